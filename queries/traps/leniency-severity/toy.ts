import { formatExact } from '#queries/words/format.ts'
import type { Toy } from '../define.ts'
import { dots } from '../draw/dots.ts'

/** Results of two teams in percent of target, and what chance adds to each rating: the same for both teams. */
const RESULTS = [88, 92, 95, 98, 101, 104, 107, 112]
const CHANCE = [1.5, -2, 0.5, 2, -1, 1, -2, 0]
/** Points of rating for one percent of result. */
const SLOPE = 0.8

const ratingAt = (i: number, shift: number) => 80 + SLOPE * (RESULTS[i]! - 100) + CHANCE[i]! + shift
/** Mean rating of a team whose scale runs `shift` points higher. */
export const meanRating = (shift: number): number =>
  RESULTS.reduce((sum, _, i) => sum + ratingAt(i, shift), 0) / RESULTS.length

const names = {
  zh: { one: '甲组尺度', two: '乙组尺度', result: '结果（目标的%）', rating: '评分' },
  en: { one: 'Scale of team A', two: 'Scale of team B', result: 'Result (% of target)', rating: 'Rating' },
}

/** Two teams with the same results; the slider moves the scale of the second. */
export const toy: Toy = {
  min: -12,
  max: 12,
  step: 2,
  start: 6,
  draw: (shift, context) => {
    const words = names[context.lang]
    const print = (value: number) => formatExact(value, context.lang, 0)
    const team = (of: number, name: string, isMarked: boolean) =>
      RESULTS.map((x, i) => ({
        x,
        y: ratingAt(i, of),
        isMarked,
        text: `${name}\n${print(x)}% → ${print(ratingAt(i, of))}`,
      }))
    const line = (of: number, text: string, isOther: boolean) => ({
      from: [86, 80 + SLOPE * -14 + of] as const,
      to: [114, 80 + SLOPE * 14 + of] as const,
      ...{ text, isOther },
    })
    return dots(context, `${words.one} ${print(meanRating(0))} · ${words.two} ${print(meanRating(shift))}`, {
      dots: [...team(0, words.one, false), ...team(shift, words.two, true)],
      lines: [line(0, words.one, true), line(shift, words.two, false)],
      x: { name: words.result, print },
      y: { name: words.rating, print },
    })
  },
}
