import { normal, seeded } from '#queries/stats/random.ts'
import { formatPercent } from '#queries/words/format.ts'
import type { Toy } from '../define.ts'
import { histogram } from '../draw/histogram.ts'

/** Two hundred attainments in tenths of a percent, none of them rounded further. */
const MEASURED = (() => {
  const random = seeded(5, 'heaping toy')
  return Array.from({ length: 200 }, () => Math.round(10 * (96 + 11 * normal(random))) / 10)
})()

/** The figures as reported when so many of a hundred are put on the next 5 %, evenly through the list. */
export const reported = (rounded: number): number[] =>
  MEASURED.map((percent, i) => ((i * 37) % 100 < rounded ? 5 * Math.round(percent / 5) : percent))

export const shareOnGrid = (percents: readonly number[]): number =>
  percents.filter((percent) => percent % 5 === 0).length / percents.length

const names = {
  zh: { label: '尾数数字', here: '上报的数字', others: '实际测得' },
  en: { label: 'Last digit', here: 'As reported', others: 'As measured' },
}

export const toy: Toy = {
  min: 0,
  max: 100,
  step: 10,
  start: 0,
  draw: (rounded, context) => {
    const words = names[context.lang]
    const [now, before] = [digitShares(reported(rounded)), digitShares(MEASURED)]
    return histogram(context, `${words.label} · ${words.here} · ${words.others}`, {
      classes: now.map((value, digit) => ({
        name: String(digit),
        value,
        other: before[digit]!,
        isMarked: rounded > 0 && digit % 5 === 0,
      })),
      names: words,
      print: (share) => formatPercent(share, context.lang),
    })
  },
}

/** Share of each last digit of the whole percent. */
function digitShares(percents: readonly number[]): number[] {
  const counts = new Array<number>(10).fill(0)
  for (const percent of percents) counts[Math.floor(percent) % 10]! += 1 / percents.length
  return counts
}
