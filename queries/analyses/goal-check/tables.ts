import type { Column, Table } from '#queries/define.ts'
import type { GoalCheckResult } from './result.ts'

const column = (name: string, kind: Column['kind'], zh: string, en: string): Column => ({
  name,
  kind,
  label: { zh, en },
})

export const tables: Table<GoalCheckResult>[] = [
  {
    name: 'points',
    title: { zh: '目标平面', en: 'Goal-quality plane' },
    columns: [
      column('unit_id', 'text', '单位编号', 'Unit code'),
      column('unit_zh', 'text', '单位', 'Unit (Chinese name)'),
      column('unit_en', 'text', '单位（英文名）', 'Unit'),
      column('kpi_id', 'text', '指标编号', 'KPI code'),
      column('kpi_zh', 'text', '指标', 'KPI (Chinese name)'),
      column('kpi_en', 'text', '指标（英文名）', 'KPI'),
      column('lane', 'text', '类型', 'Lane'),
      column('quadrant', 'text', '位置', 'Place'),
      column('weight_share', 'ratio', '权重占比', 'Share of weight'),
      column('clarity', 'ratio', '清楚程度', 'Clarity'),
      column('chance', 'ratio', '达成概率', 'Chance'),
      column('low', 'ratio', '下限', 'Low'),
      column('high', 'ratio', '上限', 'High'),
      column('basis', 'text', '依据', 'Basis'),
      column('n_periods', 'integer', '期数', 'Periods'),
      column('n_goals', 'integer', '目标数', 'Goals'),
      column('n_people', 'integer', '人数', 'People'),
      column('is_ceiling', 'boolean', '天花板', 'Ceiling'),
      column('is_slack', 'boolean', '过松', 'Slack'),
      column('by_trap', 'text', '数据检查', 'Data check'),
    ],
    rows: ({ points }) => points.map(({ kpi_version: _, ...point }) => point),
  },
  {
    name: 'units',
    title: { zh: '各单位的目标', en: 'Goals by unit' },
    columns: [
      column('unit_id', 'text', '单位编号', 'Unit code'),
      column('unit_zh', 'text', '单位', 'Unit (Chinese name)'),
      column('unit_en', 'text', '单位（英文名）', 'Unit'),
      column('state', 'text', '状态', 'State'),
      column('quadrant', 'text', '位置', 'Place'),
      column('n_goals', 'integer', '目标数', 'Goals'),
      column('weight_share', 'ratio', '权重占比', 'Share of weight'),
    ],
    rows: ({ unit, places, units, n_people, floor_share }) =>
      (unit ? [{ ...unit, places, n_people, floor_share }, ...units] : units).flatMap(
        ({ unit_id, name_zh, name_en, places: some }): UnitLine[] => {
          const named = { unit_id, unit_zh: name_zh, unit_en: name_en }
          return some === null
            ? [{ ...named, state: 'withheld', quadrant: null, n_goals: null, weight_share: null }]
            : some.map((place) => ({ ...named, state: 'shown', ...place }))
        },
      ),
  },
  {
    name: 'findings',
    title: { zh: '按规则的发现', en: 'Findings by rule' },
    columns: [
      column('code', 'text', '规则', 'Rule'),
      column('letter', 'text', '字母', 'Letter'),
      column('firmness', 'text', '性质', 'Class'),
      column('n_goals', 'integer', '目标数', 'Goals'),
      column('weight_share', 'ratio', '权重占比', 'Share of weight'),
    ],
    rows: ({ findings }) => findings,
  },
  {
    name: 'revisions',
    title: { zh: '目标调整', en: 'Changes of targets' },
    columns: [
      column('period_id', 'text', '期间', 'Period'),
      column('class', 'text', '类别', 'Class'),
      column('n_goals', 'integer', '目标数', 'Goals'),
      column('n_up', 'integer', '上调', 'Raised'),
      column('n_down', 'integer', '下调', 'Lowered'),
      column('original', 'ratio', '按原目标的达成率', 'Attainment, original target'),
      column('current', 'ratio', '按现目标的达成率', 'Attainment, current target'),
    ],
    rows: ({ revised_periods }) =>
      revised_periods.flatMap(({ period_id, classes, original, current }) =>
        classes.map((one) => ({ period_id, ...one, original, current })),
      ),
  },
]

type UnitLine = Record<string, string | number | null>
