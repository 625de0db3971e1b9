import { COLLINEAR } from './lmg.ts'

/**
 * The slopes of a (weighted, or generalised) least squares regression from its cross products: b = (X'WX)^-1 X'Wy by Cholesky.
 *
 * @param products  cross products of x_1 … x_p, y in the metric of the weights: (p+1) × (p+1), row-major, y last
 * @param p         number of regressors, ≥ 0
 * @returns the slopes and what is left of y'Wy; null when the regressors are collinear
 */
export function slopesOf(products: Float64Array, p: number): { slopes: Float64Array; rest: number } | null {
  const side = p + 1
  // [X'WX X'Wy; . y'Wy] = L L': the last row of L holds L^-1 X'Wy, its last element √rest.
  const L = Float64Array.from(products)
  for (let i = 0; i < side; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = L[i * side + j]!
      for (let k = 0; k < j; k++) sum -= L[i * side + k]! * L[j * side + k]!
      if (i > j) L[i * side + j] = sum / L[j * side + j]!
      else if (i < p) {
        if (!(sum > COLLINEAR * products[i * side + i]!)) return null
        L[i * side + i] = Math.sqrt(sum)
      } else L[i * side + i] = sum
    }
  }
  const slopes = new Float64Array(p)
  for (let i = p - 1; i >= 0; i--) {
    let sum = L[p * side + i]!
    for (let k = i + 1; k < p; k++) sum -= L[k * side + i]! * slopes[k]!
    slopes[i] = sum / L[i * side + i]!
  }
  return { slopes, rest: Math.max(0, L[p * side + p]!) }
}

/**
 * What one cluster of rows adds to the cross products X'V^-1X of a regression with a random intercept per cluster,
 * V = diag(1/w) s_e + s_u 11'. By Sherman–Morrison, with c = s_u / (s_e + s_u Σw):
 *
 *   Z'V^-1 Z = ( Z'WZ − c · (Z'w)(Z'w)' ) / s_e
 *
 * s_u = 0 is ordinary weighted least squares; s_u → ∞ leaves only what changes within the cluster.
 *
 * @param columns   x_1 … x_p, y (and 1, for an intercept), any number of them, each over all rows
 * @param weights   w > 0 by row
 * @param rows      the rows of this cluster
 * @param ratio     s_u / s_e ≥ 0
 * @param into      side × side, row-major, overwritten; in units of 1/s_e
 */
export function clusterProducts(
  columns: readonly Float64Array[],
  weights: Float64Array,
  rows: Int32Array,
  ratio: number,
  into: Float64Array,
): void {
  const side = columns.length
  const sums = new Float64Array(side)
  let W = 0
  into.fill(0)
  for (const row of rows) {
    const w = weights[row]!
    W += w
    for (let a = 0; a < side; a++) {
      const value = w * columns[a]![row]!
      sums[a]! += value
      for (let b = 0; b <= a; b++) into[a * side + b]! += value * columns[b]![row]!
    }
  }
  const c = ratio / (1 + ratio * W)
  for (let a = 0; a < side; a++) {
    for (let b = 0; b <= a; b++) {
      const value = into[a * side + b]! - c * sums[a]! * sums[b]!
      into[a * side + b] = into[b * side + a] = value
    }
  }
}
