/**
 * The value below which a fraction p of the data lies, by linear interpolation (type 7, the default of R).
 *
 *   h = (n − 1)·p,   Q = y_⌊h⌋ + (h − ⌊h⌋)·(y_⌊h⌋+1 − y_⌊h⌋)   over the sorted y_0 … y_(n−1)
 *
 * @param sorted  ascending, length n ≥ 1, in the unit of the measure
 * @param p       in [0, 1]
 * @see Hyndman & Fan 1996, "Sample quantiles in statistical packages"
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) throw new RangeError('quantile needs at least one value')
  const h = (sorted.length - 1) * p
  const low = sorted[Math.floor(h)]!
  return low + (h - Math.floor(h)) * (sorted[Math.ceil(h)]! - low)
}
