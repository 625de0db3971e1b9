import type { Lang } from '#queries/locale.ts'
import { formatExact, pointsOf } from '#queries/words/format.ts'
import type { OutcomeVerdict } from '../outcome/define.ts'

type Figures = {
  raw: number | null
  expected: number | null
  corrected: number | null
  low: number | null
  high: number | null
}
export type SaidOutcome = Figures & {
  verdict: OutcomeVerdict
  reason: string | null
  reading: { raw: number; expected: number; corrected: number; low: number; high: number } | null
  guardrails: readonly { guardrail: string; state: string }[]
}

/**
 * What became of a plan, in the words of improvement §5. Where the measure has a target the figures are points of the gap to it,
 * elsewhere standard deviations.
 */
export function outcomeSentence(outcome: SaidOutcome, lang: Lang): string {
  const { verdict, reason } = outcome
  if (verdict === 'cannot_tell') return cannotTell(reason, lang)
  const figures: Figures = outcome.reading ?? outcome
  const bare = (value: number | null) =>
    value === null ? '—' : outcome.reading ? pointsOf(value).replace('-', '−') : formatExact(value, lang, 2)
  const unit = lang === 'zh' ? (outcome.reading ? ' 个百分点' : ' 个标准差') : outcome.reading ? ' points' : ' SD'
  const [raw, rtm, net] = [figures.raw, figures.expected, figures.corrected].map((value) => bare(value) + unit) as [
    string,
    string,
    string,
  ]
  const zh = lang === 'zh'
  const range = zh
    ? `（${bare(figures.low)}至${bare(figures.high)}）`
    : ` (${bare(figures.low)} to ${bare(figures.high)})`
  const worse = outcome.guardrails
    .filter(({ state }) => state === 'worse')
    .map(({ guardrail }) => guardrailName(guardrail, lang))
  switch (verdict) {
    case 'harmful':
      return zh
        ? `扣除预期回升后，结果变化 ${net}${range}；建议暂停并复核方案与负荷。`
        : `After the expected rebound, results changed by ${net}${range}; pause and review the plan and its load.`
    case 'worked':
      return zh
        ? `变化 ${raw}，其中约 ${rtm}本来会回升；净效果 ${net}${range}。`
        : `Change ${raw}; about ${rtm} would have come back anyway; net ${net}${range}.`
    case 'no_relevant_effect':
      return zh
        ? '变化小于有实际意义的幅度（±0.2 个标准差）；资源可转向其他原因。'
        : 'The change is below the useful level (±0.2 SD); move resources to another cause.'
    case 'explained_by_regression':
      return zh
        ? `回升 ${raw}中约 ${rtm}本来就会出现；净效果 ${net}${range}，尚不能确认。`
        : `Of the gain of ${raw} about ${rtm} would have come anyway; net ${net}${range}, not confirmed.`
    case 'promising':
      return zh
        ? `方向向好但尚不能确认${range}；请继续观察。`
        : `Points the right way, not confirmed${range}; watch on.`
    case 'trade_off':
      return zh
        ? `差距缩小，但${worse.join('、') || '底线指标'}向不利方向变化：按取舍记录。`
        : `The gap closed while ${worse.join(', ') || 'a guardrail'} worsened: recorded as a trade-off.`
    case 'not_confirmed':
      return zh ? `没有看到可确认的变化${range}。` : `No confirmed change${range}.`
  }
}

function cannotTell(reason: string | null, lang: Lang): string {
  const why = REASONS[lang][reason ?? 'not_judged'] ?? REASONS[lang].not_judged!
  return lang === 'zh' ? `还不能判断成效：${why}` : `The effect cannot be judged yet: ${why}`
}

export const guardrailName = (code: string, lang: Lang): string => GUARDRAIL_NAMES[lang][code] ?? code

const GUARDRAIL_NAMES: Record<Lang, Record<string, string>> = {
  zh: { load: '负荷', experience: '体验', quality: '质量' },
  en: { load: 'load', experience: 'experience', quality: 'quality' },
}

export const outcomeNames: Record<Lang, Record<OutcomeVerdict, string>> = {
  zh: {
    cannot_tell: '无法判断',
    harmful: '有负面影响',
    worked: '有效',
    no_relevant_effect: '无实质效果',
    explained_by_regression: '均值回归可解释',
    promising: '有迹象，未确认',
    not_confirmed: '尚不能确认',
    trade_off: '取舍',
  },
  en: {
    cannot_tell: 'cannot tell',
    harmful: 'harmful',
    worked: 'worked',
    no_relevant_effect: 'no relevant effect',
    explained_by_regression: 'explained by regression to the mean',
    promising: 'promising, not confirmed',
    not_confirmed: 'not confirmed',
    trade_off: 'trade-off',
  },
}

/** What is missing, and what would allow a judgement. */
const REASONS: Record<Lang, Record<string, string>> = {
  zh: {
    no_start: '没有开始日期。补上开始日期后可评估。',
    no_measure: '没有选衡量指标。选定指标后可作探索性评估。',
    unknown_unit: '数据中没有这个部门。',
    not_started: '计划还没有开始。开始后至少一期可评估。',
    older_than_data: '计划早于现有数据。导入更早的数据后可评估。',
    no_after: '开始之后还没有数据。下一期数据到达后再看。',
    overlapping: '同期有另一个计划，两者分不开。',
    few_treated: '参与计划的单位太少（至少需要 20 个）。',
    few_controls: '没有足够的可比单位（至少需要 20 个）。',
    few_clusters: '参与的群组太少。',
    one_cluster: '只有一个群组参与，无法给出区间。',
    leads_not_flat: '开始之前两组的走势已不同，不能相比。',
    blocked: '衡量指标上有未处理的数据陷阱。先处理陷阱。',
    short_series: '序列太短：单个部门需要开始前 8 期、开始后 4 期。',
    signal: '开始之后出现信号，但单个部门的短序列不足以判断成效。',
    no_signal: '开始之后没有超出正常波动的信号；单个部门的短序列不足以判断成效。',
    undefined: '数据中没有波动，算不出效果。',
    protected: '为保护个人，此处不显示。',
    not_judged: '还没有可用的评估。下一个快照生成后再看。',
  },
  en: {
    no_start: 'there is no start date. Adding it would allow it.',
    no_measure: 'no measure was chosen. Choosing one allows an exploratory judgement.',
    unknown_unit: 'the unit is not in the data.',
    not_started: 'the plan has not started. One period after the start would allow it.',
    older_than_data: 'the plan is older than the data. Earlier data would allow it.',
    no_after: 'there are no data after the start yet. Look again when the next period is in.',
    overlapping: 'another plan runs at the same time, and the two cannot be told apart.',
    few_treated: 'too few units take part (at least 20 are needed).',
    few_controls: 'there are not enough comparable units (at least 20 are needed).',
    few_clusters: 'too few groups take part.',
    one_cluster: 'one group alone takes part, so there is no interval.',
    leads_not_flat: 'the two sides moved apart before the start and cannot be compared.',
    blocked: 'a data trap stands on the measure. Settle the trap first.',
    short_series: 'the series is too short: one unit needs 8 periods before and 4 after the start.',
    signal: 'there is a signal after the start, but the short series of one unit is not enough to judge an effect.',
    no_signal:
      'there is no signal beyond normal variation after the start; the short series of one unit is not enough to judge an effect.',
    undefined: 'the data do not vary, so no effect can be calculated.',
    protected: 'protected for individuals’ privacy.',
    not_judged: 'there is no assessment yet. Look again after the next snapshot.',
  },
}
