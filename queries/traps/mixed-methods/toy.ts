import { formatPercent } from '#queries/words/format.ts'
import { bars } from '../draw/bars.ts'
import type { Toy } from '../define.ts'
import { blend, KPI, OKR } from './toy-blend.ts'

const names = { zh: { mean: '合在一起的平均' }, en: { mean: 'Average of both' } }

/** Two methods that never change, and the average that does. */
export const toy: Toy = {
  min: 0,
  max: 60,
  step: 5,
  start: 30,
  draw: (share, context) => {
    const print = (value: number) => formatPercent(value, context.lang)
    const { mean } = names[context.lang]
    return bars(context, `${mean} ${print(blend(share))}`, {
      bars: [
        { name: 'KPI', value: KPI, text: print(KPI) },
        { name: 'OKR', value: OKR, text: print(OKR) },
        { name: mean, value: blend(share), text: print(blend(share)), isMarked: share > 0 },
      ],
      print,
    })
  },
}
