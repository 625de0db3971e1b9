import { senSlope } from '#queries/stats/theil-sen.ts'
import { formatExact } from '#queries/words/format.ts'
import type { Toy } from '../define.ts'
import { series } from '../draw/series.ts'

const YEARS = 3
/** Attainment in percent: a low in June, a high in December, the same every year and no trend at all. */
const months = Array.from({ length: 12 * YEARS }, (_, m) => 100 + 6 * Math.cos((2 * Math.PI * (m - 11)) / 12))

/** Points a year by which a trend line through the months seen rises: from June of the first year to the month of the slider. */
export const risePerYear = (seen: number): number => {
  const shown = months.slice(START, START + seen)
  return (
    12 *
    senSlope(
      shown.map((_, m) => m),
      shown,
    )
  )
}
const START = 5

const names = {
  zh: { seen: '看到的月份', trend: '趋势线', rest: '还没有看到' },
  en: { seen: 'Months seen', trend: 'Trend line', rest: 'Not seen yet' },
}

export const toy: Toy = {
  min: 6,
  max: 30,
  step: 1,
  start: 7,
  draw: (seen, context) => {
    const words = names[context.lang]
    const slope = risePerYear(seen) / 12
    const shown = months.slice(START, START + seen)
    const level = shown.reduce((sum, value, m) => sum + value - slope * m, 0) / seen
    const all = months.slice(START)
    return series(context, `${words.trend} ${formatExact(12 * slope, context.lang, 1)}`, {
      names: all.map((_, m) => String(((m + START) % 12) + 1)),
      lines: [
        { name: words.seen, values: all.map((value, m) => (m < seen ? value : null)) },
        { name: words.rest, values: all.map((value, m) => (m >= seen - 1 ? value : null)), kind: 'other' },
        { name: words.trend, values: all.map((_, m) => (m < seen ? level + slope * m : null)), kind: 'target' },
      ],
      print: (value) => `${Math.round(value)}%`,
    })
  },
}
