import type { Estimate, UnitVerdict } from '#queries/analyses/system-or-individual/result.ts'
import { ROOT_UNIT } from '#queries/domain.ts'
import type { Lang } from '#queries/locale.ts'
import { trapName } from '#queries/traps/names.ts'
import { diagnosisWords, factorName, PARTS, type Part } from './diagnosis.ts'
import { formatList, formatPeople } from './format.ts'
import { gapWords } from './gap.ts'
import { limitSays, limitSettledBy, type MetLimit } from './limits.ts'

/** The sentences of the diagnosis, made from one verdict; the same on page, paper and in mail. */

/** 54%–72%, 54–72%: an interval of a share, whole percent. */
export function shareRange(low: number, high: number, lang: Lang): string {
  return lang === 'zh' ? `${whole(low)}%–${whole(high)}%` : `${whole(low)}–${whole(high)}%`
}

/** The verdict in one or two sentences (words 3); without the name of the unit. */
export function verdictSentence(unit: UnitVerdict, lang: Lang): string {
  if (unit.verdict === 'withheld') return gapWords[lang].protectedSentence
  if (unit.verdict === 'measurement_trap') return trapSentence(unit, lang)
  const share = systemShare(unit)
  if (share === null) return cannotTell(unit, lang)
  const what = explained(unit, lang)
  const { estimate, low, high } = share
  if (unit.verdict === 'system') {
    const inside = [...breakdown(unit, lang), `${diagnosisWords[lang].interval} ${shareRange(low, high, lang)}`]
    return lang === 'zh'
      ? `可解释的${what}中约 ${whole(estimate)}%来自系统（${inside.join('；')}）。先看目标、资源与流程，再谈个人。`
      : `Of the explainable ${what} about ${whole(estimate)}% comes from the system (${inside.join('; ')}). Look at resources, targets and process first.`
  }
  if (unit.verdict === 'within_group') {
    const range = shareRange(1 - high, 1 - low, lang)
    return lang === 'zh'
      ? `可解释的${what}中约 ${100 - whole(estimate)}%来自组内差异（区间 ${range}）。这不说明原因在个人：任务分配、客户区域、评分误差也在其中。`
      : `Of the explainable ${what} about ${100 - whole(estimate)}% (range ${range}) comes from differences inside the group. That does not mean the cause is personal: task mix, territory and rating noise are in it too.`
  }
  return lang === 'zh'
    ? `两类差异都不小（系统因素约 ${whole(estimate)}%，区间 ${shareRange(low, high, lang)}），数据不支持只选一种解释。`
    : `Both kinds are sizeable (system factors about ${whole(estimate)}%, range ${shareRange(low, high, lang)}); the data do not support choosing one story.`
}

/** Why no cause is looked for here; null for the company and for units that are low. */
export function notLowSentence({ unit_id, is_low, verdict }: UnitVerdict, lang: Lang): string | null {
  if (unit_id === ROOT_UNIT || is_low !== false || verdict === 'withheld') return null
  return lang === 'zh'
    ? '这里没有在偶然之外同时低于目标和公司水平，不必专门解释。'
    : 'Beyond chance, this unit is not below both its target and the company; no special explanation needed.'
}

/** 判断：系统因素为主；区间 54%–72%；38 人: what a heading or a table cell has room for. */
export function verdictShort(unit: UnitVerdict, lang: Lang): string {
  const label = diagnosisWords[lang].verdicts[unit.verdict]
  const people = unit.n_people === null ? null : formatPeople(unit.n_people, lang)
  const share = systemShare(unit)
  const inside = [share === null ? null : shareOf(share, lang), people].filter((part) => part !== null)
  if (inside.length === 0) return label
  return lang === 'zh' ? `${label}（${inside.join('，')}）` : `${label} (${inside.join(', ')})`
}

/** 系统 63%，区间 54%–72%. */
function shareOf({ estimate, low, high }: Estimate, lang: Lang): string {
  const range = shareRange(low, high, lang)
  return lang === 'zh' ? `系统 ${whole(estimate)}%，区间 ${range}` : `system ${whole(estimate)}%, range ${range}`
}

/** The share of the system that decided the verdict: Q, or Q_diff where there are no targets; null where no share decided. */
export function systemShare({ verdict, q, qDiff }: UnitVerdict): Estimate | null {
  return verdict === 'system' || verdict === 'within_group' || verdict === 'mixed' ? (q ?? qDiff) : null
}

export const AVERAGE_QUESTION = {
  zh: '平均水平的员工在这里能否达标？',
  en: 'Would an average employee reach the target here?',
}

/** The answer to AVERAGE_QUESTION with its interval; null where it is not known. */
export function averageAnswer({ average_gap }: UnitVerdict, lang: Lang): string | null {
  if (average_gap === null) return null
  const { estimate, low, high } = average_gap
  const distance = `${signed(estimate)}${lang === 'zh' ? '（' : ' ('}${diagnosisWords[lang].interval} ${signed(low)} ${
    lang === 'zh' ? '至' : 'to'
  } ${signed(high)}${lang === 'zh' ? '，以指标自身的尺度计）' : ", in units of each KPI's own scale)"}`
  if (high < 0) {
    return lang === 'zh'
      ? `不能：在这里的条件下，平均水平的员工也达不到目标，距离 ${distance}。`
      : `No: in these conditions an average employee does not reach the target; distance ${distance}.`
  }
  if (low > 0) {
    return lang === 'zh'
      ? `能：在这里的条件下，平均水平的员工达到目标，距离 ${distance}。`
      : `Yes: in these conditions an average employee reaches the target; distance ${distance}.`
  }
  return lang === 'zh'
    ? `说不准：与目标的距离 ${distance}。`
    : `It cannot be told: the distance from the target is ${distance}.`
}

/** One sentence for each part that adds nothing to the shortfall, or is clearly the opposite of one; it has left the bar. */
export function goodParts({ shortfall }: UnitVerdict, lang: Lang): string[] {
  if (shortfall === null) return []
  return PARTS.filter((part) => shortfall[part].estimate < 0).map((part) =>
    shortfall[part].high < 0 ? GOOD[lang][part] : NO_PART[lang](diagnosisWords[lang].parts[part]),
  )
}

/** Where all results and the differences alone point to different classes, both are said; else null. */
export function differencesSentence(unit: UnitVerdict, lang: Lang): string | null {
  const { differences, verdict } = unit
  if (differences === null || differences === verdict) return null
  if (verdict === 'system' && differences === 'within_group') {
    return lang === 'zh'
      ? '缺口主要是全员共同的（目标或市场）；员工之间的差异则主要在组内。'
      : 'The shortfall is mainly common to all (targets or the market); what differs between people lies mainly inside the group.'
  }
  const label = diagnosisWords[lang].verdicts[differences]
  return lang === 'zh'
    ? `不计全员共同的部分，只看差异，则是“${label}”。`
    : `Without what is common to all, the differences alone say: ${lowerFirst(label)}.`
}

/** Which system factor stands out, or that none does; null unless the verdict is about the system. */
export function namedSentence({ verdict, named_factor }: UnitVerdict, lang: Lang): string | null {
  if (verdict !== 'system' && verdict !== 'mixed') return null
  if (named_factor === null) {
    return lang === 'zh' ? '没有一项明显大于其他：多个系统因素。' : 'None stands out: several system factors.'
  }
  const name = factorName(named_factor, lang)
  return lang === 'zh' ? `系统因素中最大的一项：${name}。` : `The largest of the system factors: ${lowerFirst(name)}.`
}

/** One sentence for each limit, in the order given. */
export const limitSentences = (limits: readonly MetLimit[], lang: Lang): string[] =>
  limits.map((limit) => sentence(limitSays(limit, lang), lang))

/** What data would change this verdict, one sentence each; never empty. */
export function whatWouldChange(unit: UnitVerdict, lang: Lang): string[] {
  if (unit.verdict === 'withheld') return [gapWords[lang].protectedSentence]
  const codes = [...(unit.reason === null ? [] : [unit.reason]), ...unit.limits.map(({ code }) => code)]
  const data = [...new Set(codes.map((code) => limitSettledBy(code, lang)).filter((settle) => settle !== null))]
  const known = data.map((settle) => (lang === 'zh' ? `补充${settle}。` : `${upperFirst(settle)}.`))
  return [...known, ALWAYS[lang]]
}

/** What no reading of these data can say. */
export const CANNOT_SAY: Record<Lang, string[]> = {
  zh: [
    '占比描述差异在哪里，不说明原因。',
    '不说明任何一位员工或管理者的水平；模型中的个人数值不保存、不显示。',
    '不说明改变某个条件会带来多少改进；只有试行过的改变才能支持这样的说法。',
  ],
  en: [
    'The shares describe where differences lie; they do not tell a cause.',
    'They say nothing about any one employee or manager; no figure of a person is kept or shown.',
    'They do not say how much a change of conditions would bring; only a change that was tried can support that.',
  ],
}

function cannotTell(unit: UnitVerdict, lang: Lang): string {
  const { reason } = unit
  if (reason === null) return lang === 'zh' ? '现在还说不准。' : 'We cannot tell yet.'
  const limit = unit.limits.find(({ code }) => code === reason) ?? { code: reason, factor: null, value: null }
  const says = limitSays(limit, lang)
  // Nothing is missing where nothing falls short.
  if (reason === 'no_shortfall') return sentence(says, lang)
  const data = limitSettledBy(reason, lang)
  const settled = data === null ? '' : lang === 'zh' ? `补充${data}后可判断。` : ` ${upperFirst(data)} would settle it.`
  return lang === 'zh' ? `现在还说不准：${says}。${settled}` : `We cannot tell yet: ${says}.${settled}`
}

function trapSentence({ subtype, blocked_by }: UnitVerdict, lang: Lang): string {
  if (subtype === 'target_not_interpretable') {
    return lang === 'zh'
      ? '这个差距暂不解读：一半以上的目标权重够不着、过松，或没有写出怎样算完成。'
      : 'This gap is not read yet: at least half of the goal weight is out of reach, too easy, or does not say what done looks like.'
  }
  const names = formatList(
    blocked_by.slice(0, MOST_NAMES).map((slug) => trapName(slug)[lang]),
    lang,
  )
  const more = blocked_by.length > MOST_NAMES
  return lang === 'zh'
    ? `先别下结论：数据检查发现“${names}”${more ? `等${blocked_by.length}项` : ''}，差距有一部分可能来自尺子，而不是结果。`
    : `Hold the conclusion: the data checks found ${names}${more ? ` and ${blocked_by.length - MOST_NAMES} more` : ''}; part of the gap may be the ruler rather than the results.`
}

/** So many checks are named in one sentence; the page of the unit has them all. */
const MOST_NAMES = 2

/** 全员共同 21%，条件差异 42%: only where both are shortfalls; rounded so that they add up to the share of the system. */
function breakdown({ shortfall, q }: UnitVerdict, lang: Lang): string[] {
  if (shortfall === null || q === null) return []
  const { common, conditions } = shortfall
  if (common.estimate <= 0 || conditions.estimate <= 0) return []
  const system = whole(q.estimate)
  const first = Math.round((system * common.estimate) / (common.estimate + conditions.estimate))
  return [
    lang === 'zh'
      ? `全员共同 ${first}%，条件差异 ${system - first}%`
      : `common to all ${first}%, conditions ${system - first}%`,
  ]
}

/** Without targets there are differences, but nothing falls short. */
function explained({ limits }: UnitVerdict, lang: Lang): string {
  const hasTargets = !limits.some(({ code }) => code === 'no_targets')
  if (lang === 'zh') return hasTargets ? '缺口' : '差异'
  return hasTargets ? 'shortfall' : 'difference'
}

const GOOD: Record<Lang, Record<Part, string>> = {
  zh: {
    common: '全员共同的部分好于目标：整体平均达到目标，缺口不在这里。',
    conditions: '这里的条件好于全公司平均：缺口不来自条件。',
    individual: '员工之间的差异没有加大缺口。',
    fluctuation: '波动没有加大缺口。',
  },
  en: {
    common: 'What is common to all is ahead of target: the average reaches it, so the shortfall is not there.',
    conditions: 'Conditions here are better than the company average: the shortfall does not come from them.',
    individual: 'Differences between people add nothing to the shortfall.',
    fluctuation: 'Fluctuation adds nothing to the shortfall.',
  },
}

/** Where the interval holds 0 the part is neither good nor bad. */
const NO_PART: Record<Lang, (part: string) => string> = {
  zh: (part) => `“${part}”没有加大缺口。`,
  en: (part) => `"${part}" adds nothing to the shortfall.`,
}

const ALWAYS: Record<Lang, string> = {
  zh: '更多周期会缩小区间；数据陷阱或目标体检若有发现，会先于这个判断。',
  en: 'More periods narrow the range; a data trap or a goal that fails its check would come before this verdict.',
}

/** z with two decimals and its sign: −0.42. */
const signed = (z: number) => `${z <= -0.005 ? '−' : z >= 0.005 ? '+' : ''}${Math.abs(z).toFixed(2)}`
const whole = (share: number) => Math.round(share * 100)
const sentence = (clause: string, lang: Lang) => (lang === 'zh' ? `${clause}。` : `${upperFirst(clause)}.`)
const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
