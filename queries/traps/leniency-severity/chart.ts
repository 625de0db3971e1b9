import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { formatExact } from '#queries/words/format.ts'
import type { Seen } from '../define.ts'
import { bars } from '../draw/bars.ts'
import { dots } from '../draw/dots.ts'
import { histogram } from '../draw/histogram.ts'
import { text } from './text.ts'

const names = {
  zh: {
    here: '这里',
    others: '其他',
    result: '结果（高于可比水平，指标尺度）',
    rating: '评分（高于平均，标准差）',
    raters: '评分口径数',
  },
  en: {
    here: 'here',
    others: 'others',
    result: 'Result (above comparable, scales)',
    rating: 'Rating (above mean, SD)',
    raters: 'Scales',
  },
}

/** Of a department: mean rating by class of results, here and elsewhere. Of the company: how many scales lie where. */
export function chart(seen: Seen, context: ChartContext): EchartsFigure {
  const { lang } = context
  const [words, label] = [names[lang], text[lang].finding(seen)]
  const { rows, facts } = seen.evidence
  const print = (value: number) => formatExact(value, lang, 2)
  if (rows[0] && 'raters' in rows[0]) {
    return histogram(context, label, {
      classes: rows.map(({ from, raters, is_off }) => ({
        name: print(Number(from)),
        value: Number(raters),
        isMarked: is_off === true,
      })),
      names: { here: words.raters, others: '' },
      print: (value) => String(Math.round(value)),
    })
  }
  if (rows.length === 0) {
    const value = seen.effect
    return bars(context, label, {
      bars: [{ name: seen.unitName, value, text: value === null ? '' : print(value), low: seen.low, high: seen.high }],
      print,
    })
  }
  const points = rows.map(({ group, result, rating }) => ({
    x: Number(result),
    y: Number(rating),
    isHere: group === 'here',
  }))
  const slope = Number(facts['slope'])
  const [from, to] = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))]
  const lineOf = (isHere: boolean) => {
    const own = points.filter((point) => point.isHere === isHere)
    const level = own.reduce((sum, { x, y }) => sum + y - slope * x, 0) / own.length
    const at = (x: number) => [x, level + slope * x] as const
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
