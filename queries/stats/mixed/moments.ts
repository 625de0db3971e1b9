import type { CountTables } from './count-tables.ts'
import { fixedCross, fixedOfLevel, fixedResponse } from './fixed-columns.ts'
import { pseudoSolve } from './symmetric-pseudo-solve.ts'

/**
 * Variance components by the method of moments: sums of squares inside the levels of each factor a, and the total, set equal to
 * their expectations.
 *
 *   SSW_a = y'y − Σ_i S_i²/n_i     E SSW_a = Σ_b s_b·(N − Σ_i Σ_j n_ij²/n_i) + s_e·(N − q_a)
 *   y'y − S²/N                     E       = Σ_b s_b·(N − Σ_j n_j²/N)        + s_e·(N − 1)
 *
 * Unbiased for any balance and free of iterations, but for few levels and unbalanced rows a component may be wrong by a factor of
 * 20: a start for REML, and a stated fallback. Fixed covariates are taken out by least squares first. Negative solutions become 0;
 * where components cannot be told apart they share evenly.
 *
 * @param active  factors in the model
 * @returns one variance per factor of the tables, then the residual's; the residual's is above 0 if the response varies
 * @see Searle, Casella & McCulloch 1992, "Variance Components", 5.1–5.2 (Henderson's first method)
 */
export function moments(tables: CountTables, active: number[], fixed: number[]): Float64Array {
  const { total, byLevel } = withoutCovariates(tables, active, fixed)
  const N = tables.rows
  const size = active.length + 1
  const lhs = new Float64Array(size * size)
  const right = new Float64Array(size)
  active.forEach((a, r) => {
    const { n } = tables.factors[a]!
    let between = 0
    let levels = 0
    for (let i = 0; i < n.length; i++) {
      if (n[i] === 0) continue
      between += byLevel[a]![i]! ** 2 / n[i]!
      levels++
    }
    right[r] = (total - between) / N
    active.forEach((b, c) => (lhs[r * size + c] = a === b ? 0 : (N - sharedSquares(tables, a, b)) / N))
    lhs[r * size + size - 1] = (N - levels) / N
  })
  right[size - 1] = total / N
  active.forEach((b, c) => {
    lhs[(size - 1) * size + c] = (N - tables.factors[b]!.n.reduce((sum, n) => sum + n * n, 0) / N) / N
  })
  lhs[size * size - 1] = (N - fixed.length) / N

  const solved = pseudoSolve(normalMatrix(lhs, size), normalRight(lhs, right, size))
  const variances = new Float64Array(tables.factors.length + 1)
  active.forEach((a, r) => (variances[a] = Math.max(0, solved[r]!)))
  variances[tables.factors.length] = Math.max(solved[size - 1]!, SMALLEST_RESIDUAL * (total / N))
  return variances
}

/** Part of the total variance that the residual keeps when its estimate is negative. */
const SMALLEST_RESIDUAL = 1e-3

/** Σ_i Σ_j n_ij²/n_i over the cells of two factors, i the levels of a. */
function sharedSquares(tables: CountTables, a: number, b: number): number {
  const pair = tables.pairs.find((each) => (each.a === a && each.b === b) || (each.a === b && each.b === a))!
  const levels = pair.a === a ? pair.ia : pair.ib
  const { n } = tables.factors[a]!
  let sum = 0
  for (let t = 0; t < levels.length; t++) sum += pair.n[t]! ** 2 / n[levels[t]!]!
  return sum
}

/** Σ (y − X·b)² with b by least squares. */
export const residualSumOfSquares = (tables: CountTables, fixed: number[]): number =>
  withoutCovariates(tables, [], fixed).total

/** Sums of y − X·b with b by least squares: Σ squares over all rows, Σ over each level. */
function withoutCovariates(tables: CountTables, active: number[], fixed: number[]) {
  const width = 1 + (tables.covariates?.names.length ?? 0)
  const cross = fixedCross(tables)
  const response = fixedResponse(tables)
  const xx = Float64Array.from(fixed.flatMap((i) => fixed.map((j) => cross[i * width + j]!)))
  const xy = Float64Array.from(fixed, (j) => response[j]!)
  const b = pseudoSolve(xx, xy)
  const byLevel = tables.factors.map(({ sum }, a) =>
    active.includes(a)
      ? sum.map((value, i) => fixed.reduce((rest, j, c) => rest - b[c]! * fixedOfLevel(tables, a, i, j), value))
      : sum,
  )
  return { total: Math.max(0, tables.sumSquares - b.reduce((sum, value, c) => sum + value * xy[c]!, 0)), byLevel }
}

function normalMatrix(a: Float64Array, k: number): Float64Array {
  return Float64Array.from({ length: k * k }, (_, t) => {
    let sum = 0
    for (let r = 0; r < k; r++) sum += a[r * k + Math.floor(t / k)]! * a[r * k + (t % k)]!
    return sum
  })
}

function normalRight(a: Float64Array, right: Float64Array, k: number): Float64Array {
  return right.map((_, c) => {
    let sum = 0
    for (let r = 0; r < k; r++) sum += a[r * k + c]! * right[r]!
    return sum
  })
}
