import { invert } from './invert.ts'
import { studentTwoSided } from './student-t-tail.ts'

/** Coefficients in the order of the columns; `covariance` is p × p, row-major. `clusters` = G, `df` = G − 1 of every t. */
export type OlsFit = {
  coefficients: Float64Array
  covariance: Float64Array
  /** (X'X)^-1, which does not depend on the clusters. */
  inverse: Float64Array
  residuals: Float64Array
  clusters: number
  df: number
}

/**
 * Least squares whose errors may be correlated inside clusters (the people of one manager, the periods of one unit).
 *
 *   b = (X'X)^-1 X'y,   V = c · (X'X)^-1 ( Σ_g X_g'e_g e_g'X_g ) (X'X)^-1,   c = G/(G−1) · (n−1)/(n−p)
 *
 * With every row its own cluster this is White's estimator with the factor n/(n−p).
 *
 * @param columns  X by column, an intercept included, each of length n
 * @param y        length n
 * @param cluster  by row; the numbers need not be consecutive
 * @returns null with n ≤ p, fewer than two clusters, or collinear columns
 * @see Cameron & Miller 2015, "A practitioner's guide to cluster-robust inference"; R `sandwich::vcovCL(type = "HC1")`
 */
export function clusteredOls(
  columns: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  cluster: ArrayLike<number>,
): OlsFit | null {
  const [n, p] = [y.length, columns.length]
  const inverse = n > p ? invert(crossProducts(columns, n), p) : null
  if (!inverse) return null
  const coefficients = new Float64Array(p)
  for (let j = 0; j < p; j++) {
    for (let k = 0; k < p; k++) coefficients[j]! += inverse[j * p + k]! * dot(columns[k]!, y, n)
  }
  const residuals = Float64Array.from(y, (value, i) => {
    let fitted = 0
    for (let j = 0; j < p; j++) fitted += coefficients[j]! * columns[j]![i]!
    return value - fitted
  })

  const scores = new Map<number, Float64Array>()
  for (let i = 0; i < n; i++) {
    let score = scores.get(cluster[i]!)
    if (!score) scores.set(cluster[i]!, (score = new Float64Array(p)))
    for (let j = 0; j < p; j++) score[j]! += columns[j]![i]! * residuals[i]!
  }
  const clusters = scores.size
  if (clusters < 2) return null
  const meat = new Float64Array(p * p)
  for (const score of scores.values()) {
    for (let j = 0; j < p; j++) for (let k = 0; k < p; k++) meat[j * p + k]! += score[j]! * score[k]!
  }
  const factor = ((clusters / (clusters - 1)) * (n - 1)) / (n - p)
  const covariance = sandwich(inverse, meat, p).map((value) => factor * value)
  return { coefficients, covariance, inverse, residuals, clusters, df: clusters - 1 }
}

/** Two-sided p of one coefficient; 1 where nothing varies. */
export function pOfCoefficient({ coefficients, covariance, df }: OlsFit, j: number): number {
  const se = Math.sqrt(covariance[j * coefficients.length + j]!)
  return se > 0 ? studentTwoSided(coefficients[j]! / se, df) : coefficients[j] === 0 ? 1 : 0
}

/** A B A for symmetric p × p matrices, row-major. */
export function sandwich(bread: Float64Array, filling: Float64Array, p: number): Float64Array {
  return product(product(bread, filling, p), bread, p)
}

function product(a: Float64Array, b: Float64Array, p: number): Float64Array {
  const out = new Float64Array(p * p)
  for (let i = 0; i < p; i++) {
    for (let k = 0; k < p; k++) for (let j = 0; j < p; j++) out[i * p + j]! += a[i * p + k]! * b[k * p + j]!
  }
  return out
}

function crossProducts(columns: readonly ArrayLike<number>[], n: number): Float64Array {
  const p = columns.length
  return Float64Array.from({ length: p * p }, (_, at) => dot(columns[Math.floor(at / p)]!, columns[at % p]!, n))
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>, n: number): number {
  let sum = 0
  for (let i = 0; i < n; i++) sum += a[i]! * b[i]!
  return sum
}
