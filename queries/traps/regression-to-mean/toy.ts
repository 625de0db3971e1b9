import { normal, seeded } from '#queries/stats/random.ts'
import { formatExact } from '#queries/words/format.ts'
import type { Toy } from '../define.ts'
import { dots } from '../draw/dots.ts'

const PEOPLE = 100
const random = seeded(12, 'a hundred people, twice')
/** True level and luck of the same size, so that half of every distance from the mean is luck. Nobody changes. */
const people = Array.from({ length: PEOPLE }, () => {
  const level = normal(random)
  return { before: level + normal(random), after: level + normal(random) }
})

/** The lowest so many percent of the first period: how many, and their means then and in the next period. */
export function chosenAt(percent: number): { n: number; before: number; after: number; limit: number } {
  const sorted = people.toSorted((a, b) => a.before - b.before)
  const chosen = sorted.slice(0, Math.round((percent * PEOPLE) / 100))
  const mean = (of: 'before' | 'after') => chosen.reduce((sum, person) => sum + person[of], 0) / chosen.length
  return { n: chosen.length, before: mean('before'), after: mean('after'), limit: chosen.at(-1)!.before }
}

const names = {
  zh: { x: '第一期', y: '第二期', same: '没有变化', mean: '被选中者的平均' },
  en: { x: 'First period', y: 'Second period', same: 'no change', mean: 'Mean of those chosen' },
}

export const toy: Toy = {
  min: 10,
  max: 100,
  step: 10,
  start: 20,
  draw: (percent, context) => {
    const words = names[context.lang]
    const print = (value: number) => formatExact(value, context.lang, 1)
    const { before, after, limit } = chosenAt(percent)
    return dots(context, `${words.mean}: ${print(before)} → ${print(after)}`, {
      dots: people.map((person) => ({
        ...{ x: person.before, y: person.after, isMarked: person.before <= limit },
        text: `${words.x} ${print(person.before)}\n${words.y} ${print(person.after)}`,
      })),
      lines: [
        { from: [-4, -4], to: [4, 4], text: words.same, isOther: true },
        { from: [before, before], to: [before, after], text: words.mean },
      ],
      x: { name: words.x, print },
      y: { name: words.y, print },
    })
  },
}
