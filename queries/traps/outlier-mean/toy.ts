import { trimmedMean } from '#queries/stats/trimmed-mean.ts'
import { formatPercent } from '#queries/words/format.ts'
import type { Toy } from '../define.ts'
import { dots } from '../draw/dots.ts'

const ELEVEN = [0.97, 1.04, 0.93, 1.01, 0.99, 1.06, 0.96, 1.02, 0.94, 1.03, 0.98]

/** Plain and trimmed mean (20 % at each end) of the twelve when the last reaches so many percent. */
export function meansAt(last: number): { mean: number; trimmed: number } {
  const all = [...ELEVEN, last / 100]
  // Twelve values are more than none.
  return { mean: all.reduce((sum, r) => sum + r, 0) / all.length, trimmed: trimmedMean(all)! }
}

const names = {
  zh: { mean: '平均数', trimmed: '去掉两端', x: '第几笔结果', y: '达成率' },
  en: { mean: 'Mean', trimmed: 'Trimmed', x: 'Result no.', y: 'Attainment' },
}

export const toy: Toy = {
  min: 50,
  max: 800,
  step: 50,
  start: 100,
  draw: (last, context) => {
    const words = names[context.lang]
    const { mean, trimmed } = meansAt(last)
    const print = (ratio: number) => formatPercent(ratio, context.lang)
    const level = (at: number, text: string, isOther: boolean) => ({
      ...{ from: [1, at] as const, to: [12, at] as const, isOther },
      text: `${text} ${print(at)}`,
    })
    return dots(context, `${words.mean} ${print(mean)} · ${words.trimmed} ${print(trimmed)}`, {
      dots: [...ELEVEN, last / 100].map((r, i) => ({
        x: i + 1,
        y: r,
        text: `${i + 1}\n${print(r)}`,
        isMarked: i === ELEVEN.length,
      })),
      lines: [level(mean, words.mean, false), level(trimmed, words.trimmed, true)],
      x: { name: words.x, print: (x) => String(Math.round(x)) },
      y: { name: words.y, print },
    })
  },
}
