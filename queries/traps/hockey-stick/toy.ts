import { formatExact } from '#queries/words/format.ts'
import type { Toy } from '../define.ts'
import { series } from '../draw/series.ts'

/** Orders come evenly, 100 a month over four quarters. */
const ORDERS = Array.from({ length: 12 }, () => 100)

/** As booked, when so many percent of the orders that would come in the first month are pulled into the quarter before. */
export function booked(percent: number): number[] {
  const pulled = [...ORDERS]
  for (let first = 3; first < pulled.length; first += 3) {
    const early = (percent / 100) * ORDERS[first]!
    pulled[first]! -= early
    pulled[first - 1]! += early
  }
  return pulled
}

/** Share of a quarter's bookings in its last month: the second quarter, which both lends and borrows. */
export const lastShare = (percent: number): number => {
  const quarter = booked(percent).slice(3, 6)
  return quarter[2]! / quarter.reduce((sum, value) => sum + value, 0)
}

const names = {
  zh: { booked: '登记的业绩', orders: '实际需求', month: (i: number) => `${i + 1}月` },
  en: { booked: 'As booked', orders: 'As demanded', month: (i: number) => `M${i + 1}` },
}

export const toy: Toy = {
  min: 0,
  max: 90,
  step: 10,
  start: 0,
  draw: (percent, context) => {
    const words = names[context.lang]
    return series(context, `${words.booked} · ${words.orders}`, {
      names: ORDERS.map((_, i) => words.month(i)),
      lines: [
        { name: words.booked, values: booked(percent), kind: 'main' },
        { name: words.orders, values: ORDERS, kind: 'other' },
      ],
      print: (value) => formatExact(value, context.lang, 0),
      include: 0,
    })
  },
}
