import { formatExact } from '#queries/words/format.ts'
import type { Toy } from '../define.ts'
import { bars } from '../draw/bars.ts'

/**
 * Points of a total of 100 that are gained when the KPI that matters goes from 60 % to 100 % of its target, on a card of so many
 * KPIs of equal weight.
 */
export const gainOf = (kpis: number): number => 40 / kpis

const names = {
  zh: { card: (kpis: number) => `${kpis} 项指标`, label: '总分提高', points: (text: string) => `${text} 分` },
  en: {
    card: (kpis: number) => `${kpis} KPIs`,
    label: 'Total score gained',
    points: (text: string) => `${text} points`,
  },
}

export const toy: Toy = {
  min: 2,
  max: 20,
  step: 1,
  start: 4,
  draw: (kpis, context) => {
    const words = names[context.lang]
    const bar = (many: number, isMarked: boolean) => ({
      name: words.card(many),
      value: gainOf(many),
      text: words.points(formatExact(gainOf(many), context.lang, 1)),
      isMarked,
    })
    return bars(context, `${words.label} · ${words.card(kpis)}`, {
      bars: [bar(2, false), bar(4, false), bar(8, false), bar(kpis, kpis > 8)],
      print: (value) => String(Math.round(value)),
    })
  },
}
