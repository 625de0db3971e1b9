import { bars } from '../draw/bars.ts'
import type { Toy } from '../define.ts'
import { attainments, meanWith, merged } from './toy-team.ts'

const names = {
  zh: { mean: '按交来的记录平均', merged: '合并后', record: '结果', times: (n: number) => `${n} 次` },
  en: { mean: 'Mean as delivered', merged: 'merged', record: 'Result', times: (n: number) => `× ${n}` },
}

/** Six results, of which the highest is delivered several times. */
export const toy: Toy = {
  min: 1,
  max: 6,
  step: 1,
  start: 3,
  draw: (times, context) => {
    const words = names[context.lang]
    const mean = meanWith(times)
    const highest = Math.max(...attainments)
    return bars(context, `${words.mean} ${mean.toFixed(1)}% · ${words.merged} ${merged.toFixed(1)}%`, {
      bars: [
        { name: words.mean, value: mean, text: `${mean.toFixed(1)}%`, isMarked: times > 1 },
        ...attainments.toReversed().map((value, i) => ({
          name: `${words.record} ${i + 1}`,
          value,
          text: value === highest ? `${value}% ${words.times(times)}` : `${value}%`,
        })),
      ],
      reference: { value: merged, text: `${words.merged} ${merged.toFixed(1)}%` },
      print: (value) => `${Math.round(value)}%`,
    })
  },
}
