import { normal, seeded } from '#queries/stats/random.ts'
import { formatExact } from '#queries/words/format.ts'
import type { Toy } from '../define.ts'
import { dots } from '../draw/dots.ts'

const UNITS = 20
const LARGE = 100
const random = seeded(3, 'twenty units that do not differ')
const luck = Array.from({ length: UNITS }, () => normal(random))

/** Twenty units without any true difference, every other one of `small` people, the rest of a hundred; one person's sd is 1. */
export function unitsOf(small: number): { n: number; mean: number }[] {
  return luck.map((z, i) => {
    const n = i % 2 === 0 ? small : LARGE
    return { n, mean: z / Math.sqrt(n) }
  })
}

/** The first and the last of a plain order. */
export function endsOf(small: number): [{ n: number; mean: number }, { n: number; mean: number }] {
  const sorted = unitsOf(small).sort((a, b) => a.mean - b.mean)
  return [sorted[0]!, sorted.at(-1)!] // twenty units
}

const names = {
  zh: { x: '人数', y: '平均差距（标准差）', none: '真实差异：0' },
  en: { x: 'People', y: 'Mean gap (SD)', none: 'true difference: 0' },
}

export const toy: Toy = {
  min: 5,
  max: 100,
  step: 5,
  start: 10,
  draw: (small, context) => {
    const words = names[context.lang]
    const print = (value: number) => formatExact(value, context.lang, 2)
    const [lowest, highest] = endsOf(small)
    return dots(context, `${print(lowest.mean)} … ${print(highest.mean)}`, {
      dots: unitsOf(small).map(({ n, mean }) => ({
        ...{ x: n, y: mean, text: `${words.x} ${n}\n${print(mean)}` },
        isMarked: mean === lowest.mean || mean === highest.mean,
      })),
      lines: [{ from: [0, 0], to: [LARGE, 0], text: words.none, isOther: true }],
      x: { name: words.x, print: (x) => String(Math.round(x)) },
      y: { name: words.y, print },
    })
  },
}
