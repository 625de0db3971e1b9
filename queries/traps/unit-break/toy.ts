import { formatPercent } from '#queries/words/format.ts'
import { series } from '../draw/series.ts'
import type { Toy } from '../define.ts'
import { months, reported, UNCHANGED } from './toy-series.ts'

const names = {
  zh: { reported: '填报的达成率', real: '同一单位下的达成率', change: '换单位' },
  en: { reported: 'Attainment as reported', real: 'Attainment in one unit', change: 'new unit' },
}

/** A year of attainment whose unit changes by a power of ten. */
export const toy: Toy = {
  min: -2,
  max: 2,
  step: 1,
  start: 1,
  draw: (powers, context) => {
    const words = names[context.lang]
    const print = (log: number) => formatPercent(10 ** log, context.lang)
    return series(context, `${words.reported} · ${words.real}`, {
      names: months.map((_, i) => String(i + 1)),
      lines: [
        { name: words.reported, values: reported(powers).map(Math.log10) },
        { name: words.real, values: months.map(Math.log10), kind: 'other' },
      ],
      print,
      ...(powers === 0 ? {} : { moments: [{ at: UNCHANGED, text: words.change }] }),
    })
  },
}
