import type { AnalysisText } from '#queries/define.ts'
import type { Lang, Text } from '#queries/locale.ts'
import {
  DASH,
  formatGap,
  formatMeasure,
  formatPeople,
  formatPeriod,
  formatPoints,
  nameOf,
  pointsOf,
} from '#queries/words/format.ts'
import { gapWords } from '#queries/words/gap.ts'
import { crossingSentence, eventText } from '#queries/words/event.ts'
import { crossedBy, type TrendEvent } from './events.ts'
import type { TrendResult } from './result.ts'

type Point = TrendResult['points'][number]

export type TrendText = AnalysisText<TrendResult> & {
  series: string
  mean: string
  limits: string
  target: string
  improvement: string
  concern: string
  neutral: string
  rule: Record<NonNullable<Point['label']>, string>
  assurance: Record<NonNullable<TrendResult['assurance']>, string>
  empty: string
  tooFew: (needed: number, have: number) => string
  provisional: (have: number) => string
  constant: string
  break: (reason: string) => string
  slope: (result: TrendResult) => string | null
  events: string
  /** One line of the list of events. */
  event: (event: TrendEvent) => string
  crosses: (events: readonly TrendEvent[]) => string | null
  spoken: (point: Point, result: TrendResult) => string
}

/** Fewest points of the last stretch for a sentence about signals; series.ts applies it. */
const NEEDED = 8

export const text: Text<TrendText> = {
  zh: {
    title: '趋势：信号还是波动',
    question: '变化是真的信号，还是正常波动？',
    reading:
      '虚线是均值与控制限：限内且无规律的上下浮动属正常波动，不必解释。' +
      '三角为改善信号，菱形为需关注的信号；实竖线处指标口径改变，前后分开计算；虚竖线与浅色带是事件。',
    caveat:
      '不足 13 期时控制限是暂定的，不足 8 期不判断。春节等季节影响、分母很小的比率和口径变化会造成假信号。' +
      '信号只说明“不像偶然”，不说明原因，也不评价个人。',
    source:
      '方法：XmR 控制图与 NHS England “Making Data Count” 规则（NHSRplotthedots 0.2.2）；' +
      'Theil–Sen 斜率（Sen 1968）与 Mann–Kendall 检验，有自相关时按 Yue–Pilon（2002）预白化。',
    series: '结果',
    mean: '均值',
    limits: '控制限',
    target: '目标',
    improvement: '改善信号',
    concern: '需关注的信号',
    neutral: '信号（方向不分好坏）',
    rule: {
      outside: '超出控制限',
      trend: '连续 7 期同向变化',
      two_in_three: '3 期中有 2 期接近控制限',
      shift: '连续 7 期在均值同一侧',
      common: '正常波动',
    },
    assurance: {
      consistently_passes: '照目前的过程，可以持续达标',
      consistently_fails: '照目前的过程，持续达不到目标，除非改变流程、资源或目标',
      hit_or_miss: '照目前的过程，时而达标、时而不达标',
    },
    empty: '没有可画的序列：这个部门与指标还没有结果。可换一个指标，或先导入更多周期。',
    tooFew: (needed, have) => `需要 ${needed} 期，现有 ${have} 期：只画出数值与均值，不作判断。`,
    provisional: (have) => `控制限为暂定：现有 ${have} 期，满 13 期后确定。`,
    constant: '各期数值相同，没有波动。',
    break: (reason) => `口径变更${versionOf(reason, ' 第 ', ' 版')}`,
    slope: (found) => slopeWords(found, 'zh'),
    events: '期间的事件',
    event: (event) => eventText(event, 'zh'),
    crosses: (events) => crossingSentence(events, 'zh'),
    spoken: (point, found) => spoken(point, found, 'zh'),
    finding: (found) => finding(found, 'zh'),
  },
  en: {
    title: 'Trend: signal or noise',
    question: 'Is the change a signal, or normal variation?',
    reading:
      'Dashed lines are the mean and the control limits: ups and downs inside them without a pattern are normal variation and need ' +
      'no explanation. Triangles are signals of improvement, diamonds signals of concern; at a solid vertical line the definition changed; dashed lines and pale bands are events.',
    caveat:
      'Limits are provisional under 13 periods and not read under 8. Seasons such as Spring Festival, rates on small counts and ' +
      'changed definitions make false signals. A signal says "unlike chance", not why, and judges no person.',
    source:
      'Method: XmR chart with the rules of NHS England "Making Data Count" (NHSRplotthedots 0.2.2); Theil–Sen slope (Sen 1968) and ' +
      'Mann–Kendall test, prewhitened after Yue and Pilon (2002) under autocorrelation.',
    series: 'Result',
    mean: 'Mean',
    limits: 'Limits',
    target: 'Target',
    improvement: 'Signal of improvement',
    concern: 'Signal of concern',
    neutral: 'Signal (no better side)',
    rule: {
      outside: 'outside a control limit',
      trend: '7 changes of one direction in a row',
      two_in_three: '2 of 3 periods near a limit',
      shift: '7 periods in a row on one side of the mean',
      common: 'normal variation',
    },
    assurance: {
      consistently_passes: 'the process as it is will go on meeting the target',
      consistently_fails:
        'the process as it is will go on missing the target unless process, resources or target change',
      hit_or_miss: 'the process as it is will meet the target in some periods and miss it in others',
    },
    empty: 'No series to draw: this unit and KPI have no result yet. Choose another KPI, or import more periods first.',
    tooFew: (needed, have) =>
      `${needed} periods are needed, ${have} are there: values and mean are drawn, nothing is judged.`,
    provisional: (have) => `Limits are provisional: ${have} periods so far, 13 make them final.`,
    constant: 'All values are equal; there is no variation.',
    break: (reason) => `Definition changed${versionOf(reason, ' (version ', ')')}`,
    slope: (found) => slopeWords(found, 'en'),
    events: 'Events in this time',
    event: (event) => eventText(event, 'en'),
    crosses: (events) => crossingSentence(events, 'en'),
    spoken: (point, found) => spoken(point, found, 'en'),
    finding: (found) => finding(found, 'en'),
  },
}

/** A value of the series in words: a gap with its sign, or the KPI in its own unit. */
export function valueText(value: number | null, found: TrendResult, lang: Lang): string {
  return found.measure === 'gap' ? formatGap(value, lang) : formatMeasure(value, lang, found.unit_of_measure)
}

function finding(found: TrendResult, lang: Lang): string {
  const words = text[lang]
  const zh = lang === 'zh'
  if (found.kind === 'empty') return words.empty
  if (found.kind === 'withheld') return gapWords[lang].protectedSentence
  const head = [found.unit, found.kpi].filter((named) => named !== null).map((named) => nameOf(named, lang))
  const opening = `${head.join(zh ? '，' : ', ') || gapWords[lang].allKpis}${zh ? '：' : ': '}`
  const last = found.points.filter((point) => point.group === found.points.findLast(isShown)?.group && isShown(point))
  const newest = last.at(-1)
  if (found.kind === 'too_few' || !newest) return opening + words.tooFew(NEEDED, last.length)

  const value = `${formatPeriod(newest.period_id, lang)} ${valueText(newest.value, found, lang)}`
  const range =
    newest.lower === null
      ? null
      : `${words.limits.toLowerCase()} ${valueText(newest.lower, found, lang)} ${zh ? '至' : 'to'} ${valueText(newest.upper, found, lang)}`
  const count =
    newest.n_people === null
      ? zh
        ? `${last.length} 期`
        : `${last.length} periods`
      : formatPeople(newest.n_people, lang)
  const measured = zh
    ? `${value}（${[range, count].filter(Boolean).join('，')}）`
    : `${value} (${[range, count].filter(Boolean).join(', ')})`
  const rule = newest.label && newest.label !== 'common' ? words.rule[newest.label] : null
  const signal =
    found.signal_now === 'none'
      ? found.is_constant
        ? words.constant
        : zh
          ? '在正常波动内，无需专门解释。'
          : 'inside normal variation, no special explanation needed.'
      : zh
        ? `${words[found.signal_now]}（${rule}）。${NEXT[found.signal_now].zh}`
        : `${words[found.signal_now].toLowerCase()} (${rule}). ${NEXT[found.signal_now].en}`
  const assured = found.assurance ? sentence(words.assurance[found.assurance], lang) : null
  const caution = found.limits === 'provisional' ? words.provisional(last.length) : null
  return `${opening}${[`${measured}${zh ? '，' : ', '}${signal}`, words.slope(found), assured, words.crosses(crossedBy(found)), caution].filter(Boolean).join(zh ? '' : ' ')}`
}

const NEXT = {
  improvement: { zh: '可了解哪些条件变了，是否值得推广。', en: 'Worth finding out which conditions changed.' },
  concern: {
    zh: '请归口部门核对这段时间的流程、资源与口径。',
    en: 'Let the owner function check process, resources and definitions of that time.',
  },
  neutral: { zh: '请归口部门说明变化的背景。', en: 'Let the owner function say what changed.' },
}

/** Only a slope that the test does not put down to chance is worth a sentence. */
function slopeWords(found: TrendResult, lang: Lang): string | null {
  const { slope, kendall } = found
  if (!slope || !kendall || kendall.p >= 0.05) return null
  const value = signed(slope.per_period, found, lang)
  // The unit stands with the value; the range repeats only the figures.
  const [lower, upper] = [slope.lower, slope.upper].map((x) =>
    found.measure === 'gap' ? pointsOf(x) : signed(x, found, lang),
  )
  return lang === 'zh'
    ? `每期平均变化 ${value}（区间 ${lower} 至 ${upper}）。`
    : `Change per period ${value} (range ${lower} to ${upper}).`
}

function signed(value: number, found: TrendResult, lang: Lang): string {
  const size = found.measure === 'gap' ? formatPoints(value, lang) : valueText(value, found, lang)
  return value > 0 ? `+${size}` : size
}

function spoken(point: Point, found: TrendResult, lang: Lang): string {
  const zh = lang === 'zh'
  const period = formatPeriod(point.period_id, lang)
  const parts =
    point.state === 'withheld'
      ? [gapWords[lang].protected]
      : point.state === 'empty'
        ? [gapWords[lang].empty]
        : [
            valueText(point.value, found, lang),
            point.n_people === null ? null : formatPeople(point.n_people, lang),
            point.target === null ? null : `${text[lang].target} ${valueText(point.target, found, lang)}`,
            point.label === null || point.lower === null ? null : text[lang].rule[point.label],
          ].filter((part) => part !== null)
  return zh ? `${[period, ...parts].join('，')}。` : `${[period, ...parts].join(', ')}.`
}

const isShown = (point: Point) => point.state === 'shown'

const sentence = (words: string, lang: Lang) =>
  lang === 'zh' ? `${words}。` : `${words[0]?.toUpperCase() ?? DASH}${words.slice(1)}.`

function versionOf(reason: string, before: string, after: string): string {
  const version = /^kpi_version_(\d+)$/.exec(reason)?.[1]
  return version ? `${before}${version}${after}` : ''
}
