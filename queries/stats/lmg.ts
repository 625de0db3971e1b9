import { shapleyGame } from './shapley-game.ts'

/** Exact up to this many regressors: 2^12 subsets. */
export const MOST_REGRESSORS = 12

/**
 * How the variance that a regression explains is shared among its regressors, averaged over every order in which they could
 * enter (Lindeman, Merenda and Gold).
 *
 *   LMG_j = Σ_{S∌j} |S|! (p−|S|−1)! / p! · (R²(S ∪ j) − R²(S)),    Σ_j LMG_j = R²(all)
 *
 * It is the Shapley value of the game whose value is R², never negative, and asks nothing about which of two correlated
 * regressors "comes first". A regressor that is a combination of others in S adds nothing to S.
 *
 * @param products  cross products of the centred columns x_1 … x_p, y: (p+1) × (p+1), row-major, y last
 * @param p         number of regressors, 0 … MOST_REGRESSORS
 * @returns rSquared in [0, 1], and shares of length p that add up to it; all 0 where y does not vary
 * @see Lindeman, Merenda & Gold 1980; Grömping 2006, "Relative importance for linear regression in R: the package relaimpo"
 */
export function lmg(products: Float64Array, p: number): { rSquared: number; shares: Float64Array } {
  const values = subsetRSquared(products, p)
  return { rSquared: values[values.length - 1]!, shares: shapleyGame(values, p) }
}

/**
 * R² of every subset of the regressors; bit j of the index says that x_j is in. Each subset is reached once, by taking the
 * regressors in ascending order and sweeping one at a time out of what is left: about 6 · 2^p multiplications in all.
 */
export function subsetRSquared(products: Float64Array, p: number): Float64Array {
  const side = p + 1
  if (!Number.isInteger(p) || p < 0 || p > MOST_REGRESSORS || products.length !== side * side) {
    throw new RangeError(
      `subsetRSquared needs 0 to ${MOST_REGRESSORS} regressors and ${side * side} products, got p = ${p}, ${products.length}`,
    )
  }
  const values = new Float64Array(2 ** p)
  const total = products[p * side + p]!
  if (!(total > 0)) return values
  // One matrix a depth: what remains of the columns once those chosen so far are accounted for.
  const left = Array.from({ length: side }, () => new Float64Array(side * side))
  left[0]!.set(products)

  const visit = (depth: number, from: number, subset: number) => {
    const now = left[depth]!
    values[subset] = Math.min(1, Math.max(0, 1 - now[p * side + p]! / total))
    for (let i = from; i < p; i++) {
      const next = left[depth + 1]!
      const pivot = now[i * side + i]!
      const isNew = pivot > COLLINEAR * products[i * side + i]!
      for (let a = i + 1; a < side; a++) {
        const factor = isNew ? now[a * side + i]! / pivot : 0
        for (let b = i + 1; b < side; b++) next[a * side + b] = now[a * side + b]! - factor * now[i * side + b]!
      }
      visit(depth + 1, i + 1, subset | (1 << i))
    }
  }
  visit(0, 0, 0)
  return values
}

/** A column with less than this share of its sum of squares left is a combination of those before it, up to rounding. */
export const COLLINEAR = 1e-10
