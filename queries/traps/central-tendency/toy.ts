import { normal, seeded } from '#queries/stats/random.ts'
import { formatExact } from '#queries/words/format.ts'
import type { Toy } from '../define.ts'
import { dots } from '../draw/dots.ts'

const random = seeded(7, 'central')
/** Results of thirty people in percent of target, and what chance adds to their ratings. */
const PEOPLE = Array.from({ length: 30 }, () => ({ result: 100 + 10 * normal(random), chance: 0.35 * normal(random) }))

/** Ratings of 1 to 5 when each is drawn to the middle by a share of its way. */
export const ratingsAt = (drawn: number): number[] =>
  PEOPLE.map(({ result, chance }) => {
    const free = 3 + (result - 100) / 10 + chance
    return Math.min(5, Math.max(1, Math.round(3 + (free - 3) * (1 - drawn / 100))))
  })
/** How many of the thirty get the middle level. */
export const atMiddle = (drawn: number): number => ratingsAt(drawn).filter((rating) => rating === 3).length

const names = {
  zh: { result: '结果（目标的%）', rating: '评分' },
  en: { result: 'Result (% of target)', rating: 'Rating' },
}

/** The results stay where they are; the slider draws the ratings to the middle. */
export const toy: Toy = {
  min: 0,
  max: 90,
  step: 10,
  start: 70,
  draw: (drawn, context) => {
    const words = names[context.lang]
    const print = (value: number) => formatExact(value, context.lang, 0)
    const ratings = ratingsAt(drawn)
    return dots(context, `${words.rating} 3: ${atMiddle(drawn)} / ${PEOPLE.length}`, {
      dots: PEOPLE.map(({ result }, i) => ({
        ...{ x: result, y: ratings[i]!, isMarked: ratings[i] === 3 },
        text: `${print(result)}% → ${ratings[i]}`,
      })),
      lines: [
        { from: [80, 1], to: [120, 5], text: '', isOther: true },
        { from: [80, 3 - 2 * (1 - drawn / 100)], to: [120, 3 + 2 * (1 - drawn / 100)], text: '' },
      ],
      x: { name: words.result, print },
      y: { name: words.rating, print },
    })
  },
}
