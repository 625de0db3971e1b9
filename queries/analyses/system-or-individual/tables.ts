import type { Column, Table } from '#queries/define.ts'
import { PARTS } from '#queries/words/diagnosis.ts'
import { nameOf } from '#queries/words/format.ts'
import { partShares } from './part-shares.ts'
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

/** One row a unit, the company first; its parts with intervals; the components of the differences; the limits. */
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
      { name: 'n_rows', kind: 'integer', label: { zh: '结果数', en: 'Results' } },
      { name: 'gap_ratio', kind: 'ratio', label: { zh: '差距（期初目标）', en: 'Gap (original target)' } },
      { name: 'shortfall_z', kind: 'number', label: { zh: '平均缺口（标准化）', en: 'Mean shortfall (scaled)' } },
      { name: 'common', kind: 'ratio', label: { zh: '全员共同', en: 'Common' } },
      { name: 'conditions', kind: 'ratio', label: { zh: '条件差异', en: 'Conditions' } },
      { name: 'individual', kind: 'ratio', label: { zh: '个人差异', en: 'Individual' } },
      { name: 'fluctuation', kind: 'ratio', label: { zh: '波动', en: 'Fluctuation' } },
      ...interval('q', 'ratio', '系统占可解释缺口', 'System share of the explainable shortfall'),
      ...interval('q_diff', 'ratio', '系统占差异', 'System share of the differences'),
    ],
    rows: (found) => allOf(found).map(unitFields),
  },
  {
    name: 'make_up',
    title: { zh: '缺口构成（标准化，95% 区间）', en: 'Shortfall make-up (scaled, 95% intervals)' },
    columns: [
      { name: 'unit_id', kind: 'text', label: { zh: '部门编号', en: 'Unit id' } },
      { name: 'part', kind: 'text', label: { zh: '部分', en: 'Part' } },
      ...interval('z', 'number', '缺口', 'Shortfall'),
      { name: 'share', kind: 'ratio', label: { zh: '占横条', en: 'Share of the bar' } },
    ],
    rows: (found) =>
      allOf(found).flatMap((unit) =>
        unit.shortfall === null
          ? []
          : PARTS.map((part) => ({
              unit_id: unit.unit_id,
              part,
              ...fields('z', unit.shortfall?.[part]),
              share: partShares(unit)?.[part] ?? null,
            })),
      ),
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
    rows: (found) => allOf(found).flatMap(({ unit_id, limits }) => limits.map((limit) => ({ unit_id, ...limit }))),
  },
]

/** The company first. */
const allOf = ({ company, units }: SystemOrIndividualResult): UnitVerdict[] => [...(company ? [company] : []), ...units]

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
  n_rows: unit.n_rows,
  gap_ratio: unit.gap_ratio,
  shortfall_z: unit.shortfall?.total.estimate ?? null,
  ...(partShares(unit) ?? { common: null, conditions: null, individual: null, fluctuation: null }),
  ...fields('q', unit.q),
  ...fields('q_diff', unit.qDiff),
})
