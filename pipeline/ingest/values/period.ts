import type { Mapping } from '../mapping.ts'
import { daysIn, isoDay } from './date.ts'
import { withYearFirst } from './english-period.ts'

/** A period with its label and first and last day. Labels: 2025-03, 2025Q1, 2025H1, 2025, and with FY in a fiscal calendar. */
export type Period = { id: string; start: string; end: string }
export type PeriodRule = NonNullable<Mapping['period_rule']>

export const CALENDAR: Pick<PeriodRule, 'fiscal_start_month' | 'label_year' | 'as' | 'year'> = {
  fiscal_start_month: 1,
  label_year: 'end',
}
const CHINESE_DIGITS: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, 上: 1, 下: 2 }

/** Null when the text is no period, or needs a year that nothing gives (`3月`, `Q1`). */
export function readPeriod(raw: string, rule: Partial<PeriodRule> = CALENDAR): Period | null {
  const calendar = { ...CALENDAR, ...rule }
  const text = raw.normalize('NFKC').trim().replaceAll(/\s+/g, '').toUpperCase()
  const spoken = fullYear(withYearFirst(text, calendar.year), calendar.year)
  if (calendar.as === 'fiscal_year') {
    const twoYears = /^(\d{4})[-/](\d{2}|\d{4})$/.exec(text)
    if (twoYears) return fiscalYear(Number(twoYears[1]) + (calendar.label_year === 'end' ? 1 : 0), calendar)
    const one = /^(?:FY)?(\d{4})年?(?:度|财年)?$/.exec(text)
    if (one) return fiscalYear(Number(one[1]), calendar)
  }
  const named = /^(?:FY(\d{4})[-/](?:\d{2}|\d{4})|(\d{4})[-/]\d{2,4}财年)$/.exec(text)
  if (named && calendar.fiscal_start_month !== 1)
    return fiscalYear(Number(named[1] ?? named[2]) + (calendar.label_year === 'end' ? 1 : 0), calendar)
  return months(spoken) ?? quarters(spoken, calendar) ?? halves(spoken, calendar) ?? years(spoken, calendar)
}

/** `3月`, `Q1`, `上半年` completed by a year from title or rule; `25Q4`, `FY25` by the century. */
function fullYear(text: string, year: number | undefined): string {
  if (year !== undefined && /^(?:\d{1,2}月|Q[1-4]|第?[一二三四1-4]季度|H[12]|[上下]半年|M\d{1,2})/.test(text))
    return `${year}年${text}`
  return text.replace(/^(FY)?'?(\d{2})(?=Q[1-4]|H[12]|年)/, '$120$2').replace(/^FY(\d{2})$/, 'FY20$1')
}

function months(text: string): Period | null {
  const parts =
    /^(\d{4})(?:年|[-/.]|年?M)?(\d{1,2})月?(?:份|度)?$/.exec(text) ??
    /^(\d{4})[-/.年](\d{1,2})[-/.月](?:\d{1,2})日?(?:T.*|\d{1,2}:.*)?$/.exec(text)
  if (!parts) return null
  const [year, month] = [Number(parts[1]), Number(parts[2])]
  // 20251 may be January or a typing fault; the compact form has two digits for the month.
  if (/^\d{5}$/.test(text) || !plausible(year) || month < 1 || month > 12) return null
  const day = /^\d{4}[-/.年]\d{1,2}[-/.月](\d{1,2})/.exec(text)?.[1]
  if (day !== undefined && (Number(day) < 1 || Number(day) > daysIn(year, month))) return null
  return span(`${year}-${String(month).padStart(2, '0')}`, year, month, 1)
}

function quarters(text: string, calendar: typeof CALENDAR): Period | null {
  const parts = /^(FY)?(\d{4})(?:年度?|财年|[-/])?(?:Q([1-4])|第?([一二三四1-4])季度?)$/.exec(text)
  if (!parts || !plausible(Number(parts[2]))) return null
  const quarter = Number(parts[3] ?? CHINESE_DIGITS[parts[4] ?? ''] ?? parts[4])
  return within(text, Number(parts[2]), calendar, `Q${quarter}`, (quarter - 1) * 3, 3)
}

function halves(text: string, calendar: typeof CALENDAR): Period | null {
  const parts = /^(FY)?(\d{4})(?:年度?|财年|[-/])?(?:H([12])|([上下])半年度?)$/.exec(text)
  if (!parts || !plausible(Number(parts[2]))) return null
  const half = Number(parts[3] ?? CHINESE_DIGITS[parts[4] ?? ''])
  return within(text, Number(parts[2]), calendar, `H${half}`, (half - 1) * 6, 6)
}

function years(text: string, calendar: typeof CALENDAR): Period | null {
  const fiscal = /^FY(\d{4})$|^(\d{4})财年$/.exec(text)
  if (fiscal) {
    const year = Number(fiscal[1] ?? fiscal[2])
    return calendar.fiscal_start_month === 1 ? plausibleYear(year) : fiscalYear(year, calendar)
  }
  const parts = /^(\d{4})(?:年度?|年全年|全年|年终|年度考核)?$/.exec(text)
  return parts ? plausibleYear(Number(parts[1])) : null
}

const plausibleYear = (year: number) => (plausible(year) ? span(String(year), year, 1, 12) : null)

/** A part of a year; in a fiscal calendar it begins so many months after the fiscal year does. */
function within(
  text: string,
  year: number,
  calendar: typeof CALENDAR,
  part: string,
  offset: number,
  length: number,
): Period {
  const isFiscal = calendar.fiscal_start_month !== 1 && /FY|财年/.test(text)
  if (!isFiscal) return span(`${year}${part}`, year, 1 + offset, length)
  const first = calendar.label_year === 'end' ? year - 1 : year
  return span(`FY${year}${part}`, first, calendar.fiscal_start_month + offset, length)
}

function fiscalYear(year: number, calendar: typeof CALENDAR): Period | null {
  if (!plausible(year)) return null
  if (calendar.fiscal_start_month === 1) return span(`FY${year}`, year, 1, 12)
  return span(`FY${year}`, calendar.label_year === 'end' ? year - 1 : year, calendar.fiscal_start_month, 12)
}

/** `length` months from the given month, which may lie beyond December. */
function span(id: string, year: number, month: number, length: number): Period {
  const first = year * 12 + month - 1
  const last = first + length - 1
  const [lastYear, lastMonth] = [Math.floor(last / 12), (last % 12) + 1]
  return {
    id,
    start: isoDay(Math.floor(first / 12), (first % 12) + 1, 1),
    end: isoDay(lastYear, lastMonth, daysIn(lastYear, lastMonth)),
  }
}

const plausible = (year: number) => year >= 1990 && year <= 2100
