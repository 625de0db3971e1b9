import type { AnalysisText } from '#queries/define.ts'
import type { Lang, Text } from '#queries/locale.ts'
import { formatGap, formatPeople, formatPeriod, nameOf, pointsOf } from '#queries/words/format.ts'
import { crossingSentence } from '#queries/words/event.ts'
import { gapWords } from '#queries/words/gap.ts'
import type { MixShiftResult, Reading, UnitChange } from './result.ts'

export type PartCode = 'rate' | 'mix' | 'membership' | 'rest'

export type MixShiftText = AnalysisText<MixShiftResult> & {
  empty: string
  tooFew: string
  /** Short names of the parts: they stand on an axis. */
  parts: Record<PartCode, string>
  /** Instead of `parts.rest` where something in it is protected. */
  protectedRest: string
  change: string
  total: string
  steps: string
  byUnit: string
  others: (n: number) => string
  /** What a sub-unit did between the periods; 'shown' is in both. */
  states: Record<UnitState, string>
  readings: Record<Reading, (change: number) => string>
  protectedNote: string
}
export type UnitState = 'shown' | 'entry' | 'exit' | 'withheld'

export const text: Text<MixShiftText> = {
  zh: {
    title: '结构变化',
    question: '是各单位变了，还是各单位的人数占比变了？',
    reading:
      '从上一期水平出发，依次加上各单位自身的变化、业务结构（各单位人数占比）的变化、新设与撤并的单位，得到本期水平；向右为离目标更近或超出更多。' +
      '细线是各单位自身变化的 95% 区间；旁边是各下级单位的贡献。',
    caveat:
      '口径或目标在两期之间改变、组织调整使同名单位不再是同一群人、或周期长短不同，都不要据此下结论；有季节性的指标请与去年同期对比。占比按人数计，不按业务量。' +
      '区间把每个单位的均值看作近似正态、两期看作互不相关；人员大多留任时区间偏宽。这里只说明变化由哪些部分相加而成，不说明原因，也不评价个人。',
    source:
      '方法：Kitagawa（1955）的分解，占比与均值各取两期平均，以总体均值为中心；新设与撤并按 Griliches 与 Regev（1995）单列。' +
      '区间：均值方差 Σ w²·sd²/n，Welch–Satterthwaite 自由度的 t 分布。',
    empty: '没有两个可以对比的周期：需要两个同一种类（如两个月）、并且都有人员差距的周期。',
    tooFew: '有差距的下级单位不足两个，没有构成可以分解。',
    parts: { rate: '各单位自身', mix: '业务结构', membership: '新设与撤并', rest: '未能归属' },
    protectedRest: '已保护与未归属',
    change: '变化',
    total: '合计',
    steps: '平均差距，逐步相加',
    byUnit: '贡献较大的下级单位（百分点）',
    others: (n) => `其余 ${n} 个`,
    states: { shown: '两期都有', entry: '新设', exit: '撤并', withheld: '已保护' },
    readings: {
      reversal: (change) => {
        const dir = change < 0 ? '下降' : '上升'
        return `总体${dir}来自业务结构变化，不是各单位都在${dir}。先核对各单位人数占比的变动，再看各单位。`
      },
      units: () => '主要是各单位自身的变化；请到贡献较大的单位看目标、资源与流程。',
      mix: () => '主要是业务结构变化：各单位的人数占比变了。先核对占比的变动，再看各单位。',
      membership: () => '主要来自新设或撤并的单位；请先核对组织调整，两期不是同样的单位。',
      rest: () => '主要来自未能归属到下级单位的部分；不要据此判断各单位。',
      unclear: () => '各单位自身的变化最大，但还在正常波动内，不作判断。',
      noise: () => '总体与各单位自身的变化都在正常波动内，无需专门解释。',
      small: () => '前后两期都有 20 人以上的下级单位不足两个，不作判断。',
      no_spread: () => '人员之间没有离散程度可用，无法区分变化与正常波动。',
    },
    protectedNote: '有受保护的下级单位，它们的部分合在“已保护与未归属”中。',
    finding: (found) => finding(found, 'zh'),
  },
  en: {
    title: 'Mix shift',
    question: 'Did the units change, or did the mix of units change?',
    reading:
      'Start from the earlier level, add what changed in the units themselves, what their shares of the people changed, and units that are new ' +
      'or gone, and arrive at the later level; right is closer to target or further ahead. The thin line is the 95% range of the change of the ' +
      'units themselves; beside it stand the contributions of the sub-units.',
    caveat:
      'Do not conclude from it when a definition or target changed between the periods, when a reorganisation made a unit of the same name another ' +
      'group of people, or when the periods differ in length; where there are seasons, compare with the same period a year before. Shares count people, not business volume. The range takes the mean of each unit as ' +
      'about normal and the two periods as unrelated; it is too wide where most people stay. It says which parts a change adds up from, not ' +
      'why, and judges no person.',
    source:
      'Method: decomposition of Kitagawa (1955), shares and means averaged over the two periods and centred at the overall mean; units new or gone ' +
      'apart, after Griliches and Regev (1995). Range: variance Σ w²·sd²/n of the means, t with Welch–Satterthwaite degrees of freedom.',
    empty:
      'There are no two periods to compare: it takes two of one kind (two months, say) in which people have gaps against target.',
    tooFew: 'Fewer than two sub-units have a gap, so there is no mix to split.',
    parts: {
      rate: 'Units themselves',
      mix: 'Mix of units',
      membership: 'Units new or gone',
      rest: 'Not attributable',
    },
    protectedRest: 'Protected, other',
    change: 'Change',
    total: 'Total',
    steps: 'Mean gap, step by step',
    byUnit: 'Sub-units that contribute most (points)',
    others: (n) => `${n} others`,
    states: { shown: 'in both periods', entry: 'new', exit: 'gone', withheld: 'protected' },
    readings: {
      reversal: (change) =>
        `The overall ${change < 0 ? 'fall' : 'rise'} comes from a change in mix, not from the units themselves. ` +
        'Check first how their shares of the people moved, then look at the units.',
      units: () =>
        'Mostly the units themselves changed; look at targets, resources and processes where they contribute most.',
      mix: () => 'Mostly the mix changed: the shares of the units moved. Check those first, then look at the units.',
      membership: () =>
        'Mostly units that are new or gone; check the reorganisation first, the two periods do not have the same units.',
      rest: () => 'Mostly what cannot be attributed to a sub-unit; do not judge the units by it.',
      unclear: () =>
        'The units themselves moved most, but still inside normal variation, so there is nothing to conclude.',
      noise: () =>
        'Both the total and the units themselves stay inside normal variation; no special explanation needed.',
      small: () => 'Fewer than two sub-units have 20 people or more in both periods, so there is nothing to conclude.',
      no_spread: () => 'People do not differ at all here, so change cannot be told from normal variation.',
    },
    protectedNote: 'Some sub-units are protected; their parts stand together with what cannot be attributed.',
    finding: (found) => finding(found, 'en'),
  },
}

function finding(found: MixShiftResult, lang: Lang): string {
  const { kind, unit, from, to } = found
  if (kind === 'empty' || !unit || !from || !to) return text[lang].empty
  const colon = lang === 'zh' ? '：' : ': '
  const name = found.kpi ? `${nameOf(unit, lang)} · ${nameOf(found.kpi, lang)}` : nameOf(unit, lang)
  if (kind === 'withheld') return name + colon + gapWords[lang].protectedSentence
  const sentences = [name + colon + levels(found, lang)]
  if (kind === 'too_few') sentences.push(text[lang].tooFew)
  else {
    sentences.push(parts(found, lang))
    if (found.reading) sentences.push(text[lang].readings[found.reading](changeOf(found)))
    if (hasProtected(found)) sentences.push(text[lang].protectedNote)
  }
  const crossed = crossingSentence(found.crossed, lang)
  if (crossed !== null) sentences.push(crossed)
  return sentences.join(lang === 'zh' ? '' : ' ')
}

/** 平均差距由 −2.1%（2025年1月，212 人）变为 −3.4%（2025年2月，220 人），下降 1.3 个百分点。 */
function levels(found: MixShiftResult, lang: Lang): string {
  const level = (gap: number | null, period: string, n: number | null) => {
    const inside = [formatPeriod(period, lang), formatPeople(n, lang)]
    return formatGap(gap, lang) + (lang === 'zh' ? `（${inside.join('，')}）` : ` (${inside.join(', ')})`)
  }
  const before = level(found.gap_ratio_from, found.from?.period_id ?? '', found.n_people_from)
  const after = level(found.gap_ratio_to, found.to?.period_id ?? '', found.n_people_to)
  const change = changeOf(found)
  const size = pointsOf(Math.abs(change))
  const isNone = size === '0.0'
  if (lang === 'zh') {
    const said = isNone ? '变化不到 0.1 个百分点' : `${change < 0 ? '下降' : '上升'} ${size} 个百分点`
    return `平均差距由 ${before}变为 ${after}，${said}。`
  }
  const said = isNone ? 'a change of less than 0.1 points' : `${change < 0 ? 'down' : 'up'} ${size} points`
  return `mean gap from ${before} to ${after}, ${said}.`
}

/** 其中各单位自身 +0.8 个百分点（区间 +0.1 至 +1.5），业务结构 −2.1 个百分点。 */
function parts(found: MixShiftResult, lang: Lang): string {
  const said = partsOf(found, lang).map(({ code, name, value }) => {
    const range = code === 'rate' ? rangeText(found, lang) : ''
    return lang === 'zh'
      ? `${name} ${signedPoints(value)}${range}`
      : `${name.toLowerCase()} ${signedPoints(value)}${range}`
  })
  return lang === 'zh' ? `其中（百分点）：${said.join('，')}。` : `In points: ${said.join(', ')}.`
}

export const changeOf = ({ gap_ratio_from, gap_ratio_to }: MixShiftResult) =>
  (gap_ratio_to ?? 0) - (gap_ratio_from ?? 0)

export const hasProtected = ({ units }: MixShiftResult) =>
  units.some(({ state_from, state_to }) => state_from === 'withheld' || state_to === 'withheld')

/** The parts that there are, in the order in which they are drawn: the units and their mix always, the others if not nothing. */
export function partsOf(found: MixShiftResult, lang: Lang): { code: PartCode; name: string; value: number }[] {
  if (found.kind !== 'found') return []
  const words = text[lang]
  const rest = {
    code: 'rest',
    name: hasProtected(found) ? words.protectedRest : words.parts.rest,
    value: found.rest ?? 0,
  }
  return [
    { code: 'rate' as const, name: words.parts.rate, value: found.rate ?? 0 },
    { code: 'mix' as const, name: words.parts.mix, value: found.mix ?? 0 },
    ...(found.units.some(({ membership }) => membership !== null)
      ? [{ code: 'membership' as const, name: words.parts.membership, value: found.membership ?? 0 }]
      : []),
    ...(rest.value !== 0 ? [{ ...rest, code: 'rest' as const }] : []),
  ]
}

export function unitStateOf({ state_from, state_to }: UnitChange): UnitState {
  if (state_from === 'withheld' || state_to === 'withheld') return 'withheld'
  if (state_from === 'empty') return 'entry'
  return state_to === 'empty' ? 'exit' : 'shown'
}

/** −1.3 or +0.4 percentage points with one decimal; what rounds to nothing has no sign. */
export function signedPoints(ratio: number): string {
  const size = pointsOf(Math.abs(ratio))
  return size === '0.0' ? size : `${ratio < 0 ? '−' : '+'}${size}`
}

/** +0.9 个百分点, +0.9 pp */
export const pointsWithUnit = (ratio: number, lang: Lang) =>
  `${signedPoints(ratio)} ${lang === 'zh' ? '个百分点' : 'pp'}`

/** （区间 −0.6 至 +0.5）, with what goes before it; nothing without an interval. */
function rangeText(found: MixShiftResult, lang: Lang): string {
  const range = bareRange(found, lang)
  if (range === '') return ''
  return lang === 'zh' ? `（区间 ${range}）` : ` (range ${range})`
}

/** −0.6 至 +0.5, for a chart. */
export function bareRange({ rate_low, rate_high }: MixShiftResult, lang: Lang): string {
  if (rate_low === null || rate_high === null) return ''
  return `${signedPoints(rate_low)} ${lang === 'zh' ? '至' : 'to'} ${signedPoints(rate_high)}`
}
