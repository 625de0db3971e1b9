import { formatExact } from '#queries/words/format.ts'
import type { Toy } from '../define.ts'
import { dots } from '../draw/dots.ts'

/** Results of ten people in percent of target, before the slider moves all of them. */
const RESULTS = [84, 88, 90, 91, 93, 94, 96, 97, 101, 104]
/** 20/70/10 of ten people. */
const [TOP, LOW] = [2, 1]

/** People who reach the target, and those at the lowest level although they reach it, when everybody gains `points`. */
export function counted(points: number): { met: number; low: number; lowMet: number } {
  const results = RESULTS.map((result) => result + points)
  return {
    met: results.filter((result) => result >= 100).length,
    low: LOW,
    lowMet: results.slice(0, LOW).filter((result) => result >= 100).length,
  }
}

const words = {
  zh: { target: '目标', result: '结果（目标的%）', level: '等级', levels: ['', 'C', 'B', 'A'], label: '结果与等级' },
  en: {
    target: 'target',
    result: 'Result (% of target)',
    level: 'Grade',
    levels: ['', 'C', 'B', 'A'],
    label: 'Results and grades',
  },
}

/** Ten people graded 20/70/10; the slider raises the results of all of them, and no grade moves. */
export const toy: Toy = {
  min: 0,
  max: 20,
  step: 4,
  start: 8,
  draw: (points, context) => {
    const { target, result, level, levels, label } = words[context.lang]
    const placed = RESULTS.map((own, i) => ({
      x: own + points,
      y: i < LOW ? 1 : i >= RESULTS.length - TOP ? 3 : 2,
    }))
    const print = (value: number) => formatExact(value, context.lang, 0)
    return dots(context, `${label}: ${placed.map(({ x, y }) => `${print(x)} ${levels[y]}`).join(', ')}`, {
      dots: placed.map(({ x, y }) => ({ x, y, isMarked: y === 1, text: `${print(x)}% → ${levels[y]}` })),
      lines: [{ from: [100, 1], to: [100, 3], text: target, isOther: true }],
      x: { name: result, print },
      y: { name: level, print: (value) => (Number.isInteger(value) ? (levels[value] ?? '') : '') },
    })
  },
}
