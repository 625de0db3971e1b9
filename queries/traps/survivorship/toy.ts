import { formatPercent } from '#queries/words/format.ts'
import type { Toy } from '../define.ts'
import { series } from '../draw/series.ts'

/** Ten people at 76 %, 79 %, … 103 %; whoever stays loses two points. */
const TEN = Array.from({ length: 10 }, (_, i) => 0.76 + 0.03 * i)
const STEP = -0.02

/** What the table of those who are there shows, and how those who stayed did before and after, when the lowest so many leave. */
export function withoutLeavers(leavers: number): { before: number; shown: number; stayersBefore: number } {
  const stayers = TEN.slice(leavers)
  return { before: meanOf(TEN), shown: meanOf(stayers) + STEP, stayersBefore: meanOf(stayers) }
}
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

const names = {
  zh: { before: '期初', after: '期末', table: '表上的平均', stayers: '留下的人' },
  en: { before: 'Beginning', after: 'End', table: 'Mean in the table', stayers: 'Those who stayed' },
}

export const toy: Toy = {
  min: 0,
  max: 6,
  step: 1,
  start: 3,
  draw: (leavers, context) => {
    const words = names[context.lang]
    const { before, shown, stayersBefore } = withoutLeavers(leavers)
    const print = (value: number) => formatPercent(value, context.lang)
    return series(context, `${words.table} ${print(before)} → ${print(shown)}`, {
      names: [words.before, words.after],
      lines: [
        { name: `${words.table} ${print(shown)}`, values: [before, shown], kind: 'main' },
        { name: `${words.stayers} ${print(shown)}`, values: [stayersBefore, shown], kind: 'other' },
      ],
      print,
    })
  },
}
