import { normal, seeded } from '#queries/stats/random.ts'
import { spearman } from '#queries/stats/spearman.ts'
import { formatExact } from '#queries/words/format.ts'
import type { Toy } from '../define.ts'
import { dots } from '../draw/dots.ts'

const random = seeded(3, 'decoupled')
/** Results of forty people in percent of target, and an impression that has nothing to do with them. */
const PEOPLE = Array.from({ length: 40 }, () => ({ result: normal(random), impression: normal(random) }))
const resultOf = ({ result }: (typeof PEOPLE)[number]) => 100 + 10 * result

/** Ratings of 100 when the result has this weight (%) and the impression the rest. */
export const ratingsAt = (weight: number): number[] =>
  PEOPLE.map(({ result, impression }) => 75 + 8 * ((weight / 100) * result + (1 - weight / 100) * impression))
/** Rank correlation of rating and result; of forty varying pairs it exists. */
export const correlationAt = (weight: number): number => spearman(PEOPLE.map(resultOf), ratingsAt(weight))!.r

const names = {
  zh: { result: '结果（目标的%）', rating: '评分' },
  en: { result: 'Result (% of target)', rating: 'Rating' },
}

/** The results stay; the slider takes them out of the rating. */
export const toy: Toy = {
  min: 0,
  max: 100,
  step: 10,
  start: 30,
  draw: (weight, context) => {
    const words = names[context.lang]
    const print = (value: number) => formatExact(value, context.lang, 0)
    const ratings = ratingsAt(weight)
    return dots(context, `r = ${formatExact(correlationAt(weight), context.lang, 2)}`, {
      dots: PEOPLE.map((one, i) => ({
        ...{ x: resultOf(one), y: ratings[i]! },
        text: `${print(resultOf(one))}% → ${print(ratings[i]!)}`,
      })),
      x: { name: words.result, print },
      y: { name: words.rating, print },
    })
  },
}
