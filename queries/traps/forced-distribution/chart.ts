import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { formatExact, formatPercent, formatPeriod } from '#queries/words/format.ts'
import type { Seen } from '../define.ts'
import { histogram } from '../draw/histogram.ts'
import { series } from '../draw/series.ts'
import { text } from './text.ts'

const names = {
  zh: { here: '实际比例', quota: '名额', mean: '平均评分（级）', low: '抽样范围下限', high: '抽样范围上限' },
  en: {
    here: 'Share',
    quota: 'Quota',
    mean: 'Mean rating (levels)',
    low: 'Sampling band, low',
    high: 'Sampling band, high',
  },
}

/** Shares of the levels beside the quota; or the mean of each period inside the band in which sampling alone would let it move. */
export function chart(seen: Seen, context: ChartContext): EchartsFigure {
  const { lang } = context
  const { rows } = seen.evidence
  const [words, label] = [names[lang], text[lang].finding(seen)]
  if (rows[0] && 'period' in rows[0]) {
    const line = (of: 'mean' | 'low' | 'high') => rows.map((row) => Number(row[of]))
    return series(context, label, {
      names: rows.map(({ period }) => formatPeriod(String(period), lang)),
      lines: [
        { name: words.mean, values: line('mean') },
        { name: words.high, values: line('high'), kind: 'other' },
        { name: words.low, values: line('low'), kind: 'target' },
      ],
      print: (value) => formatExact(value, lang, 2),
    })
  }
  return histogram(context, label, {
    classes: rows.map(({ level, share, quota }) => ({
      name: String(level),
      value: Number(share),
      other: Number(quota),
      isMarked: level === rows.at(-1)?.level,
    })),
    names: { here: words.here, others: words.quota },
    print: (share) => formatPercent(share, lang),
  })
}
