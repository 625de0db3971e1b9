import type { Lang } from '#queries/locale.ts'
import { measureUnit } from './measure-unit.ts'

/**
 * Numbers and dates as readers see them, the same on screen, on paper and in mail. Intl does the work; what it does not
 * know is here: the true minus (U+2212), and the labels of periods. Ratios are fractions (0.12 is 12 %). Null is a dash.
 */
export const DASH = '—'

/** A gap, always with its sign: −12.0%, +3.2%, 0.0%. */
export function formatGap(ratio: number | null, lang: Lang): string {
  if (ratio === null) return DASH
  return trueMinus(
    new Intl.NumberFormat(localeOf[lang], { ...ONE_DECIMAL_PERCENT, signDisplay: 'exceptZero' }).format(ratio),
  )
}

/** A share or an attainment: 98.5%. One decimal, because 0.985 must not become 99 %. */
export function formatPercent(ratio: number | null, lang: Lang): string {
  if (ratio === null) return DASH
  return trueMinus(
    new Intl.NumberFormat(localeOf[lang], { ...ONE_DECIMAL_PERCENT, signDisplay: 'negative' }).format(ratio),
  )
}

/** A difference of two percentages: 3.2 个百分点, 3.2 pp. */
export function formatPoints(ratio: number | null, lang: Lang): string {
  if (ratio === null) return DASH
  return lang === 'zh' ? `${pointsOf(ratio)} 个百分点` : `${pointsOf(ratio)} pp`
}

/** The bare figure behind ±, where the sentence or the cell says that these are percentage points: 5.0. */
export function pointsOf(ratio: number): string {
  return decimal(ratio * 100, 'en', 1, 1)
}

/**
 * A number in running text, compact from ten thousand on: 1.2万, 3.5亿; 12K, 350M. With a unit: 38 人, 500万元, 95.2%.
 * Tables use `formatExact`, because a column has one unit, named in its head.
 */
export function formatNumber(value: number | null, lang: Lang, unit?: string | null): string {
  if (value === null) return DASH
  if (unit === '%') return `${decimal(value, lang, 1, 1)}%`
  const isLarge = Math.abs(value) >= 10_000
  const text = isLarge
    ? trueMinus(new Intl.NumberFormat(localeOf[lang], { notation: 'compact', maximumFractionDigits: 1 }).format(value))
    : decimal(value, lang, 0, 2)
  if (!unit) return text
  return lang === 'zh' && isLarge && isHan(unit) ? `${text}${unit}` : `${text} ${measureUnit(unit, lang)}`
}

/** The value of a KPI in its own unit: a share as a percentage (0.952 → 95.2%), everything else as `formatNumber`. */
export function formatMeasure(value: number | null, lang: Lang, unit: string | null): string {
  return isShare(unit) ? formatPercent(value, lang) : formatNumber(value, lang, unit)
}

/** Units that say "a fraction of one". */
export const isShare = (unit: string | null): boolean => unit !== null && SHARE_UNITS.has(unit.toLowerCase())

/** A number in a table: grouped, at most `digits` decimals, never compact. */
export function formatExact(value: number | null, lang: Lang, digits = 3): string {
  return value === null ? DASH : decimal(value, lang, 0, digits)
}

/** Distinct people: 38 人, n = 38. */
export function formatPeople(n: number | null, lang: Lang): string {
  if (n === null) return DASH
  return lang === 'zh' ? `${decimal(n, lang, 0, 0)} 人` : `n = ${decimal(n, lang, 0, 0)}`
}

/** 2025-10 → 2025年10月, Oct 2025 · 2025Q3 → 2025年第三季度, Q3 2025 · 2025H1 → 2025年上半年, H1 2025 · FY2025 → 2025财年, FY2025. */
export function formatPeriod(periodId: string, lang: Lang): string {
  const match = PERIOD.exec(periodId)
  if (!match) return periodId
  const { fiscal, year = '', month, quarter, half } = match.groups ?? {}
  if (fiscal) return lang === 'zh' ? `${fiscal}财年` : `FY${fiscal}`
  if (month) return lang === 'zh' ? `${year}年${Number(month)}月` : `${MONTHS[Number(month) - 1]} ${year}`
  if (quarter) return lang === 'zh' ? `${year}年第${'一二三四'[Number(quarter) - 1]}季度` : `Q${quarter} ${year}`
  if (half) return lang === 'zh' ? `${year}年${half === '1' ? '上' : '下'}半年` : `H${half} ${year}`
  return lang === 'zh' ? `${year}年` : year
}

/** 2025-10 → 25-10 and the like: the shortest label that is still unambiguous, for chart axes. */
export function formatPeriodShort(periodId: string): string {
  return /^\d{4}-\d{2}$/.test(periodId) ? periodId.slice(2) : periodId
}

/** 2026-11-03, 3 Nov 2026; takes an ISO date or time stamp and reads only its date. */
export function formatDate(iso: string, lang: Lang): string {
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-')
  return lang === 'zh' ? `${year}-${month}-${day}` : `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`
}

/** 一部、二部和三部; A, B and C. */
export function formatList(names: string[], lang: Lang): string {
  if (names.length < 2) return names.join('')
  const head = names.slice(0, -1).join(lang === 'zh' ? '、' : ', ')
  return `${head}${lang === 'zh' ? '和' : ' and '}${names.at(-1)}`
}

/** The name in the reader's language; the other one when it is missing. */
export function nameOf(named: { name_zh: string; name_en: string }, lang: Lang): string {
  return lang === 'zh' ? named.name_zh || named.name_en : named.name_en || named.name_zh
}

const localeOf: Record<Lang, string> = { zh: 'zh-CN', en: 'en-US' }
const ONE_DECIMAL_PERCENT = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const
const SHARE_UNITS = new Set(['ratio', 'share', 'fraction', 'proportion', '比例', '占比', '比率'])
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const PERIOD = /^(?:FY(?<fiscal>\d{4})|(?<year>\d{4})(?:-(?<month>0[1-9]|1[0-2])|Q(?<quarter>[1-4])|H(?<half>[12]))?)$/

const isHan = (text: string) => /^\p{Script=Han}/u.test(text)
const trueMinus = (text: string) => text.replace('-', '−')

function decimal(value: number, lang: Lang, least: number, most: number): string {
  const options = { minimumFractionDigits: least, maximumFractionDigits: most, signDisplay: 'negative' } as const
  return trueMinus(new Intl.NumberFormat(localeOf[lang], options).format(value))
}
