import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { leastSquares } from '#queries/stats/least-squares.ts'
import { formatExact } from '#queries/words/format.ts'
import type { Seen } from '../define.ts'
import { bars } from '../draw/bars.ts'
import { dots } from '../draw/dots.ts'
import { text } from './text.ts'

const names = {
  zh: {
    here: '这里',
    others: '其他',
    result: '结果（高于可比水平，指标尺度）',
    rating: '评分（高于本口径平均，标准差）',
  },
  en: {
    here: 'here',
    others: 'others',
    result: 'Result (above comparable, scales)',
    rating: 'Rating (above own mean, SD)',
  },
}

/** Mean rating by quarter of results, here and elsewhere; the two correlations where too few people are rated for that. */
export function chart(seen: Seen, context: ChartContext): EchartsFigure {
  const { lang } = context
  const [words, label] = [names[lang], text[lang].finding(seen)]
  const { rows, facts } = seen.evidence
  const print = (value: number) => formatExact(value, lang, 2)
  const points = rows.map(({ group, result, rating }) => ({
    x: Number(result),
    y: Number(rating),
    isHere: group === 'here',
  }))
  if (points.length < 6) {
    const bar = (name: string, value: number, isMarked: boolean) => ({
      name,
      value,
      text: `r = ${print(value)}`,
      isMarked,
    })
    return bars(context, label, {
      bars: [bar(words.here, Number(facts['r'] ?? 0), true), bar(words.others, Number(facts['r_pool'] ?? 0), false)],
      print,
    })
  }
  const [from, to] = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))]
  const lineOf = (isHere: boolean) => {
    const own = points.filter((point) => point.isHere === isHere)
    const slope =
      leastSquares(
        own.map(({ x }) => x),
        own.map(({ y }) => y),
      )?.slope ?? 0
    const [x0, y0] = ['x', 'y'].map(
      (of) => own.reduce((sum, point) => sum + point[of as 'x' | 'y'], 0) / own.length,
    ) as [number, number]
    const at = (x: number) => [x, y0 + slope * (x - x0)] as const
    return { from: at(from), to: at(to), text: isHere ? words.here : words.others, isOther: !isHere }
  }
  return dots(context, label, {
    dots: points.map(({ x, y, isHere }) => ({
      ...{ x, y, isMarked: isHere },
      text: `${isHere ? words.here : words.others}\n${print(x)} → ${print(y)}`,
    })),
    lines: [lineOf(true), lineOf(false)],
    x: { name: words.result, print },
    y: { name: words.rating, print },
  })
}
