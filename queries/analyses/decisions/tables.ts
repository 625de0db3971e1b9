import type { Column, Table } from '#queries/define.ts'
import type { DecisionsResult } from './result.ts'

const column = (name: string, kind: Column['kind'], zh: string, en: string): Column => ({
  name,
  kind,
  label: { zh, en },
})

export const tables: Table<DecisionsResult>[] = [
  {
    name: 'decisions',
    title: { zh: '待决事项', en: 'Decisions' },
    columns: [
      column('place', 'integer', '次序', 'Place'),
      column('decision_rule', 'text', '规则', 'Rule'),
      column('unit_id', 'text', '部门编号', 'Unit id'),
      column('unit_zh', 'text', '部门', 'Unit (Chinese name)'),
      column('unit_en', 'text', '部门（英文名）', 'Unit'),
      column('n_people', 'integer', '人数', 'People'),
      column('goal_share', 'ratio', '目标权重份额', 'Share of goal weight'),
      column('plan_id', 'text', '计划', 'Plan'),
      column('kpi_zh', 'text', '指标', 'KPI (Chinese name)'),
      column('kpi_en', 'text', '指标（英文名）', 'KPI'),
      column('owner_function', 'text', '归口部门', 'Owner function'),
      column('due_on', 'date', '到期', 'Due'),
      column('days', 'integer', '逾期天数', 'Days overdue'),
      column('n_items', 'integer', '逾期项数', 'Items overdue'),
      column('cause', 'text', '所写原因', 'Cause as written'),
      column('remedy', 'text', '措施', 'Remedy'),
      column('fit_reason', 'text', '不符之处', 'Why it does not match'),
      column('outcome', 'text', '成效判断', 'Judged outcome'),
      column('factor', 'text', '因素', 'Factor'),
      column('grade', 'text', '证据', 'Evidence'),
    ],
    rows: ({ decisions, waiting }) =>
      [...decisions, ...waiting].map((one, i) => ({
        place: i + 1,
        decision_rule: one.rule,
        ...{ unit_id: one.unit.unit_id, unit_zh: one.unit.name_zh, unit_en: one.unit.name_en, n_people: one.n_people },
        ...{ goal_share: one.goal_share, plan_id: one.plan_id },
        ...{ kpi_zh: one.kpi?.name_zh ?? null, kpi_en: one.kpi?.name_en ?? null, owner_function: one.owner_function },
        ...{ due_on: one.due_on, days: one.days, n_items: one.n_items, cause: one.cause, remedy: one.remedy },
        ...{ fit_reason: one.fit_reason, outcome: one.outcome, factor: one.factor, grade: one.grade },
      })),
  },
]
