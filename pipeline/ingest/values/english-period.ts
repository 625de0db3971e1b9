const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const MONTH =
  'JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?'
const YEAR_LAST = {
  day: new RegExp(`^(\\d{1,2})[-/.]?(${MONTH})[-/.,]*(\\d{4})$`),
  month: new RegExp(`^(${MONTH})[-/.,']*(\\d{4}|\\d{2})$`),
  yearFirst: new RegExp(`^(\\d{4})[-/.]?(${MONTH})$`),
  alone: new RegExp(`^(${MONTH})\\.?$`),
  numeric: /^(0?[1-9]|1[0-2])[/.-](\d{4})$/,
  part: /^(?:([QH])([1-4])|([1-4])([QH]))[-/.,']*(FY)?'?(\d{4}|\d{2})$/,
}

/** English forms with the year behind (`Apr-25`, `March 2025`, `03/2025`, `Q1 2025`, `1H25`) in the order of the others: 2025-04. */
export function withYearFirst(text: string, year: number | undefined): string {
  const day = YEAR_LAST.day.exec(text)
  if (day) return `${day[3]}-${monthNumber(day[2])}-${day[1]}`
  const month = YEAR_LAST.month.exec(text)
  if (month) return `${century(month[2])}-${monthNumber(month[1])}`
  const behind = YEAR_LAST.yearFirst.exec(text)
  if (behind) return `${behind[1]}-${monthNumber(behind[2])}`
  const alone = YEAR_LAST.alone.exec(text)
  if (alone && year !== undefined) return `${year}-${monthNumber(alone[1])}`
  const numeric = YEAR_LAST.numeric.exec(text)
  if (numeric) return `${numeric[2]}-${numeric[1]?.padStart(2, '0')}`
  const part = YEAR_LAST.part.exec(text)
  if (part) return `${part[5] ?? ''}${century(part[6])}${part[1] ?? part[4]}${part[2] ?? part[3]}`
  return text
}

const century = (year = '') => (year.length === 2 ? `20${year}` : year)
const monthNumber = (name = '') => String(MONTHS.indexOf(name.slice(0, 3)) + 1).padStart(2, '0')
