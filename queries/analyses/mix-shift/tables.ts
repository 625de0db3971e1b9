import type { Table } from '#queries/define.ts'
import { formatPeriod } from '#queries/words/format.ts'
import { changeOf, partsOf, text, unitStateOf } from './text.ts'
import type { MixShiftResult } from './result.ts'

const points = (ratio: number | null) => (ratio === null ? null : ratio * 100)

/** Every sub-unit with its shares, means and contributions; then the steps of the waterfall. */
export const tables: Table<MixShiftResult>[] = [
  {
    name: 'units',
    title: { zh: '下级单位：占比、差距与贡献', en: 'Sub-units: shares, gaps and contributions' },
    columns: [
      { name: 'unit_id', kind: 'text', label: { zh: '部门编号', en: 'Unit id' } },
      { name: 'unit_zh', kind: 'text', label: { zh: '部门', en: 'Unit (Chinese name)' } },
      { name: 'unit_en', kind: 'text', label: { zh: '部门（英文名）', en: 'Unit' } },
      { name: 'state', kind: 'text', label: { zh: '状态代码', en: 'State code' } },
      { name: 'state_zh', kind: 'text', label: { zh: '两期情况', en: 'State (Chinese)' } },
      { name: 'state_en', kind: 'text', label: { zh: '两期情况（英文）', en: 'In the periods' } },
      { name: 'n_people_from', kind: 'integer', label: { zh: '前期人数', en: 'People before' } },
      { name: 'n_people_to', kind: 'integer', label: { zh: '本期人数', en: 'People after' } },
      { name: 'share_from', kind: 'ratio', label: { zh: '前期占比', en: 'Share before' } },
      { name: 'share_to', kind: 'ratio', label: { zh: '本期占比', en: 'Share after' } },
      { name: 'gap_ratio_from', kind: 'ratio', label: { zh: '前期差距', en: 'Gap before' } },
      { name: 'gap_ratio_to', kind: 'ratio', label: { zh: '本期差距', en: 'Gap after' } },
      { name: 'rate_points', kind: 'number', label: { zh: '自身贡献（百分点）', en: 'Unit itself (points)' } },
      { name: 'mix_points', kind: 'number', label: { zh: '结构贡献（百分点）', en: 'Mix (points)' } },
      { name: 'membership_points', kind: 'number', label: { zh: '新设与撤并（百分点）', en: 'New or gone (points)' } },
    ],
    rows: ({ units }) =>
      units.map((change) => {
        const state = unitStateOf(change)
        return {
          unit_id: change.unit.unit_id,
          unit_zh: change.unit.name_zh,
          unit_en: change.unit.name_en,
          state,
          state_zh: text.zh.states[state],
          state_en: text.en.states[state],
          n_people_from: change.n_people_from,
          n_people_to: change.n_people_to,
          share_from: change.share_from,
          share_to: change.share_to,
          gap_ratio_from: change.gap_ratio_from,
          gap_ratio_to: change.gap_ratio_to,
          rate_points: points(change.rate),
          mix_points: points(change.mix),
          membership_points: points(change.membership),
        }
      }),
  },
  {
    name: 'parts',
    title: { zh: '变化由哪些部分相加而成', en: 'What the change adds up from' },
    columns: [
      { name: 'part', kind: 'text', label: { zh: '部分代码', en: 'Part code' } },
      { name: 'part_zh', kind: 'text', label: { zh: '部分', en: 'Part (Chinese)' } },
      { name: 'part_en', kind: 'text', label: { zh: '部分（英文）', en: 'Part' } },
      { name: 'gap_ratio', kind: 'ratio', label: { zh: '平均差距', en: 'Mean gap' } },
      { name: 'change_points', kind: 'number', label: { zh: '变化（百分点）', en: 'Change (points)' } },
      { name: 'low_points', kind: 'number', label: { zh: '下限（95%）', en: 'Low (95%)' } },
      { name: 'high_points', kind: 'number', label: { zh: '上限（95%）', en: 'High (95%)' } },
    ],
    rows: (found) => {
      if (found.gap_ratio_from === null || !found.from || !found.to) return []
      const none = { gap_ratio: null, change_points: null, low_points: null, high_points: null }
      const level = (part: string, period: string, gap_ratio: number | null) => ({
        ...{ part, part_zh: formatPeriod(period, 'zh'), part_en: formatPeriod(period, 'en') },
        ...{ ...none, gap_ratio },
      })
      const english = partsOf(found, 'en')
      return [
        level('before', found.from.period_id, found.gap_ratio_from),
        ...partsOf(found, 'zh').map(({ code, name, value }, i) => ({
          ...{ part: code, part_zh: name, part_en: english[i]!.name },
          ...{ ...none, change_points: points(value) },
          ...(code === 'rate' ? { low_points: points(found.rate_low), high_points: points(found.rate_high) } : {}),
        })),
        {
          ...{ part: 'change', part_zh: text.zh.total, part_en: text.en.total },
          ...{ ...none, change_points: points(changeOf(found)) },
        },
        level('after', found.to.period_id, found.gap_ratio_to),
      ]
    },
  },
]
