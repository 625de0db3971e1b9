import { formatExact } from '#queries/words/format.ts'
import type { Toy } from '../define.ts'
import { series } from '../draw/series.ts'

/** What one team delivers in eight quarters: the usual 100, with one good quarter. */
const DELIVERED = [100, 100, 130, 100, 100, 100, 100, 100]

/**
 * The targets when so many percent of a rise are added to the next target, while a fall lowers nothing: the tooth of a ratchet.
 * Before the good quarter the target is what the team delivers.
 */
export function targetsAt(percent: number): number[] {
  const targets = [DELIVERED[0]!, DELIVERED[1]!]
  for (let t = 2; t < DELIVERED.length; t++) {
    const growth = DELIVERED[t - 1]! / DELIVERED[t - 2]! - 1
    targets.push(targets[t - 1]! * (1 + (percent / 100) * Math.max(0, growth)))
  }
  return targets
}

/** Share of the last target that the usual delivery reaches. */
export const reachedAtEnd = (percent: number): number => DELIVERED.at(-1)! / targetsAt(percent).at(-1)!

const names = {
  zh: { delivered: '实际完成', target: '目标', quarter: (i: number) => `第${i + 1}季` },
  en: { delivered: 'Delivered', target: 'Target', quarter: (i: number) => `Q${i + 1}` },
}

export const toy: Toy = {
  min: 0,
  max: 100,
  step: 10,
  start: 0,
  draw: (percent, context) => {
    const words = names[context.lang]
    return series(context, `${words.delivered} · ${words.target}`, {
      names: DELIVERED.map((_, i) => words.quarter(i)),
      lines: [
        { name: words.delivered, values: DELIVERED, kind: 'main' },
        { name: words.target, values: targetsAt(percent), kind: 'target' },
      ],
      print: (value) => formatExact(value, context.lang, 0),
      include: 80,
    })
  },
}
