import { sandwich } from './clustered-ols.ts'

/**
 * The covariance of least squares coefficients when the errors of one series are correlated over time (Newey & West 1987).
 *
 *   V = n/(n−p) · (X'X)^-1 ( Γ_0 + Σ_{l=1..L} (1 − l/(L+1)) (Γ_l + Γ_l') ) (X'X)^-1,   Γ_l = Σ_t x_t e_t e_{t−l} x_{t−l}'
 *
 * @param columns    X by column in the order of time, each of length n
 * @param residuals  e, length n
 * @param inverse    (X'X)^-1, p × p, row-major
 * @param lag        L ≥ 0; 0 is White's estimator
 * @returns p × p, row-major
 * @see R `sandwich::NeweyWest(lag = L, prewhite = FALSE, adjust = TRUE)`
 */
export function neweyWest(
  columns: readonly ArrayLike<number>[],
  residuals: ArrayLike<number>,
  inverse: Float64Array,
  lag: number,
): Float64Array {
  const [n, p] = [residuals.length, columns.length]
  const meat = new Float64Array(p * p)
  for (let l = 0; l <= lag; l++) {
    const weight = 1 - l / (lag + 1)
    for (let t = l; t < n; t++) {
      const errors = weight * residuals[t]! * residuals[t - l]!
      for (let j = 0; j < p; j++) {
        for (let k = 0; k < p; k++) {
          const now = errors * columns[j]![t]! * columns[k]![t - l]!
          meat[j * p + k]! += now
          if (l > 0) meat[k * p + j]! += now
        }
      }
    }
  }
  return sandwich(inverse, meat, p).map((value) => (n / (n - p)) * value)
}
