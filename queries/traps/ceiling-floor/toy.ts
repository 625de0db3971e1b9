import { normal, seeded } from '#queries/stats/random.ts'
import { formatPercent } from '#queries/words/format.ts'
import type { Toy } from '../define.ts'
import { histogram } from '../draw/histogram.ts'

const HIGHEST = 100
const random = seeded(13, 'ceiling')
/** What 120 people would score on a scale without an end, at an ordinary target. */
const MERITS = Array.from({ length: 120 }, () => 78 + 10 * normal(random))

/** Scores when the requirements are `easier` points lower: all rise, and none can rise above the highest score. */
export const scoresAt = (easier: number): number[] =>
  MERITS.map((merit) => Math.min(HIGHEST, Math.max(50, Math.round(merit + easier))))
/** Share at the full score, and how many points still lie between the best tenth and the middle. */
export function shown(easier: number): { full: number; apart: number } {
  const scores = scoresAt(easier).sort((a, b) => a - b)
  const full = scores.filter((score) => score === HIGHEST).length / scores.length
  return { full, apart: scores[Math.floor(0.9 * scores.length)]! - scores[scores.length >> 1]! }
}

const names = { zh: { here: '人数占比', full: '满分' }, en: { here: 'Share of people', full: 'full score' } }

/** The same people on a scale with an end; the slider makes the requirements easier. */
export const toy: Toy = {
  min: 0,
  max: 30,
  step: 5,
  start: 15,
  draw: (easier, context) => {
    const words = names[context.lang]
    const print = (share: number) => formatPercent(share, context.lang)
    const scores = scoresAt(easier)
    const shareFrom = (from: number, to: number) =>
      scores.filter((score) => score >= from && score < to).length / scores.length
    return histogram(context, `${words.full} ${print(shown(easier).full)}`, {
      classes: [
        ...Array.from({ length: 10 }, (_, i) => 50 + 5 * i).map((from) => ({
          name: `${from}–${from + 4}`,
          value: shareFrom(from, from + 5),
        })),
        { name: String(HIGHEST), value: shareFrom(HIGHEST, Infinity), isMarked: true },
      ],
      names: { here: words.here, others: '' },
      print,
    })
  },
}
