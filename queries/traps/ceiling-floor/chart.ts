import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { formatExact, formatPercent } from '#queries/words/format.ts'
import type { Seen } from '../define.ts'
import { bars } from '../draw/bars.ts'
import { histogram } from '../draw/histogram.ts'
import { text } from './text.ts'

const names = {
  zh: {
    here: '这里',
    others: '其他单位',
    limit: '贴着界限',
    threshold: '三成',
    highest: '满分',
    level: (at: number) => `第${at}级`,
  },
  en: {
    here: 'here',
    others: 'other units',
    limit: 'at the limit',
    threshold: '30 %',
    highest: 'full',
    level: (at: number) => `level ${at}`,
  },
}

/** Share of ratings at each place of the scale, here and elsewhere; of results the share at the limit. */
export function chart(seen: Seen, context: ChartContext): EchartsFigure {
  const { lang } = context
  const [words, label] = [names[lang], text[lang].finding(seen)]
  const print = (share: number) => formatPercent(share, lang)
  const { rows } = seen.evidence
  if (rows[0] && 'place' in rows[0]) {
    return histogram(context, label, {
      classes: rows.map(({ place, is_score, share, others, is_limit }) => ({
        name: placeName(Number(place), is_score === true, words),
        value: Number(share),
        other: others === null || others === undefined ? null : Number(others),
        isMarked: is_limit === true,
      })),
      names: { here: words.here, others: words.others },
      print,
    })
  }
  return bars(context, label, {
    bars: [
      {
        ...{ name: words.limit, value: seen.effect, text: print(seen.effect ?? 0), isMarked: seen.status !== 'pass' },
        ...{ low: seen.low, high: seen.high },
      },
    ],
    reference: { value: 0.3, text: words.threshold },
    print: (value) => formatPercent(value, lang),
  })
}

/** Tenths of a scale of scores are named by their lower end, as a share of the way from the lowest score to the full one. */
const placeName = (place: number, isScore: boolean, words: (typeof names)['zh']): string =>
  !isScore ? words.level(place) : place === 10 ? words.highest : `${formatExact(10 * place, 'en')}%`
