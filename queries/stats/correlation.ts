import { meanAndVariance } from './mean-and-variance.ts'

/**
 * Pearson's correlation of pairs.
 *
 *   r = Σ (x − x̄)(y − ȳ) / √( Σ (x − x̄)² Σ (y − ȳ)² )
 *
 * @param x, y  parallel
 * @returns null with fewer than two pairs, or where x or y is constant
 */
export function correlation(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  if (x.length !== y.length) throw new RangeError(`correlation needs pairs, got ${x.length} and ${y.length} values`)
  const [ofX, ofY] = [meanAndVariance(x), meanAndVariance(y)]
  if (!ofX?.variance || !ofY?.variance) return null
  let cross = 0
  for (let i = 0; i < x.length; i++) cross += (x[i]! - ofX.mean) * (y[i]! - ofY.mean)
  const r = cross / (x.length - 1) / Math.sqrt(ofX.variance * ofY.variance)
  return Math.max(-1, Math.min(1, r))
}

/**
 * Does the correlation of one unit differ from a known one? Fisher's z.
 *
 *   z = (atanh r − atanh pool) · √( (n − 3)/inflation )
 *
 * @param r          of the unit, −1 < r < 1
 * @param n          pairs of the unit
 * @param pool       of the others, −1 < pool < 1, from so many pairs that its own error is small
 * @param inflation  1 for Pearson's r, 1.06 for Spearman's
 * @returns null with fewer than `FEWEST_PAIRS`, or where r or pool is ±1
 * @see Fisher 1921; Fieller, Hartley & Pearson 1957 for 1.06
 */
export function correlationDifference(r: number, n: number, pool: number, inflation = 1): number | null {
  if (!(Math.abs(r) <= 1 && Math.abs(pool) <= 1 && inflation > 0)) {
    throw new RangeError(`correlationDifference needs correlations in [-1, 1], got ${r} and ${pool}`)
  }
  if (n < FEWEST_PAIRS || Math.abs(r) === 1 || Math.abs(pool) === 1) return null
  return (Math.atanh(r) - Math.atanh(pool)) * Math.sqrt((n - 3) / inflation)
}

/** With three pairs the variance of atanh r, 1/(n − 3), is infinite. */
export const FEWEST_PAIRS = 4
