import type { Table } from '#queries/define.ts'
import { nameOf } from '#queries/words/format.ts'
import type { ShortfallConcentrationResult } from './result.ts'

export const tables: Table<ShortfallConcentrationResult>[] = [
  {
    name: 'concentration',
    title: { zh: '缺口集中度', en: 'Concentration of the shortfall' },
    columns: [
      { name: 'unit_id', kind: 'text', label: { zh: '部门编号', en: 'Unit id' } },
      { name: 'unit_zh', kind: 'text', label: { zh: '部门', en: 'Unit (Chinese name)' } },
      { name: 'unit_en', kind: 'text', label: { zh: '部门（英文名）', en: 'Unit' } },
      { name: 'state', kind: 'text', label: { zh: '状态', en: 'State' } },
      { name: 'n_people', kind: 'integer', label: { zh: '人数', en: 'People' } },
      { name: 'tenth_share', kind: 'ratio', label: { zh: '一成人员的占比', en: 'Part held by a tenth' } },
      { name: 'chance_share', kind: 'ratio', label: { zh: '纯随机的占比', en: 'Part under chance' } },
      { name: 'chance_low', kind: 'ratio', label: { zh: '纯随机（下限）', en: 'Chance, low' } },
      { name: 'chance_high', kind: 'ratio', label: { zh: '纯随机（上限）', en: 'Chance, high' } },
      { name: 'reading', kind: 'text', label: { zh: '解读', en: 'Reading' } },
    ],
    rows: ({ kind, unit, ...found }) =>
      unit === null || kind === 'empty'
        ? []
        : [
            {
              unit_id: unit.unit_id,
              unit_zh: nameOf(unit, 'zh'),
              unit_en: nameOf(unit, 'en'),
              state: kind === 'withheld' ? 'withheld' : 'shown',
              ...found,
            },
          ],
  },
]
