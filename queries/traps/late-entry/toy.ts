import type { Toy } from '../define.ts'
import { series } from '../draw/series.ts'

/** Six months of one goal, in percent of target; only the last stands out. */
const MONTHS = [88, 85, 90, 86, 87, 108] as const

/** The even mean of the half-year, and what is remembered when the last month has so many percent of the weight. */
export function remembered(lastWeight: number): { even: number; seen: number } {
  const rest = MONTHS.slice(0, -1).reduce((sum, month) => sum + month, 0) / (MONTHS.length - 1)
  const even = MONTHS.reduce((sum, month) => sum + month, 0) / MONTHS.length
  return { even, seen: (lastWeight * MONTHS.at(-1)! + (100 - lastWeight) * rest) / 100 }
}

const names = {
  zh: { month: (i: number) => `${i}月`, results: '每月达成率', even: '六个月平均', seen: '补记时的印象' },
  en: { month: (i: number) => `M${i}`, results: 'Each month', even: 'Mean of six', seen: 'As remembered' },
}

export const toy: Toy = {
  min: 15,
  max: 95,
  step: 10,
  start: 45,
  draw: (weight, context) => {
    const words = names[context.lang]
    const { even, seen } = remembered(weight)
    const print = (value: number) => `${value.toFixed(value % 1 === 0 ? 0 : 1)}%`
    return series(context, `${words.even} ${print(even)} · ${words.seen} ${print(seen)}`, {
      names: MONTHS.map((_, i) => words.month(i + 1)),
      lines: [
        { name: words.results, values: MONTHS, kind: 'other' },
        { name: `${words.seen} ${print(seen)}`, values: MONTHS.map(() => seen), kind: 'main' },
        { name: `${words.even} ${print(even)}`, values: MONTHS.map(() => even), kind: 'target' },
      ],
      print,
    })
  },
}
