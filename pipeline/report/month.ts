import { CausewayError } from '#pipeline/errors.ts'
import { formatPeriod } from '#queries/words/format.ts'
import type { PeriodName } from '#queries/result.ts'

/** At most so many months are named in an error; the newest are the likeliest to be meant. */
const NAMED_MONTHS = 24

/**
 * The period that a report of this month is about: the month itself, or else the shortest period that ends in it (the report of
 * September for data by quarter is the third quarter).
 *
 * @param month  YYYY-MM
 * @throws CausewayError `bad-month`, `month-without-data`
 */
export function periodOfMonth(month: string, periods: readonly PeriodName[]): PeriodName {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw badMonth(month)
  const ending = periods
    .filter((period) => period.period_id === month || lastMonthOf(period) === month)
    .toSorted((a, b) => days(a) - days(b))
  const found = periods.find((period) => period.period_id === month) ?? ending[0]
  if (!found) throw monthWithoutData(month, periods)
  return found
}

/** `period_end` is the last day of the period, so its month is the one the report is named for. */
const lastMonthOf = (period: PeriodName) => period.period_end.slice(0, 7)
const days = (period: PeriodName) => Date.parse(period.period_end) - Date.parse(period.period_start)

const badMonth = (found: string) =>
  new CausewayError(
    'bad-month',
    {
      title: { zh: '月份应写成 YYYY-MM。', en: 'A month is written YYYY-MM.' },
      remedy: { zh: '例如 2026-10。', en: 'For example 2026-10.' },
    },
    { place: { found: found.slice(0, 40) } },
  )

function monthWithoutData(month: string, periods: readonly PeriodName[]): CausewayError {
  const months = [...new Set(periods.map(lastMonthOf))].sort().slice(-NAMED_MONTHS)
  const list = months.join(', ')
  return new CausewayError(
    'month-without-data',
    {
      title: {
        zh: `数据中没有${formatPeriod(month, 'zh')}。`,
        en: `The data hold nothing for ${formatPeriod(month, 'en')}.`,
      },
      remedy: {
        zh: months.length ? `可用的月份：${list}。或先导入该月数据。` : '还没有导入任何数据，请先运行 import。',
        en: months.length
          ? `Available months: ${list}. Or import the data of that month first.`
          : 'Nothing has been imported yet; run import first.',
      },
    },
    { status: 404, place: { found: month } },
  )
}
