import type { Toy } from '../define.ts'
import { series } from '../draw/series.ts'

/** Twenty people, each at 90 % before and at 88 % after; those who come in stand at 104 %. */
const PEOPLE = 20
const [BEFORE, AFTER, NEWCOMER] = [90, 88, 104]

/** The mean of everybody after the move, and that of the people who were there all along. */
export function meansAfter(replaced: number): { all: number; panel: number } {
  return { all: ((PEOPLE - replaced) * AFTER + replaced * NEWCOMER) / PEOPLE, panel: AFTER }
}

const names = {
  zh: { before: '调整前', after: '调整后', all: '全部记录', panel: '同一批人' },
  en: { before: 'Before', after: 'After', all: 'All records', panel: 'Same people' },
}

export const toy: Toy = {
  min: 0,
  max: 15,
  step: 1,
  start: 6,
  draw: (replaced, context) => {
    const words = names[context.lang]
    const { all, panel } = meansAfter(replaced)
    const print = (value: number) => `${Number(value.toFixed(1))}%`
    return series(context, `${words.all} ${print(all)} · ${words.panel} ${print(panel)}`, {
      names: [words.before, words.after],
      lines: [
        { name: `${words.all} ${print(all)}`, values: [BEFORE, all], kind: 'main' },
        { name: `${words.panel} ${print(panel)}`, values: [BEFORE, panel], kind: 'other' },
      ],
      print,
    })
  },
}
