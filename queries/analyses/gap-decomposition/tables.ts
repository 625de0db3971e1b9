import type { Table } from '#queries/define.ts'
import type { GapDecompositionResult } from './result.ts'

/** The bars of the waterfall in their order; the last row is the sum. */
export const tables: Table<GapDecompositionResult>[] = [
  {
    name: 'parts',
    title: { zh: '差距分解（标准化差距，负数低于目标）', en: 'Split of the gap (scaled; negative is below target)' },
    columns: [
      { name: 'factor', kind: 'text', label: { zh: '因素', en: 'Factor' } },
      { name: 'side', kind: 'text', label: { zh: '归属', en: 'Side' } },
      { name: 'contribution_z', kind: 'number', label: { zh: '贡献', en: 'Contribution' } },
      { name: 'low_z', kind: 'number', label: { zh: '下限（95%）', en: 'Low (95%)' } },
      { name: 'high_z', kind: 'number', label: { zh: '上限（95%）', en: 'High (95%)' } },
    ],
    rows: ({ parts, gap_z }) =>
      parts.length === 0
        ? []
        : [
            ...parts.map(({ factor, side, contribution, low, high }) => ({
              factor,
              side,
              contribution_z: contribution,
              low_z: low,
              high_z: high,
            })),
            { factor: 'total', side: null, contribution_z: gap_z, low_z: null, high_z: null },
          ],
  },
]
