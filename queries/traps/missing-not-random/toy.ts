import { formatPercent } from '#queries/words/format.ts'
import type { Toy } from '../define.ts'
import { dots } from '../draw/dots.ts'

/** Twenty results from 74 % to 112 %, mean 93 %, in no order that means anything. */
const TWENTY = Array.from({ length: 20 }, (_, i) => 0.74 + 0.02 * ((7 * i + 3) % 20))

/** The mean of all twenty, and of those that are left when the smallest so many are not submitted. */
export function meansWithout(left_out: number): { all: number; seen: number; limit: number } {
  const sorted = TWENTY.toSorted((a, b) => a - b)
  const kept = sorted.slice(left_out)
  return { all: meanOf(sorted), seen: meanOf(kept), limit: kept[0]! }
}
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

const names = {
  zh: { all: '全部平均', seen: '看到的平均', x: '第几人', y: '达成率', gone: '未提交' },
  en: { all: 'Mean of all', seen: 'Mean seen', x: 'Person no.', y: 'Attainment', gone: 'not submitted' },
}

/** The slider leaves out the smallest results; the line of what is seen climbs away from the line of all. */
export const toy: Toy = {
  min: 0,
  max: 10,
  step: 1,
  start: 4,
  draw: (left_out, context) => {
    const words = names[context.lang]
    const { all, seen, limit } = meansWithout(left_out)
    const print = (ratio: number) => formatPercent(ratio, context.lang)
    const level = (at: number, text: string, isOther: boolean) => ({
      ...{ from: [1, at] as const, to: [20, at] as const, isOther },
      text: `${text} ${print(at)}`,
    })
    return dots(context, `${words.all} ${print(all)} · ${words.seen} ${print(seen)}`, {
      dots: TWENTY.map((r, i) => ({
        ...{ x: i + 1, y: r, isMarked: r < limit },
        text: `${i + 1}\n${print(r)}${r < limit ? `\n${words.gone}` : ''}`,
      })),
      lines: [level(all, words.all, true), ...(left_out > 0 ? [level(seen, words.seen, false)] : [])],
      x: { name: words.x, print: (x) => String(Math.round(x)) },
      y: { name: words.y, print },
    })
  },
}
