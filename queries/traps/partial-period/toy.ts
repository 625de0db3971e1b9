import { formatPercent } from '#queries/words/format.ts'
import { series } from '../draw/series.ts'
import type { Toy } from '../define.ts'
import { DAYS, FULL, monthsWith } from './toy-month.ts'

const names = {
  zh: { reads: '读到的达成率', pace: '按已过天数折算' },
  en: { reads: 'Attainment as read', pace: 'at the pace of the days passed' },
}

/** Half a year of equal months, the last of which is not over. */
export const toy: Toy = {
  min: 3,
  max: DAYS,
  step: 3,
  start: 12,
  draw: (days, context) => {
    const words = names[context.lang]
    const months = monthsWith(days)
    return series(context, `${words.reads} · ${words.pace}`, {
      names: months.map((_, i) => String(i + 1)),
      lines: [
        { name: words.reads, values: months },
        { name: words.pace, values: months.map(() => FULL), kind: 'other' },
      ],
      include: 0,
      print: (value) => formatPercent(value, context.lang),
    })
  },
}
