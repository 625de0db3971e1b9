import { formatPercent } from '#queries/words/format.ts'
import type { Toy } from '../define.ts'
import { bars } from '../draw/bars.ts'

/** What eight teams deliver in a month, in pieces; it never changes here. */
const DELIVERED = [104, 101, 99, 97, 96, 93, 91, 88]

/** Teams that reach a target, and the mean attainment of all, a ratio. */
export const at = (target: number): { reached: number; mean: number } => ({
  reached: DELIVERED.filter((pieces) => pieces >= target).length,
  mean: DELIVERED.reduce((sum, pieces) => sum + pieces / target, 0) / DELIVERED.length,
})

const names = {
  zh: { label: '各组达成率', team: (i: number) => `第${'一二三四五六七八'[i]}组`, target: '目标' },
  en: { label: 'Attainment of the teams', team: (i: number) => `Team ${i + 1}`, target: 'Target' },
}

export const toy: Toy = {
  min: 80,
  max: 140,
  step: 5,
  start: 100,
  draw: (target, context) => {
    const words = names[context.lang]
    const print = (ratio: number) => formatPercent(ratio, context.lang)
    return bars(context, `${words.label} · ${words.target} ${target}`, {
      bars: DELIVERED.map((pieces, i) => ({
        name: words.team(i),
        value: pieces / target,
        text: print(pieces / target),
        isMarked: pieces < target,
      })),
      reference: { value: 1, text: words.target },
      print,
    })
  },
}
