import { formatExact } from '#queries/words/format.ts'
import type { Toy } from '../define.ts'
import { series } from '../draw/series.ts'

/**
 * A service desk closes cases; the slider is how hard the number of closed cases is pushed. Beyond what careful work allows, cases are
 * closed before they are solved, and half of those come back as complaints.
 */
const MONTHS = 12
const CAREFUL = 100
const COMPLAINTS = 4

/** Closed cases month by month: the push takes hold over the year. */
export const closed = (push: number): number[] =>
  Array.from({ length: MONTHS }, (_, t) => CAREFUL * (1 + (push / 100) * (t / (MONTHS - 1))))

/** Complaints of the same months: those of careful work, and half of what was closed beyond it. */
export const complaints = (push: number): number[] =>
  closed(push).map((cases) => COMPLAINTS + 0.5 * Math.max(0, cases - CAREFUL))

/** Cases really solved in the last month. */
export const solved = (push: number): number => closed(push).at(-1)! - 2 * (complaints(push).at(-1)! - COMPLAINTS)

const names = {
  zh: { closed: '已关闭工单', complaints: '客户投诉', month: (i: number) => `${i + 1}月` },
  en: { closed: 'Cases closed', complaints: 'Complaints', month: (i: number) => `M${i + 1}` },
}

export const toy: Toy = {
  min: 0,
  max: 60,
  step: 10,
  start: 0,
  draw: (push, context) => {
    const words = names[context.lang]
    return series(context, `${words.closed} · ${words.complaints}`, {
      names: Array.from({ length: MONTHS }, (_, i) => words.month(i)),
      lines: [
        { name: words.closed, values: closed(push), kind: 'other' },
        { name: words.complaints, values: complaints(push), kind: 'main' },
      ],
      print: (value) => formatExact(value, context.lang, 0),
      include: 0,
    })
  },
}
