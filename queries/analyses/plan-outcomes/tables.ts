import type { Column, Table } from '#queries/define.ts'
import { outcomeWords } from './outcome-words.ts'
import type { PlanOutcomesResult } from './result.ts'
import { flatPlans } from './flat-plans.ts'
import { outcomeSentence } from './sentence.ts'

const column = (name: string, kind: Column['kind'], zh: string, en: string): Column => ({
  name,
  kind,
  label: { zh, en },
})

export const tables: Table<PlanOutcomesResult>[] = [
  {
    name: 'plans',
    title: { zh: '改进成效', en: 'Plan outcomes' },
    columns: [
      column('plan', 'text', '计划', 'Plan'),
      column('programme', 'text', '合并评估于', 'Judged with'),
      column('unit_id', 'text', '单位编号', 'Unit code'),
      column('verdict', 'text', '判断', 'Verdict'),
      column('verdict_zh', 'text', '判断（中文）', 'Verdict (Chinese)'),
      column('reason', 'text', '原因', 'Reason'),
      column('design', 'text', '评估设计', 'Design'),
      column('raw', 'number', '原始变化', 'Raw change'),
      column('expected', 'number', '本来会有', 'Expected anyway'),
      column('corrected', 'number', '净效果', 'Net effect'),
      column('low', 'number', '下限（95%）', 'Low (95%)'),
      column('high', 'number', '上限（95%）', 'High (95%)'),
      column('mde', 'number', '最小可检出', 'Smallest detectable'),
      column('p', 'number', 'p 值', 'p'),
      column('q', 'number', 'q 值', 'q'),
      column('net_gap', 'ratio', '净效果（差距）', 'Net effect (gap)'),
      column('n_treated', 'integer', '实施对象', 'With the plan'),
      column('n_control', 'integer', '对照对象', 'Without'),
      column('n_before', 'integer', '开始前期数', 'Periods before'),
      column('n_after', 'integer', '开始后期数', 'Periods after'),
      column('first_start', 'date', '开始', 'Start'),
      column('leads_p', 'number', '开始前走势 p', 'Paths before, p'),
      column('guardrails', 'text', '护栏', 'Guardrails'),
      column('more', 'number', '数量类', 'More'),
      column('better', 'number', '质量与效率类', 'Better'),
      column('cost', 'number', '费用', 'Cost'),
      column('hours', 'number', '工时', 'Hours'),
      column('per_cost', 'number', '每万元效果', 'Effect per 10,000'),
      column('is_spent_without_effect', 'boolean', '有投入而看不到效果', 'Spent without visible effect'),
      column('notes', 'text', '说明', 'Notes'),
      column('sentence_zh', 'text', '说明（中文）', 'In words (Chinese)'),
      column('sentence_en', 'text', '说明（英文）', 'In words'),
    ],
    rows: (found) =>
      flatPlans(found).map((one) => ({
        plan: one.plan,
        programme: one.programme,
        unit_id: one.unit_id,
        verdict: one.verdict,
        verdict_zh: outcomeWords.zh.verdicts[one.verdict],
        ...{ reason: one.reason, design: one.design, raw: one.raw, expected: one.expected, corrected: one.corrected },
        ...{ low: one.low, high: one.high, mde: one.mde, p: one.p, q: one.q, net_gap: one.reading?.corrected ?? null },
        ...{ n_treated: one.n_treated, n_control: one.n_control, n_before: one.n_before, n_after: one.n_after },
        ...{ first_start: one.first_start, leads_p: one.leads?.p ?? null },
        guardrails: one.guardrails.map(({ guardrail, state }) => `${guardrail}:${state}`).join('+') || null,
        ...{ more: one.split?.more?.estimate ?? null, better: one.split?.better?.estimate ?? null },
        ...{ cost: one.cost, hours: one.hours, per_cost: one.per_cost?.estimate ?? null },
        is_spent_without_effect: one.is_spent_without_effect,
        notes: one.notes.join('+') || null,
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
