import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { formatExact, formatPercent } from '#queries/words/format.ts'
import type { Seen } from '../define.ts'
import { bars } from '../draw/bars.ts'
import { histogram } from '../draw/histogram.ts'
import { text } from './text.ts'

const names = {
  zh: {
    here: '这里',
    others: '其他',
    sd: '评分的离散',
    expected: '按结果应有的离散',
    level: (at: string) => `第${at}级`,
  },
  en: {
    here: 'here',
    others: 'others',
    sd: 'Spread of ratings',
    expected: 'Spread that results lead to',
    level: (at: string) => `level ${at}`,
  },
}

/** Share of ratings at each place of the scale, here and elsewhere; the two spreads where too few people are rated for that. */
export function chart(seen: Seen, context: ChartContext): EchartsFigure {
  const { lang } = context
  const [words, label] = [names[lang], text[lang].finding(seen)]
  const { rows, facts } = seen.evidence
  const print = (value: number) => formatExact(value, lang, 2)
  if (rows.length === 0) {
    return bars(context, label, {
      bars: [
        { name: words.sd, value: Number(facts['sd'] ?? 0), text: print(Number(facts['sd'] ?? 0)), isMarked: true },
        {
          name: words.expected,
          value: Number(facts['expected_sd'] ?? 0),
          text: print(Number(facts['expected_sd'] ?? 0)),
        },
      ],
      print,
    })
  }
  return histogram(context, label, {
    classes: rows.map(({ name, is_score, share, others, is_modal }) => ({
      name: is_score === true ? print(Number(name)) : words.level(String(name)),
      value: Number(share),
      other: others === null || others === undefined ? null : Number(others),
      isMarked: is_modal === true,
    })),
    names: { here: words.here, others: words.others },
    print: (share) => formatPercent(share, lang),
  })
}
