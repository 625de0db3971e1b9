import type { Toy } from '../define.ts'
import { series } from '../draw/series.ts'

/** Two regions, both four points better than before; half of the people were in the easier one. */
const HARD = [60, 64] as const
const EASY = [90, 94] as const

/** The mean of all people before and after, when so many percent of them are in the harder region afterwards. */
export function totals(hardShare: number): { before: number; after: number } {
  return { before: (HARD[0] + EASY[0]) / 2, after: (hardShare * HARD[1] + (100 - hardShare) * EASY[1]) / 100 }
}

const names = {
  zh: { before: '上期', after: '本期', all: '总体', hard: '甲区', easy: '乙区' },
  en: { before: 'Before', after: 'After', all: 'All', hard: 'Region A', easy: 'Region B' },
}

export const toy: Toy = {
  min: 50,
  max: 95,
  step: 5,
  start: 75,
  draw: (hardShare, context) => {
    const words = names[context.lang]
    const { before, after } = totals(hardShare)
    const print = (value: number) => `${Number(value.toFixed(1))}%`
    return series(context, `${words.all} ${print(before)} → ${print(after)}`, {
      names: [words.before, words.after],
      lines: [
        { name: `${words.all} ${print(after)}`, values: [before, after], kind: 'main' },
        { name: `${words.hard} ${print(HARD[1])}`, values: HARD, kind: 'other' },
        { name: `${words.easy} ${print(EASY[1])}`, values: EASY, kind: 'target' },
      ],
      print,
    })
  },
}
