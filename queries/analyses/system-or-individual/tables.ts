import type { Column, Table } from '#queries/define.ts'
import { nameOf } from '#queries/words/format.ts'
import type { Estimate, SystemOrIndividualResult, UnitVerdict } from './result.ts'

/** Name and 95 % interval of an estimate as three columns. */
const interval = (name: string, kind: 'number' | 'ratio', zh: string, en: string): Column[] => [
  { name, kind, label: { zh, en } },
  { name: `${name}_low`, kind, label: { zh: `${zh}（下限）`, en: `${en}, low` } },
  { name: `${name}_high`, kind, label: { zh: `${zh}（上限）`, en: `${en}, high` } },
]
const fields = (name: string, found: Estimate | null | undefined) => ({
  [name]: found?.estimate ?? null,
  [`${name}_low`]: found?.low ?? null,
  [`${name}_high`]: found?.high ?? null,
})

/** One row a unit, the company first; the components of the differences; the limits. */
export const tables: Table<SystemOrIndividualResult>[] = [
  {
    name: 'units',
    title: { zh: '判断与缺口构成', en: 'Verdicts and shortfall make-up' },
    columns: [
      { name: 'unit_id', kind: 'text', label: { zh: '部门编号', en: 'Unit id' } },
      { name: 'unit_zh', kind: 'text', label: { zh: '部门', en: 'Unit (Chinese name)' } },
      { name: 'unit_en', kind: 'text', label: { zh: '部门（英文名）', en: 'Unit' } },
      { name: 'state', kind: 'text', label: { zh: '状态', en: 'State' } },
      { name: 'verdict', kind: 'text', label: { zh: '判断', en: 'Verdict' } },
      { name: 'subtype', kind: 'text', label: { zh: '子类', en: 'Subtype' } },
      { name: 'reason', kind: 'text', label: { zh: '无法判断的原因', en: 'Why it cannot be told' } },
      { name: 'differences', kind: 'text', label: { zh: '只看差异的判断', en: 'Verdict on differences alone' } },
      { name: 'named_factor', kind: 'text', label: { zh: '最大的系统因素', en: 'Largest system factor' } },
      { name: 'is_low', kind: 'boolean', label: { zh: '明显低于目标与全公司', en: 'Below target and company' } },
      { name: 'n_people', kind: 'integer', label: { zh: '人数', en: 'People' } },
      { name: 'n_person_periods', kind: 'integer', label: { zh: '员工周期数', en: 'Employee-periods' } },
      { name: 'n_rows', kind: 'integer', label: { zh: '结果数', en: 'Results' } },
      { name: 'n_periods', kind: 'integer', label: { zh: '周期数', en: 'Periods' } },
      { name: 'gap_ratio', kind: 'ratio', label: { zh: '差距（期初目标）', en: 'Gap (original target)' } },
      { name: 'gap_z', kind: 'number', label: { zh: '标准化差距', en: 'Scaled gap' } },
      ...interval('average_gap_z', 'number', '平均水平员工的标准化差距', 'Scaled gap of an average employee'),
      { name: 'shortfall_z', kind: 'number', label: { zh: '平均缺口（标准化）', en: 'Mean shortfall (scaled)' } },
      ...interval('common_z', 'number', '全员共同', 'Common'),
      ...interval('conditions_z', 'number', '条件差异', 'Conditions'),
      ...interval('individual_z', 'number', '个人差异', 'Individual'),
      ...interval('fluctuation_z', 'number', '波动', 'Fluctuation'),
      ...interval('q', 'ratio', '系统占可解释缺口', 'System share of the explainable shortfall'),
      ...interval('q_diff', 'ratio', '系统占差异', 'System share of the differences'),
    ],
    rows: ({ company, units }) => {
      const below = units.filter(({ unit_id }) => unit_id !== company?.unit_id)
      return [...(company ? [company] : []), ...below].map(unitFields)
    },
  },
  {
    name: 'components',
    title: { zh: '差异的来源（方差占比）', en: 'Where the differences come from (shares of variance)' },
    columns: [
      { name: 'factor', kind: 'text', label: { zh: '因素', en: 'Factor' } },
      { name: 'side', kind: 'text', label: { zh: '归属', en: 'Side' } },
      { name: 'n_levels', kind: 'integer', label: { zh: '类别数', en: 'Levels' } },
      { name: 'variance', kind: 'number', label: { zh: '方差', en: 'Variance' } },
      { name: 'is_boundary', kind: 'boolean', label: { zh: '在边界上', en: 'At the boundary' } },
      ...interval('realised', 'ratio', '实际占比', 'Realised share'),
      ...interval('share', 'ratio', '总体模型占比', 'Superpopulation share'),
    ],
    rows: ({ company }) =>
      (company?.factors ?? []).map(({ factor, side, n_levels, variance, is_boundary, realised, share }) => ({
        factor,
        side,
        n_levels,
        variance,
        is_boundary,
        ...fields('realised', realised),
        ...fields('share', share),
      })),
  },
  {
    name: 'limits',
    title: { zh: '限制与尚未运行的检查', en: 'Limits, and checks that have not run' },
    columns: [
      { name: 'unit_id', kind: 'text', label: { zh: '部门编号', en: 'Unit id' } },
      { name: 'code', kind: 'text', label: { zh: '代码', en: 'Code' } },
      { name: 'factor', kind: 'text', label: { zh: '因素', en: 'Factor' } },
      { name: 'value', kind: 'number', label: { zh: '数值', en: 'Value' } },
    ],
    rows: ({ company, units }) => {
      const below = units.filter(({ unit_id }) => unit_id !== company?.unit_id)
      return [...(company ? [company] : []), ...below].flatMap(({ unit_id, limits }) =>
        limits.map((limit) => ({ unit_id, ...limit })),
      )
    },
  },
]

const unitFields = (unit: UnitVerdict) => ({
  unit_id: unit.unit_id,
  unit_zh: nameOf(unit, 'zh'),
  unit_en: nameOf(unit, 'en'),
  state: unit.verdict === 'withheld' ? 'withheld' : 'shown',
  verdict: unit.verdict,
  subtype: unit.subtype,
  reason: unit.reason,
  differences: unit.differences,
  named_factor: unit.named_factor,
  is_low: unit.is_low,
  n_people: unit.n_people,
  n_person_periods: unit.n_person_periods,
  n_rows: unit.n_rows,
  n_periods: unit.n_periods,
  gap_ratio: unit.gap_ratio,
  gap_z: unit.gap_z,
  ...fields('average_gap_z', unit.average_gap),
  shortfall_z: unit.shortfall?.total.estimate ?? null,
  ...fields('common_z', unit.shortfall?.common),
  ...fields('conditions_z', unit.shortfall?.conditions),
  ...fields('individual_z', unit.shortfall?.individual),
  ...fields('fluctuation_z', unit.shortfall?.fluctuation),
  ...fields('q', unit.q),
  ...fields('q_diff', unit.qDiff),
})
