import { formatPercent } from '#queries/words/format.ts'
import { series } from '../draw/series.ts'
import type { Toy } from '../define.ts'
import { monthly, SHARE } from './toy-rate.ts'

const names = {
  zh: { read: '每月读到的合格率', real: '真实合格率' },
  en: { read: 'Pass rate as read', real: 'true pass rate' },
}

/** Twelve months of one unchanging process, read from few or many pieces. */
export const toy: Toy = {
  min: 5,
  max: 205,
  step: 10,
  start: 15,
  draw: (cases, context) => {
    const words = names[context.lang]
    const values = monthly(cases)
    return series(context, `${words.read} · ${words.real} ${formatPercent(SHARE, context.lang)}`, {
      names: values.map((_, i) => String(i + 1)),
      lines: [
        { name: words.read, values },
        { name: words.real, values: values.map(() => SHARE), kind: 'target' },
      ],
      include: 0.6,
      print: (value) => formatPercent(value, context.lang),
    })
  },
}
