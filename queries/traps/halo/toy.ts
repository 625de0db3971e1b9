import { formatExact } from '#queries/words/format.ts'
import type { Toy } from '../define.ts'
import { series } from '../draw/series.ts'

/** What was seen of three people in four criteria, on a scale of 1 to 5. */
const SEEN = [
  [4.5, 2, 4, 3.5],
  [2.5, 4, 2, 3.5],
  [1.5, 2.5, 3, 1],
] as const

/** Scores when the mean of all four weighs `weight` percent. */
const scored = (weight: number): number[][] =>
  SEEN.map((seen) => {
    const impression = seen.reduce((sum, score) => sum + score, 0) / seen.length
    return seen.map((score) => score + (weight / 100) * (impression - score))
  })

/** Mean over the people of highest − lowest criterion, points. */
export const meanRange = (weight: number): number =>
  scored(weight).reduce((sum, scores) => sum + Math.max(...scores) - Math.min(...scores), 0) / SEEN.length

const words = {
  zh: { criteria: ['质量', '交付', '协作', '改进'], person: (i: number) => `样例${'甲乙丙'[i]}` },
  en: { criteria: ['Quality', 'Delivery', 'Teamwork', 'Improving'], person: (i: number) => `Example ${'ABC'[i]}` },
}
const KINDS = ['main', 'other', 'target'] as const

/** One line a person over the criteria; the impression flattens all of them. */
export const toy: Toy = {
  min: 0,
  max: 100,
  step: 25,
  start: 75,
  draw: (weight, context) => {
    const { criteria, person } = words[context.lang]
    const print = (value: number) => formatExact(value, context.lang, 1)
    const lines = scored(weight).map((values, i) => ({ name: person(i), values, kind: KINDS[i]! }))
    const label = lines.map(({ name, values }) => `${name} ${values.map(print).join(' ')}`).join(' · ')
    return series(context, label, { names: criteria, lines, print, include: 1 })
  },
}
