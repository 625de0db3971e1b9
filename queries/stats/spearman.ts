import { correlation, correlationDifference, FEWEST_PAIRS } from './correlation.ts'
import { twoSidedP } from './mann-kendall.ts'
import { normalBelow } from './normal-distribution.ts'
import { averageRanks } from './ranks.ts'
import { studentTwoSided } from './student-t-tail.ts'

/** r in [−1, 1]; p two-sided; n pairs. */
export type RankCorrelation = { r: number; n: number; p: number }

/**
 * Spearman's rank correlation: do two measures put the same things first? Ties share ranks.
 *
 *   r = Pearson's r of the ranks,   t = r √( (n − 2)/(1 − r²) ) with n − 2 df
 *
 * In the test a perfect r counts as halfway to the next smaller one, so that p is never 0.
 *
 * @param x, y  parallel, n ≥ 4
 * @returns null with fewer pairs, or where x or y is constant
 * @see Spearman 1904; Kendall & Stuart 1973, 31.19; R `cor.test(method = "spearman", exact = FALSE)`
 */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): RankCorrelation | null {
  const r = correlation(averageRanks(x).ranks, averageRanks(y).ranks)
  const n = x.length
  if (r === null || n < FEWEST_PAIRS) return null
  return { r, n, p: pOf(r, n, n - 2) }
}

/**
 * The rank correlation of x and y beyond what both share with a control.
 *
 *   r_xy.z = (r_xy − r_xz r_yz) / √( (1 − r_xz²)(1 − r_yz²) ),   t with n − 3 df
 *
 * @param x, y, control  parallel, n ≥ 5
 * @returns null with fewer, where one is constant, or where x or y has the order of the control
 * @see Kendall 1975, "Rank Correlation Methods"; R package ppcor, `pcor.test(method = "spearman")`
 */
export function partialSpearman(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  control: ArrayLike<number>,
): RankCorrelation | null {
  const [a, b, c] = [x, y, control].map((values) => averageRanks(values).ranks) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const [xy, xz, yz] = [correlation(a, b), correlation(a, c), correlation(b, c)]
  const n = x.length
  if (xy === null || xz === null || yz === null || n < FEWEST_PAIRS + 1) return null
  const left = (1 - xz * xz) * (1 - yz * yz)
  if (left <= ROUNDING) return null
  const r = Math.max(-1, Math.min(1, (xy - xz * yz) / Math.sqrt(left)))
  return { r, n, p: pOf(r, n, n - 3) }
}

/**
 * Does a unit's rank correlation lie below (or above) that of the others?
 *
 *   z = (atanh r − atanh pool) · √( (n − 3)/1.06 )
 *
 * A perfect r counts as halfway to the next smaller one, so that z is finite.
 *
 * @param r, n  of the unit
 * @param pool  of all others, from many pairs
 * @returns z, and the p that the unit lies below, above, or on either side; null with n < 4 or a perfect pool
 */
export function spearmanDifference(
  r: number,
  n: number,
  pool: number,
): { z: number; below: number; above: number; p: number } | null {
  if (!(Math.abs(r) <= 1)) throw new RangeError(`spearmanDifference needs r in [-1, 1], got ${r}`)
  const z = n < FEWEST_PAIRS ? null : correlationDifference(inside(r, n), n, pool, SPEARMAN_INFLATION)
  if (z === null) return null
  return { z, below: normalBelow(z), above: normalBelow(-z), p: twoSidedP(z) }
}

/** Without ties r = 1 − 6 Σd²/(n³ − n), and Σd² is 0 or at least 2. */
function inside(r: number, n: number): number {
  const most = 1 - 6 / (n ** 3 - n)
  return Math.max(-most, Math.min(most, r))
}

function pOf(r: number, n: number, df: number): number {
  const safe = inside(r, n)
  return studentTwoSided(safe * Math.sqrt(df / (1 - safe * safe)), df)
}

/** The variance of atanh of Spearman's r is this much larger than of Pearson's (Fieller, Hartley & Pearson 1957). */
const SPEARMAN_INFLATION = 1.06
/** Below this 1 − r² is what rounding leaves of 0. */
const ROUNDING = 1e-12
