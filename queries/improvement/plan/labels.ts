import type { Lang } from '#queries/locale.ts'
import type { PlanRecord } from './record.ts'

/** What must stand beside a plan wherever it is shown. */
export const LABELS = ['no_diagnosis', 'one_sided', 'no_start', 'no_measure', 'exploratory', 'cancelled'] as const
export type Label = (typeof LABELS)[number]

/** A plan counts as diagnosed from this many kinds of evidence on (improvement §6). */
export const FEWEST_EVIDENCE_KINDS = 2

/**
 * The labels of a plan.
 *
 *   no_diagnosis  fewer than two kinds of evidence
 *   one_sided     no item that the company owes
 *   exploratory   the measure was chosen after the plan had started (improvement §1)
 */
export function labelsOf(plan: LabelledBy): Label[] {
  const isLate =
    plan.kpi_id !== null &&
    plan.kpi_chosen_on !== null &&
    plan.started_on !== null &&
    plan.kpi_chosen_on > plan.started_on
  const has: Record<Label, boolean> = {
    no_diagnosis: new Set(plan.diagnosis.kinds).size < FEWEST_EVIDENCE_KINDS,
    one_sided: !plan.steps.some(({ side }) => side === 'company'),
    no_start: plan.starts_on === null && plan.started_on === null,
    no_measure: plan.source === 'stored' && plan.kpi_id === null,
    exploratory: isLate,
    cancelled: plan.is_cancelled,
  }
  return LABELS.filter((label) => has[label])
}

type LabelledBy = Pick<
  PlanRecord,
  'source' | 'kpi_id' | 'kpi_chosen_on' | 'started_on' | 'starts_on' | 'is_cancelled'
> & { diagnosis: Pick<PlanRecord['diagnosis'], 'kinds'>; steps: readonly { side: string }[] }

export const labelNames: Record<Lang, Record<Label, string>> = {
  zh: {
    no_diagnosis: '未诊断',
    one_sided: '单边计划',
    no_start: '无开始日期',
    no_measure: '无衡量指标',
    exploratory: '探索性',
    cancelled: '未开始即关闭',
  },
  en: {
    no_diagnosis: 'no diagnosis',
    one_sided: 'one-sided plan',
    no_start: 'no start date',
    no_measure: 'no measure',
    exploratory: 'exploratory',
    cancelled: 'closed before it started',
  },
}

export const labelSays: Record<Lang, Record<Label, string>> = {
  zh: {
    no_diagnosis: '此计划的诊断记录不足两类证据，成效将无法归因。',
    one_sided: '计划中没有公司侧承诺；公司应支持的事项与团队行动同等重要。',
    no_start: '没有开始日期，成效无法判断。',
    no_measure: '没有选衡量指标，成效无法判断。',
    exploratory: '衡量指标在开始之后才选定，结果只作探索。',
    cancelled: '计划未开始就已关闭，不判断成效。',
  },
  en: {
    no_diagnosis:
      'The plan’s diagnosis record holds fewer than two kinds of evidence; its effect cannot be attributed.',
    one_sided: 'The plan holds no company commitment; what the company owes ranks equal with what the team does.',
    no_start: 'There is no start date, so the effect cannot be judged.',
    no_measure: 'No measure was chosen, so the effect cannot be judged.',
    exploratory: 'The measure was chosen after the start; the result is exploratory.',
    cancelled: 'The plan was closed before it started; no effect is judged.',
  },
}
