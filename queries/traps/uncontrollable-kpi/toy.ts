import { formatPercent } from '#queries/words/format.ts'
import type { Toy } from '../define.ts'
import { dots } from '../draw/dots.ts'

/** Three posts in eight months. The market moves all of them alike; each adds a little of its own. */
const MARKET = [0, 0.9, 0.3, -0.8, -0.2, 0.7, -0.6, -0.3]
const OWN = [
  [0.5, -0.3, 0.2, 0.4, -0.5, 0.3, -0.2, -0.4],
  [-0.4, 0.5, -0.3, 0.2, 0.3, -0.5, 0.4, -0.2],
  [-0.1, -0.2, 0.1, -0.6, 0.2, 0.2, -0.2, 0.6],
]

/** Attainment of each post and month, when so many percent of the movement come from the market. */
export const attained = (percent: number): number[][] =>
  OWN.map((own) => own.map((e, t) => 1 + 0.12 * ((percent / 100) * MARKET[t]! + (1 - percent / 100) * e)))

/** Part of the sum of squares that the months explain. */
export function monthShare(percent: number): number {
  const posts = attained(percent)
  const months = MARKET.map((_, t) => posts.reduce((sum, post) => sum + post[t]!, 0) / posts.length)
  const mean = months.reduce((sum, month) => sum + month, 0) / months.length
  const between = months.reduce((sum, month) => sum + posts.length * (month - mean) ** 2, 0)
  const total = posts.flat().reduce((sum, r) => sum + (r - mean) ** 2, 0)
  return between / total
}

const names = {
  zh: { x: '月份', y: '达成率', post: (i: number) => `岗位${'甲乙丙'[i]}`, mean: '三个岗位的平均' },
  en: { x: 'Month', y: 'Attainment', post: (i: number) => `Post ${'ABC'[i]}`, mean: 'Mean of the three' },
}

export const toy: Toy = {
  min: 0,
  max: 100,
  step: 10,
  start: 20,
  draw: (percent, context) => {
    const words = names[context.lang]
    const print = (r: number) => formatPercent(r, context.lang)
    const posts = attained(percent)
    const means = MARKET.map((_, t) => posts.reduce((sum, post) => sum + post[t]!, 0) / posts.length)
    return dots(context, `${words.y} · ${words.mean}`, {
      dots: posts.flatMap((post, i) =>
        post.map((r, t) => ({ x: t + 1, y: r, text: `${words.post(i)} · ${t + 1}\n${print(r)}` })),
      ),
      lines: means.slice(1).map((mean, t) => ({
        from: [t + 1, means[t]!],
        to: [t + 2, mean],
        text: t === means.length - 2 ? words.mean : '',
      })),
      x: { name: words.x, print: (x) => String(Math.round(x)) },
      y: { name: words.y, print },
    })
  },
}
