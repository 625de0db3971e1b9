import type { Lang } from '#queries/locale.ts'
import { formatExact, formatPercent } from '#queries/words/format.ts'
import type { Belief, CaseStage, Rate } from './result.ts'

export const stageNames: Record<Lang, Record<CaseStage, string>> = {
  zh: {
    gap: '差距',
    diagnosed: '已诊断',
    planned: '有计划',
    acknowledged: '已确认',
    started: '已开始',
    on_time: '按期',
    done: '完成',
    effect_seen: '见成效',
  },
  en: {
    gap: 'gap',
    diagnosed: 'diagnosed',
    planned: 'planned',
    acknowledged: 'acknowledged',
    started: 'started',
    on_time: 'on time',
    done: 'done',
    effect_seen: 'effect seen',
  },
}

/** The step at which a gap stops, as a noun. */
export const stopNames: Record<Lang, Record<CaseStage, string>> = {
  zh: {
    ...{ gap: '差距', diagnosed: '诊断', planned: '计划', acknowledged: '确认', started: '开始', on_time: '按期' },
    ...{ done: '完成', effect_seen: '成效' },
  },
  en: {
    ...{ gap: 'gap', diagnosed: 'diagnosis', planned: 'plan', acknowledged: 'acknowledgement', started: 'start' },
    ...{ on_time: 'keeping dates', done: 'completion', effect_seen: 'effect' },
  },
}

/** The essays' three beliefs, as they are said, and what is looked at. */
export const beliefNames: Record<Lang, Record<Belief['code'], { belief: string; test: string }>> = {
  zh: {
    people_only: { belief: '“结果不好，都是人的问题”', test: '缺口可解释部分中系统所占' },
    handed_over: { belief: '“目标交下去就会有结果”', test: '设定之后有过沟通的目标' },
    carried_out: { belief: '“有了计划就会执行”', test: '计划步骤数与完成份额的秩相关' },
  },
  en: {
    people_only: {
      belief: '"Results fall short because of people"',
      test: "the system's part of the shortfall that can be explained",
    },
    handed_over: { belief: '"Goals handed out look after themselves"', test: 'goals with a talk after they were set' },
    carried_out: { belief: '"A plan will be carried out"', test: 'rank correlation of steps with the share done' },
  },
}

export const columnNames: Record<Lang, Record<string, string>> = {
  zh: {
    'plan.evidence_kinds': '计划的诊断依据（数据、访谈、观察）',
    'plan.co_authored': '计划是否共创',
    'plan_step.due_on': '计划步骤的到期日期',
    'plan_step.owner_side': '计划步骤的责任方（公司或团队）',
    'context_factor.appraise_hours': '考核投入的工时或费用',
    'context_factor.improve_hours': '改进投入的工时或费用',
    'checkin.occurred_on': '沟通日期',
    'goal_result.lesson_id': '目标引用的经验编号',
    diagnosis: '可诊断的个人结果',
  },
  en: {
    'plan.evidence_kinds': 'what the diagnosis of a plan rests on (data, interview, observation)',
    'plan.co_authored': 'whether a plan was written together',
    'plan_step.due_on': 'the due dates of plan steps',
    'plan_step.owner_side': 'which side owes a plan step (company or team)',
    'context_factor.appraise_hours': 'hours or money spent on appraising',
    'context_factor.improve_hours': 'hours or money spent on improving',
    'checkin.occurred_on': 'the dates of talks',
    'goal_result.lesson_id': 'the lesson that a target cites',
    diagnosis: 'results of people that can be diagnosed',
  },
}

/** 41.2%（7 / 17，区间 21.6%–64.0%）; counts alone under ten cases; what is missing where it is not testable. */
export function rateText({ status, needs, k, n, share, low, high }: Rate, lang: Lang): string {
  if (status === 'not_testable') {
    const column = columnNames[lang][needs ?? ''] ?? needs ?? ''
    return lang === 'zh' ? `不可检验：缺少${column}` : `not testable: needs ${column}`
  }
  if (status === 'none_due') return lang === 'zh' ? '没有到期的事项，不可检验' : 'nothing due, not testable'
  const counts =
    lang === 'zh'
      ? `${formatExact(k, lang)} / ${formatExact(n, lang)}`
      : `${formatExact(k, lang)} of ${formatExact(n, lang)}`
  if (status === 'counts_only')
    return lang === 'zh' ? `${counts}（不足 10 例，只报数量）` : `${counts} (fewer than 10: counts only)`
  return lang === 'zh'
    ? `${formatPercent(share, lang)}（${counts}，区间 ${formatPercent(low, lang)}–${formatPercent(high, lang)}）`
    : `${formatPercent(share, lang)} (${counts}, range ${formatPercent(low, lang)}–${formatPercent(high, lang)})`
}

export const signed = (r: number) => `${r <= -0.005 ? '−' : r >= 0.005 ? '+' : ''}${Math.abs(r).toFixed(2)}`

/** The answer to one belief: figure, interval, and what it says. */
export function beliefText({ code, status, needs, value, low, high, n, k, verdict }: Belief, lang: Lang): string {
  if (status === 'not_testable') {
    const column = columnNames[lang][needs ?? ''] ?? needs ?? ''
    return lang === 'zh' ? `不可检验：缺少${column}` : `not testable: needs ${column}`
  }
  if (status === 'counts_only' || value === null)
    return lang === 'zh'
      ? `${formatExact(k, lang)} / ${formatExact(n, lang)}，例数不足或没有不同，只报数量`
      : `${formatExact(k, lang)} of ${formatExact(n, lang)}: too few, or all alike; counts only`
  const shown = code === 'carried_out' ? signed : (one: number) => formatPercent(one, lang)
  const range =
    low === null || high === null
      ? ''
      : lang === 'zh'
        ? `（区间 ${shown(low)} 至 ${shown(high)}）`
        : ` (range ${shown(low)} to ${shown(high)})`
  const cases =
    code === 'people_only'
      ? ''
      : code === 'carried_out'
        ? lang === 'zh'
          ? `，${formatExact(n, lang)} 项到期计划`
          : `, ${formatExact(n, lang)} due plans`
        : lang === 'zh'
          ? `，${formatExact(k, lang)} / ${formatExact(n, lang)}`
          : `, ${formatExact(k, lang)} of ${formatExact(n, lang)}`
  const says =
    lang === 'zh'
      ? { against: '数据不支持这一说法', for: '数据没有反对这一说法', open: '还不能判断' }
      : { against: 'the data speak against it', for: 'the data do not speak against it', open: 'cannot be told yet' }
  const handed =
    lang === 'zh'
      ? { against: '多数目标有人跟进', for: '多数目标设定后没有沟通记录', open: '还不能判断' }
      : { against: 'most goals are followed up', for: 'most goals have no talk on record', open: 'cannot be told yet' }
  const answer = verdict === null ? '' : (code === 'handed_over' ? handed : says)[verdict]
  return `${shown(value)}${range}${cases}${lang === 'zh' ? '：' : ': '}${answer}`
}
