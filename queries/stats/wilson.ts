/**
 * The interval of a share, k of n; unlike share ± 1.96 standard errors it stays inside [0, 1] and holds for small n and k = 0.
 *
 *   ( k + z²/2 ± z √( k(n−k)/n + z²/4 ) ) / (n + z²)
 *
 * @param k  hits, 0 ≤ k ≤ n
 * @param n  cases
 * @param z  normal quantile of the level; default 95 %
 * @returns null without cases
 * @see Wilson 1927, "Probable inference, the law of succession, and statistical inference"; R `prop.test(correct = FALSE)`
 */
export function wilson(k: number, n: number, z = Z95): { share: number; lower: number; upper: number } | null {
  if (!(k >= 0 && k <= n && n < Infinity && z > 0)) {
    throw new RangeError(`wilson needs 0 ≤ k ≤ n and z > 0, got ${k} of ${n}, z = ${z}`)
  }
  if (n === 0) return null
  const centre = k + (z * z) / 2
  const half = z * Math.sqrt((k * (n - k)) / n + (z * z) / 4)
  const total = n + z * z
  return {
    share: k / n,
    lower: k === 0 ? 0 : (centre - half) / total,
    upper: k === n ? 1 : (centre + half) / total,
  }
}

/** The normal quantile of 97.5 %. */
const Z95 = 1.959963984540054
