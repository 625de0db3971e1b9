import { normal, seeded } from '#queries/stats/random.ts'
import { formatPercent } from '#queries/words/format.ts'
import type { Toy } from '../define.ts'
import { histogram } from '../draw/histogram.ts'

/** Five hundred results around 97 % of the target, as measured. */
const MEASURED = (() => {
  const random = seeded(3, 'bunching toy')
  return Array.from({ length: 500 }, () => 97 + 8 * normal(random))
})()

/** As reported when a bonus starts at 100 % and so many of a hundred that miss it by less than 2 points end up just above. */
const reported = (moved: number): number[] =>
  MEASURED.map((percent, i) => (percent >= 98 && percent < 100 && (i * 37) % 100 < moved ? 100.5 : percent))

/** Share above the line of those within two points of it. */
export function shareAbove(moved: number): number {
  const near = reported(moved).filter((percent) => percent >= 98 && percent < 102)
  return near.filter((percent) => percent >= 100).length / near.length
}

const names = {
  zh: { label: '达成率', here: '上报', others: '实际' },
  en: { label: 'Attainment', here: 'Reported', others: 'Measured' },
}

export const toy: Toy = {
  min: 0,
  max: 100,
  step: 10,
  start: 40,
  draw: (moved, context) => {
    const words = names[context.lang]
    const [now, before] = [reported(moved), MEASURED]
    const within = (percents: number[], from: number) =>
      percents.filter((percent) => percent >= from && percent < from + 2).length / percents.length
    return histogram(context, `${words.label} · ${words.here} · ${words.others}`, {
      classes: [90, 92, 94, 96, 98, 100, 102, 104, 106, 108].map((from) => ({
        name: `${from}–${from + 2}`,
        value: within(now, from),
        other: within(before, from),
        isMarked: from === 100 && moved > 0,
      })),
      names: words,
      print: (share) => formatPercent(share, context.lang),
    })
  },
}
