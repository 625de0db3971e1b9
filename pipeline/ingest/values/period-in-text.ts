import { CALENDAR, readPeriod, type Period, type PeriodRule } from './period.ts'

const YEAR = String.raw`\d{4}\s*(?:年度|财年|年)(?!\s*\d{1,2}\s*[-~至到])`
const PART = String.raw`(?:第?[一二三四1-4]季度?|Q[1-4]|[上下]半年|H[12]|(?:0?[1-9]|1[0-2])\s*月)`
const ENGLISH_MONTH = String.raw`(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*`
const SPOKEN = new RegExp(
  [
    String.raw`(?:FY)?\d{2,4}\s*(?:年度?|财年|[-/.])?\s*${PART}`,
    String.raw`\d{4}[-.](?:0[1-9]|1[0-2])(?!\d)`,
    String.raw`20\d{2}(?:0[1-9]|1[0-2])(?!\d)`,
    String.raw`(?:Q[1-4]|H[12])\s*[-/.,']?\s*(?:FY)?20\d{2}`,
    String.raw`${ENGLISH_MONTH}[\s,-]+20\d{2}`,
    String.raw`FY\d{4}(?:[-/]\d{2})?`,
    YEAR,
  ].join('|'),
  'giu',
)
const WITHOUT_YEAR = new RegExp(String.raw`${PART}|\b${ENGLISH_MONTH}\b`, 'iu')
/** What follows says that a day was named (of printing, most likely), or the beginning of a range. */
const DAY = /^\s*(?:[-/.]\d{1,2}(?!\d|\s*月)|\d{1,2}\s*日)/
const RANGE = new RegExp(String.raw`^\s*(?:[-–—~至到]|to\b)\s*(?:\d|第|${ENGLISH_MONTH})`, 'i')

/** A sheet called 3月, Q1 or March, where a rule gives the year. */
function withYear(text: string, rule: Partial<PeriodRule>): Period | null {
  const match = WITHOUT_YEAR.exec(text)
  return match && !RANGE.test(text.slice(match.index + match[0].length)) ? readPeriod(match[0], rule) : null
}

/** The first period that a title, sheet name or file name speaks of; null where it speaks of a range, such as 2026年1月-9月. */
export function periodInText(text: string, rule: Partial<PeriodRule> = CALENDAR): Period | null {
  const normal = text.normalize('NFKC')
  const pattern = rule.pattern
  if (pattern) {
    const match = new RegExp(pattern, 'u').exec(normal)
    return match ? readPeriod(match[1] ?? match[0], rule) : null
  }
  for (const match of normal.matchAll(SPOKEN)) {
    const after = normal.slice(match.index + match[0].length)
    if (DAY.test(after)) continue
    return RANGE.test(after) ? null : readPeriod(match[0], rule)
  }
  return rule.year === undefined ? null : withYear(normal, rule)
}
