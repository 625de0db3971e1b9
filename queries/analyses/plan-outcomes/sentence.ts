import type { Lang } from '#queries/locale.ts'
import { formatExact, formatList, pointsOf } from '#queries/words/format.ts'
import { outcomeWords } from './outcome-words.ts'
import type { Outcome } from './result.ts'

/** 0.35; a true minus, and no sign for what rounds to nothing. */
export const sdText = (value: number): string => `${value <= -0.005 ? '−' : ''}${Math.abs(value).toFixed(2)}`
const points = (ratio: number): string => `${ratio <= -0.0005 ? '−' : ''}${pointsOf(Math.abs(ratio))}`

type Figures = { raw: string; rtm: string; net: string; lo: string; hi: string }

/** In percentage points of the gap where they are known, as readers think in targets; else in standard deviations. */
function figuresOf({ reading, raw, expected, corrected, low, high }: Outcome, lang: Lang): Figures {
  const inPoints = (ratio: number) => (lang === 'zh' ? `${points(ratio)} 个百分点` : `${points(ratio)} points`)
  const inSd = (value: number) => (lang === 'zh' ? `${sdText(value)} 个标准差` : `${sdText(value)} SD`)
  if (reading) {
    const net = `${inPoints(reading.corrected)}${lang === 'zh' ? '，' : ', '}${inSd(corrected ?? 0)}`
    return {
      ...{ raw: inPoints(reading.raw), rtm: inPoints(reading.expected), net },
      ...{ lo: sdText(low ?? 0), hi: sdText(high ?? 0) },
    }
  }
  return {
    ...{ raw: inSd(raw ?? 0), rtm: inSd(expected ?? 0), net: inSd(corrected ?? 0) },
    ...{ lo: sdText(low ?? 0), hi: sdText(high ?? 0) },
  }
}

/** The judgement of one outcome in one sentence (improvement §5): of plan, rule and resource, never of a person. */
export function outcomeSentence(one: Outcome, lang: Lang): string {
  const words = outcomeWords[lang]
  const { raw, rtm, net, lo, hi } = figuresOf(one, lang)
  const worse = one.guardrails
    .filter(({ state }) => state === 'worse')
    .map(({ guardrail }) => words.guardrails[guardrail])
  if (one.verdict === 'cannot_tell' || (one.reason !== null && one.low === null)) {
    const { reason, data } = words.reasons[one.reason ?? 'undefined']
    if (one.verdict === 'promising' && one.placebo) {
      const { rank, of } = one.placebo
      return lang === 'zh'
        ? `方向向好但尚不能确认：在 ${of} 个单位的变化中排第 ${rank}；${reason}。`
        : `Points the right way, not confirmed: place ${rank} of ${of} among the changes of units; ${reason}.`
    }
    return lang === 'zh'
      ? `还不能判断成效：${reason}。补充${data}后可评估。`
      : `Effect cannot be judged yet: ${reason}. ${data} would allow it.`
  }
  // A result that fell less than the others' has gained from its plan without having risen.
  const rose = (one.raw ?? 0) > 0 && (one.expected ?? 0) >= 0
  const zh = {
    harmful: `扣除预期回升后，结果变化 ${net}（${lo} 至 ${hi}）；建议暂停并复核方案与负荷。`,
    worked: rose
      ? `提升 ${raw}，其中约 ${rtm}本来会回升；净效果 ${net}（${lo} 至 ${hi}）。`
      : `变化 ${raw}，没有计划约为 ${rtm}；净效果 ${net}（${lo} 至 ${hi}）。`,
    no_relevant_effect: '变化小于有实际意义的幅度（±0.2 个标准差）；资源可转向其他原因。',
    explained_by_regression: `回升 ${raw}中约 ${rtm}本来就会出现；净效果 ${net}（${lo} 至 ${hi}），尚不能确认。`,
    promising: `方向向好但尚不能确认（${lo} 至 ${hi}）；再观察 ${morePeriods(one)} 期。`,
    not_confirmed: `没有看到可确认的变化（${lo} 至 ${hi}）。`,
    trade_off: `差距缩小（净效果 ${net}），但${formatList(worse, lang)}向不利方向变化：按取舍记录。`,
  }
  const en = {
    harmful: `After the expected rebound, results moved by ${net} (${lo} to ${hi}); pause and review the plan and its load.`,
    worked: rose
      ? `Up ${raw}; about ${rtm} would have come back anyway; net ${net} (${lo} to ${hi}).`
      : `Changed by ${raw}, without the plan by about ${rtm}; net ${net} (${lo} to ${hi}).`,
    no_relevant_effect: 'Change is below the useful level (±0.2 SD); move resources to another cause.',
    explained_by_regression: `Of the ${raw} gain about ${rtm} would have come anyway; net ${net} (${lo} to ${hi}), not confirmed.`,
    promising: `Points the right way, not confirmed (${lo} to ${hi}); watch ${morePeriods(one)} more periods.`,
    not_confirmed: `No confirmed change (${lo} to ${hi}).`,
    trade_off: `The gap closed (net ${net}) while ${formatList(worse, lang)} worsened: recorded as a trade-off.`,
  }
  return (lang === 'zh' ? zh : en)[one.verdict]
}

/** What these data could have shown; stands under every judgement, with and without an effect. */
export function detectableSentence({ mde }: Pick<Outcome, 'mde'>, lang: Lang): string {
  if (mde === null) {
    return lang === 'zh'
      ? '目前的数据给不出可检出的最小变化。'
      : 'The data do not yet say how small a change could be seen.'
  }
  return lang === 'zh'
    ? `以现有数据，只能看出不小于 ${sdText(mde)} 个标准差的变化。`
    : `With these data only a change of ${sdText(mde)} SD or more can be seen.`
}

/** Everything that qualifies the judgement, each in a sentence of its own. */
export function noteSentences({ notes, events }: Pick<Outcome, 'notes' | 'events'>, lang: Lang): string[] {
  const end = lang === 'zh' ? '。' : '.'
  const said = notes.map((note) => capital(outcomeWords[lang].notes[note]) + end)
  const happened = events.map(({ starts_on, label, kind }) => `${starts_on} ${label ?? kind ?? ''}`.trim())
  if (happened.length === 0) return said
  return [
    ...said,
    (lang === 'zh' ? '同期事件：' : 'In the same time: ') + happened.join(lang === 'zh' ? '；' : '; ') + end,
  ]
}

/**
 * More, or better? Volumes beside quality and efficiency, and a warning where only the volume rose; null where no KPI tells them apart.
 */
export function splitSentence({ split }: Pick<Outcome, 'split'>, lang: Lang): string | null {
  if (!split?.more && !split?.better) return null
  const said = (one: { estimate: number; low: number; high: number } | null) =>
    one === null
      ? lang === 'zh'
        ? '没有数据'
        : 'no data'
      : lang === 'zh'
        ? `${sdText(one.estimate)}（${sdText(one.low)} 至 ${sdText(one.high)}）`
        : `${sdText(one.estimate)} (${sdText(one.low)} to ${sdText(one.high)})`
  const isVolumeOnly = (split.more?.low ?? 0) > 0 && !((split.better?.low ?? 0) > 0)
  if (lang === 'zh') {
    return `数量类指标 ${said(split.more)}，质量与效率类 ${said(split.better)}。${isVolumeOnly ? '只见数量上升，未见质量或效率改善。' : ''}`
  }
  const warning = isVolumeOnly ? ' Only the volume rose; quality and efficiency did not.' : ''
  return `Volume ${said(split.more)}, quality and efficiency ${said(split.better)}.${warning}`
}

/** Cost in relation to the effect; null where either is missing. */
export function costSentence({ per_cost }: Pick<Outcome, 'per_cost'>, lang: Lang): string | null {
  if (!per_cost) return null
  const [estimate, low, high] = [per_cost.estimate, per_cost.low, per_cost.high].map((value) =>
    formatExact(value, lang, 2),
  )
  return lang === 'zh'
    ? `每 1 万元费用对应 ${estimate} 个“标准差×对象”（${low} 至 ${high}）。`
    : `For each 10,000 of cost ${estimate} SD × units (${low} to ${high}).`
}

/** Periods until an effect of this size would leave its interval, if it stays and error shrinks with the periods after the start. */
function morePeriods({ corrected, low, high, n_after }: Outcome): number {
  const half = ((high ?? 0) - (low ?? 0)) / 2
  const times = (half / Math.max(corrected ?? 0, 0.05)) ** 2
  return Math.min(12, Math.max(1, Math.ceil(n_after * (times - 1))))
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
