import { quantile } from './quantile.ts'
import { below, type Random } from './random.ts'

/** Percentile interval, 95 %, and the number of draws in which the statistic was defined. */
export type BootstrapInterval = { lower: number; upper: number; draws: number }

/**
 * The interval of any statistic whose rows come in clusters (the periods of one person, the people of one manager): whole clusters
 * are drawn with replacement, because rows of one cluster are not independent.
 *
 *   lower, upper = 2.5th and 97.5th percentile of the statistic over the draws
 *
 * Rows are not copied: the statistic receives their numbers. The array it receives is used again for the next draw.
 *
 * @param clusters   the rows of each; see `rowsByGroup`. With fewer than some 30 clusters the interval is too narrow
 * @param statistic  null where a draw leaves it undefined; such draws are left out
 * @param random     seeded by the caller
 * @returns null with fewer than `FEWEST_CLUSTERS`, or when the statistic is undefined in more than a tenth of the draws
 * @see Efron & Tibshirani 1993, "An Introduction to the Bootstrap", chapter 13; Cameron & Miller 2015 for clusters
 */
export function clusterBootstrap(
  clusters: readonly Int32Array[],
  statistic: (rows: Int32Array) => number | null,
  random: Random,
  rounds = 1000,
): BootstrapInterval | null {
  if (!(rounds >= FEWEST_ROUNDS)) throw new RangeError(`clusterBootstrap needs ${FEWEST_ROUNDS} rounds, got ${rounds}`)
  const many = clusters.length
  if (many < FEWEST_CLUSTERS) return null
  const largest = clusters.reduce((most, { length }) => Math.max(most, length), 0)
  const rows = new Int32Array(many * largest)
  const found = new Float64Array(rounds)
  let draws = 0
  for (let round = 0; round < rounds; round++) {
    let filled = 0
    for (let c = 0; c < many; c++) {
      const drawn = clusters[below(many, random)]!
      rows.set(drawn, filled)
      filled += drawn.length
    }
    const value = statistic(rows.subarray(0, filled))
    if (value !== null && !Number.isFinite(value)) {
      throw new RangeError(`clusterBootstrap needs a finite statistic or null, got ${value}`)
    }
    if (value !== null) found[draws++] = value
  }
  if (draws < (1 - MOST_UNDEFINED) * rounds) return null
  const sorted = found.subarray(0, draws).sort()
  return { lower: quantile(sorted, 0.025), upper: quantile(sorted, 0.975), draws }
}

/** Fewer clusters than this show nothing of how clusters differ. */
export const FEWEST_CLUSTERS = 5
/** Fewer draws leave the 2.5th percentile to a handful of them. */
const FEWEST_ROUNDS = 200
/** Share of undefined draws above which the others no longer stand for all. */
const MOST_UNDEFINED = 0.1
