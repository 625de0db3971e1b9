/** Variance of the lasting level of units, and of a cell of weight 1 around it. */
export type CellVariance = { unit: number; cell: number }

/**
 * How much units differ lastingly and how much their periods vary, from what a regression leaves over. Moments for unequal
 * groups, truncated at 0:
 *
 *   s_cell = Σ_u Σ_t w (e − ē_u)² / (C − U),   s_unit = (Σ_u W_u (ē_u − ē)² − (U − 1) s_cell) / (W − Σ W_u² / W)
 *
 * @param residuals  by row, z
 * @param weights    precision of each row relative to a cell of weight 1
 * @param groups     the rows of each unit; at least one row in all
 * @see Searle, Casella & McCulloch 1992, chapter 3 (ANOVA estimators, one-way, unbalanced)
 */
export function varianceBetweenCells(
  residuals: Float64Array,
  weights: Float64Array,
  groups: readonly Int32Array[],
): CellVariance {
  let W = 0
  let sum = 0
  for (let i = 0; i < residuals.length; i++) {
    W += weights[i]!
    sum += weights[i]! * residuals[i]!
  }
  const mean = sum / W
  let within = 0
  let between = 0
  let squares = 0
  for (const rows of groups) {
    let own = 0
    let ownSum = 0
    for (const row of rows) {
      own += weights[row]!
      ownSum += weights[row]! * residuals[row]!
    }
    const ownMean = own > 0 ? ownSum / own : 0
    for (const row of rows) within += weights[row]! * (residuals[row]! - ownMean) ** 2
    between += own * (ownMean - mean) ** 2
    squares += own * own
  }
  const U = groups.length
  const cell = residuals.length > U ? within / (residuals.length - U) : 0
  const spread = W - squares / W
  return { cell, unit: spread > 0 ? Math.max(0, (between - (U - 1) * cell) / spread) : 0 }
}
