import type { Column, Table } from '#queries/define.ts'
import { flatPlans } from './flat-plans.ts'
import type { PlanOutcomesResult } from './result.ts'
import { outcomeSentence } from './sentence.ts'

const column = (name: string, kind: Column['kind'], zh: string, en: string): Column => ({
  name,
  kind,
  label: { zh, en },
})

/** What was judged, one row each; then every plan with what it was judged in, the smaller print, and the path around the start. */
export const tables: Table<PlanOutcomesResult>[] = [
  {
    name: 'outcomes',
    title: { zh: '改进成效', en: 'Plan outcomes' },
    columns: [
      column('plan', 'text', '计划或计划组', 'Plan or programme'),
      column('n_plans', 'integer', '计划数', 'Plans'),
      column('verdict', 'text', '判断', 'Verdict'),
      column('reason', 'text', '原因', 'Reason'),
      column('raw', 'number', '原始变化', 'Raw change'),
      column('expected', 'number', '本来会有', 'Expected anyway'),
      column('corrected', 'number', '净效果', 'Net effect'),
      column('low', 'number', '下限（95%）', 'Low (95%)'),
      column('high', 'number', '上限（95%）', 'High (95%)'),
      column('mde', 'number', '最小可检出', 'Smallest detectable'),
      column('n_treated', 'integer', '实施对象', 'With the plan'),
      column('n_control', 'integer', '对照对象', 'Without'),
      column('first_start', 'date', '开始', 'Start'),
      column('design', 'text', '评估设计', 'Design'),
    ],
    rows: ({ outcomes }) =>
      outcomes.map((one) => ({
        ...{ plan: one.plan, n_plans: one.n_plans, verdict: one.verdict, reason: one.reason },
        ...{
          raw: one.raw,
          expected: one.expected,
          corrected: one.corrected,
          low: one.low,
          high: one.high,
          mde: one.mde,
        },
        ...{ n_treated: one.n_treated, n_control: one.n_control, first_start: one.first_start, design: one.design },
      })),
  },
  {
    name: 'details',
    title: { zh: '检验与投入', en: 'Checks and cost' },
    columns: [
      column('plan', 'text', '计划或计划组', 'Plan or programme'),
      column('net_gap', 'ratio', '净效果（差距）', 'Net effect (gap)'),
      column('rebound', 'number', '均值回归公式', 'Rebound by formula'),
      column('p', 'number', 'p 值', 'p'),
      column('q', 'number', 'q 值', 'q'),
      column('leads_p', 'number', '开始前走势 p', 'Paths before, p'),
      column('n_before', 'integer', '开始前期数', 'Periods before'),
      column('n_after', 'integer', '开始后期数', 'Periods after'),
      column('guardrails', 'text', '护栏', 'Guardrails'),
      column('more', 'number', '数量类', 'More'),
      column('better', 'number', '质量与效率类', 'Better'),
      column('balance_before', 'number', '基线差距（配对前）', 'Baseline apart'),
      column('balance_after', 'number', '基线差距（配对后）', 'Baseline apart, pairs'),
      column('matched', 'number', '配对结果', 'Among pairs'),
      column('without_spillover', 'number', '去除同管理者对照', 'Without shared managers'),
      column('cost', 'number', '费用', 'Cost'),
      column('hours', 'number', '工时', 'Hours'),
      column('per_cost', 'number', '每万元效果', 'Effect per 10,000'),
      column('is_spent_without_effect', 'boolean', '有投入而看不到效果', 'Spent without visible effect'),
      column('notes', 'text', '说明', 'Notes'),
    ],
    rows: ({ outcomes }) =>
      outcomes.map((one) => ({
        plan: one.plan,
        net_gap: one.reading?.corrected ?? null,
        rebound: one.rebound,
        ...{ p: one.p, q: one.q, leads_p: one.leads?.p ?? null, n_before: one.n_before, n_after: one.n_after },
        guardrails: one.guardrails.map(({ guardrail, state }) => `${guardrail}:${state}`).join('+') || null,
        ...{ more: one.split?.more?.estimate ?? null, better: one.split?.better?.estimate ?? null },
        ...{ balance_before: one.balance?.before ?? null, balance_after: one.balance?.after ?? null },
        ...{ matched: one.matched?.estimate ?? null, without_spillover: one.without_spillover?.estimate ?? null },
        ...{ cost: one.cost, hours: one.hours, per_cost: one.per_cost?.estimate ?? null },
        is_spent_without_effect: one.is_spent_without_effect,
        notes: one.notes.join('+') || null,
      })),
  },
  {
    name: 'plans',
    title: { zh: '每项计划', en: 'Every plan' },
    columns: [
      column('plan', 'text', '计划', 'Plan'),
      column('programme', 'text', '合并评估于', 'Judged with'),
      column('unit_id', 'text', '单位编号', 'Unit code'),
      column('verdict', 'text', '判断', 'Verdict'),
      column('sentence_zh', 'text', '说明（中文）', 'In words (Chinese)'),
      column('sentence_en', 'text', '说明（英文）', 'In words'),
    ],
    rows: (found) =>
      flatPlans(found).map((one) => ({
        ...{ plan: one.plan, programme: one.programme, unit_id: one.unit_id, verdict: one.verdict },
        sentence_zh: outcomeSentence({ ...one, plans: [] }, 'zh'),
        sentence_en: outcomeSentence({ ...one, plans: [] }, 'en'),
      })),
  },
  {
    name: 'path',
    title: { zh: '开始前后的差异', en: 'Difference around the start' },
    columns: [
      column('plan', 'text', '计划', 'Plan'),
      column('relative', 'integer', '距开始的期数', 'Periods from the start'),
      column('estimate', 'number', '差异', 'Difference'),
      column('low', 'number', '下限（95%）', 'Low (95%)'),
      column('high', 'number', '上限（95%）', 'High (95%)'),
    ],
    rows: ({ outcomes }) =>
      outcomes.flatMap(({ plan, path }) =>
        path.map(({ relative, estimate, low, high }) => ({ plan, relative, estimate, low, high })),
      ),
  },
]
