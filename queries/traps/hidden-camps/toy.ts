import { normal, seeded } from '#queries/stats/random.ts'
import { formatExact, formatPercent } from '#queries/words/format.ts'
import type { Toy } from '../define.ts'
import { histogram } from '../draw/histogram.ts'

const random = seeded(5, 'sixty people')
const own = Array.from({ length: 60 }, () => 0.06 * normal(random))
const centre = own.reduce((sum, value) => sum + value, 0) / own.length

/** Attainment of sixty people; every other one has half of the distance more, the rest half of it less. Their mean is always 1. */
export const peopleAt = (apart: number): number[] =>
  own.map((value, i) => 1 + value - centre + ((i % 2 === 0 ? 1 : -1) * apart) / 200)

/** Share of the people who lie within five points of the mean. */
export const nearMean = (apart: number): number =>
  peopleAt(apart).filter((value) => Math.abs(value - 1) < 0.05).length / own.length

const names = { zh: { here: '人数', others: '' }, en: { here: 'People', others: '' } }
const EDGES = Array.from({ length: 14 }, (_, i) => 0.65 + 0.05 * i)

export const toy: Toy = {
  min: 0,
  max: 50,
  step: 5,
  start: 0,
  draw: (apart, context) => {
    const people = peopleAt(apart)
    const print = (ratio: number) => formatPercent(ratio, context.lang)
    return histogram(context, `${print(1)} · ${formatExact(apart, context.lang)}`, {
      classes: EDGES.map((edge) => ({
        name: `${Math.round(100 * edge)}%`,
        value: people.filter((value) => value >= edge && value < edge + 0.05).length,
        isMarked: Math.abs(edge + 0.025 - 1) < 0.05,
      })),
      names: names[context.lang],
      print: (value) => String(Math.round(value)),
    })
  },
}
