import { spearman } from '#queries/stats/spearman.ts'
import { hashOf } from './tables/review-key.ts'
import { usualLevels, type Levels } from './values/usual-scales.ts'

/** The levels of a file in order. `ord` 1 is the lowest; null where nothing tells the order. */
export type RatingScale = {
  id: string
  ordOf: ReadonlyMap<string, number | null>
  /** Every level of the set, also those that nobody got; a level in several spellings has a row for each. */
  levels: { level_raw: string; ord: number | null }[]
  basis: 'learnt' | 'confirmed' | 'assumed' | 'reversed' | 'unknown'
}

/** A level and the score beside it, one pair per rated person. */
export type LevelScores = { level: string; score: number }[]

/** Rank correlation from which scores confirm or turn round an order that is known, and from which they give an order that is not. */
const CONFIRMS = 0.3
const TEACHES = 0.5
const P = 0.01
/** Fewest scores of each level from which an unknown order is learnt. */
const FEWEST_SCORES = 3
/** More levels are no scale but text. */
const MOST_LEVELS = 20

/**
 * The order of rating levels (import.md 7: never guessed). A usual set has an order of its own, which the scores beside the levels confirm
 * or turn round by Spearman's rank correlation; without enough scores it is an assumption. An unusual set is ordered by its mean
 * scores where these go with the levels.
 */
export function orderLevels(delivered: readonly string[], scores: LevelScores): RatingScale | null {
  if (delivered.length === 0 || delivered.length > MOST_LEVELS) return null
  const usual = usualLevels(delivered)
  if (usual) {
    const found = correlationWith(usual, scores)
    const isSure = found !== null && found.p < P && Math.abs(found.r) >= CONFIRMS
    if (isSure && found.r < 0) return scaleOf(turned(usual), 'reversed')
    return scaleOf(usual, isSure ? 'confirmed' : 'assumed')
  }
  const learnt = byMeanScore(delivered, scores)
  const found = learnt && correlationWith(learnt, scores)
  if (learnt && found && found.p < P && found.r >= TEACHES) return scaleOf(learnt, 'learnt')
  const sorted = delivered.toSorted()
  return {
    id: idOf(sorted),
    ordOf: new Map(sorted.map((level) => [level, null])),
    levels: sorted.map((level_raw) => ({ level_raw, ord: null })),
    basis: 'unknown',
  }
}

function correlationWith({ placeOf }: Levels, scores: LevelScores) {
  const known = scores.filter(({ level }) => placeOf.has(level))
  return spearman(
    known.map(({ level }) => placeOf.get(level) ?? 0),
    known.map(({ score }) => score),
  )
}

function byMeanScore(delivered: readonly string[], scores: LevelScores): Levels | null {
  const byLevel = Map.groupBy(scores, ({ level }) => level)
  const means = delivered.map((level) => {
    const own = byLevel.get(level) ?? []
    return { level, n: own.length, mean: own.reduce((sum, { score }) => sum + score, 0) / own.length }
  })
  if (means.length < 2 || means.some(({ n }) => n < FEWEST_SCORES)) return null
  const lowest_first = means.toSorted((a, b) => a.mean - b.mean).map(({ level }) => level)
  return { lowest_first, placeOf: new Map(lowest_first.map((level, i) => [level, i])) }
}

function turned({ lowest_first, placeOf }: Levels): Levels {
  const last = lowest_first.length - 1
  return {
    lowest_first: lowest_first.toReversed(),
    placeOf: new Map([...placeOf].map(([raw, place]) => [raw, last - place])),
  }
}

function scaleOf({ lowest_first, placeOf }: Levels, basis: RatingScale['basis']): RatingScale {
  const levels = lowest_first.flatMap((name, place) => {
    const spellings = [...placeOf].filter(([, at]) => at === place).map(([raw]) => raw)
    return (spellings.length > 0 ? spellings.sort() : [name]).map((level_raw) => ({ level_raw, ord: place + 1 }))
  })
  return {
    id: idOf(lowest_first),
    ordOf: new Map([...placeOf].map(([raw, place]) => [raw, place + 1])),
    levels,
    basis,
  }
}

/** The same levels in the same order are the same scale in every file. */
const idOf = (lowestFirst: readonly string[]) => `levels-${hashOf([...lowestFirst]).slice(0, 8)}`
