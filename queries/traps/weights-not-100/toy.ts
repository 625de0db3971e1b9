import { bars } from '../draw/bars.ts'
import type { Toy } from '../define.ts'

const names = {
  zh: { result: '四项结果的平均', total: '按权重的合计分' },
  en: { result: 'Mean of the four results', total: 'Weighted total' },
}

/** Four results of 90 % under weights of 40, 25, 20 and what the slider says. */
export const toy: Toy = {
  min: 0,
  max: 40,
  step: 5,
  start: 15,
  draw: (weight, context) => {
    const words = names[context.lang]
    const total = (85 + weight) * 0.9
    return bars(context, `${words.result} 90 · ${words.total} ${total.toFixed(1)}`, {
      bars: [
        { name: words.result, value: 90, text: '90' },
        { name: words.total, value: total, text: total.toFixed(1), isMarked: weight !== 15 },
      ],
      reference: { value: 90, text: '90' },
      print: (value) => String(Math.round(value)),
    })
  },
}
