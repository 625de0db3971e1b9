import { formatPercent } from '#queries/words/format.ts'
import type { Toy } from '../define.ts'
import { series } from '../draw/series.ts'

/** Results of twelve months in percent of the target set at the start of the year. */
const RESULTS = [99, 97, 101, 96, 95, 93, 94, 90, 89, 87, 86, 84].map((percent) => percent / 100)

/** Attainment against the targets as they stand now, when those of the last months were lowered to the result afterwards. */
export const against = (lowered: number): number[] =>
  RESULTS.map((r, month) => (month >= RESULTS.length - lowered ? Math.max(r, 1) : r))

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

export const original: readonly number[] = RESULTS

const names = {
  zh: { original: '对期初目标', current: '对现行目标', month: (m: number) => `${m}月` },
  en: { original: 'Against the original target', current: 'Against the current target', month: (m: number) => `M${m}` },
}

export const toy: Toy = {
  min: 0,
  max: 8,
  step: 1,
  start: 3,
  draw: (lowered, context) => {
    const words = names[context.lang]
    const print = (ratio: number) => formatPercent(ratio, context.lang)
    const now = against(lowered)
    return series(context, `${words.original} ${print(meanOf(original))} · ${words.current} ${print(meanOf(now))}`, {
      names: RESULTS.map((_, month) => words.month(month + 1)),
      lines: [
        { name: words.original, values: original, kind: 'main' },
        { name: words.current, values: now, kind: 'other' },
      ],
      print,
      include: 1,
    })
  },
}
