import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { formatExact, formatPeriodShort } from '#queries/words/format.ts'
import type { Seen } from '../define.ts'
import { bars } from '../draw/bars.ts'
import { series } from '../draw/series.ts'
import { text } from './text.ts'

const names = {
  zh: { rating: '评分', results: '结果应有的评分', raw: '评分的变化', left: '结果解释之外', highest: '量表上限' },
  en: {
    rating: 'Rating',
    results: 'What results lead to',
    raw: 'Change of ratings',
    left: 'Beyond results',
    highest: 'Highest place',
  },
}

/** Cycles: ratings beside what results lead to, both from the first cycle. Sources: the change and what results leave of it. A new scale: its ends. */
export function chart(seen: Seen, context: ChartContext): EchartsFigure {
  const { lang } = context
  const [words, label] = [names[lang], text[lang].finding(seen)]
  const { rows, facts } = seen.evidence
  const print = (value: number) => formatExact(value, lang, 2)
  if (seen.reason === 'scale_changed') {
    return bars(context, label, {
      bars: rows.map(({ period, scale_max }, i) => ({
        ...{ name: `${formatPeriodShort(String(period))} · ${words.highest}`, value: Number(scale_max) },
        ...{ text: print(Number(scale_max)), isMarked: i > 0 },
      })),
      print,
    })
  }
  if (rows.length > 1) {
    const from = (of: 'rating' | 'results') => {
      const first = rows.find((row) => row[of] !== null)?.[of]
      return rows.map((row) => (row[of] === null || first === undefined ? null : Number(row[of]) - Number(first)))
    }
    return series(context, label, {
      names: rows.map(({ period }) => formatPeriodShort(String(period))),
      lines: [
        { name: words.rating, values: from('rating') },
        { name: words.results, values: from('results'), kind: 'other' },
      ],
      print,
      include: 0,
    })
  }
  return bars(context, label, {
    bars: [
      { name: words.raw, value: Number(facts['raw'] ?? 0), text: print(Number(facts['raw'] ?? 0)) },
      {
        ...{ name: words.left, value: seen.effect, text: print(seen.effect ?? 0), isMarked: seen.status !== 'pass' },
        ...{ low: seen.low, high: seen.high },
      },
    ],
    print,
  })
}
