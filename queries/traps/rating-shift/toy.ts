import { formatExact } from '#queries/words/format.ts'
import type { Toy } from '../define.ts'
import { series } from '../draw/series.ts'

const PERIODS = ['2024H1', '2024H2', '2025H1', '2025H2', '2026H1', '2026H2']
/** Mean attainment in percent: it goes up and down and ends where it began. */
const RESULTS = [98, 99, 97, 98, 99, 98]

/** Mean ratings of 100 when the scale moves `drift` points in each half-year. */
export const ratingsAt = (drift: number): number[] => RESULTS.map((result, i) => 76 + 0.8 * (result - 98) + drift * i)
/** How many points the last rating lies above the first. */
export const rise = (drift: number): number => ratingsAt(drift).at(-1)! - ratingsAt(drift)[0]!

const names = {
  zh: { rating: '平均评分', results: '平均达成率（%）' },
  en: { rating: 'Mean rating', results: 'Mean attainment (%)' },
}

/** Results that stay, and a ruler that moves with the slider. */
export const toy: Toy = {
  min: -2,
  max: 3,
  step: 0.5,
  start: 1.5,
  draw: (drift, context) => {
    const words = names[context.lang]
    const print = (value: number) => formatExact(value, context.lang, 1)
    return series(context, `${words.rating} ${print(ratingsAt(drift)[0]!)} → ${print(ratingsAt(drift).at(-1)!)}`, {
      names: PERIODS,
      lines: [
        { name: words.rating, values: ratingsAt(drift) },
        { name: words.results, values: RESULTS, kind: 'other' },
      ],
      print,
    })
  },
}
