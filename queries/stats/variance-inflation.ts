import { COLLINEAR } from './lmg.ts'

/**
 * By how much the variance of each slope is inflated because the other regressors tell part of the same story.
 *
 *   VIF_j = 1 / (1 − R²_j),   R²_j of x_j on all other regressors
 *
 * 1 = unrelated to the others; Infinity = a combination of them, so that nothing can tell it apart.
 *
 * @param products  cross products of the centred columns: side × side, row-major; the first p belong to the regressors
 * @param p         number of regressors
 * @param side      columns in all, p or p + 1
 * @returns length p, each ≥ 1; NaN never: a column that does not vary gets Infinity
 * @see Marquardt 1970, "Generalized inverses, ridge regression, biased linear estimation, and nonlinear estimation"
 */
export function varianceInflation(products: Float64Array, p: number, side = p + 1): Float64Array {
  const factors = new Float64Array(p)
  for (let j = 0; j < p; j++) {
    const order = [...Array(p).keys()].filter((i) => i !== j)
    const left = Float64Array.from(products)
    for (const i of order) {
      const pivot = left[i * side + i]!
      if (!(pivot > COLLINEAR * products[i * side + i]!)) continue
      for (let a = 0; a < p; a++) {
        if (a === i) continue
        const factor = left[a * side + i]! / pivot
        for (let b = 0; b < p; b++) left[a * side + b]! -= factor * left[i * side + b]!
      }
    }
    const total = products[j * side + j]!
    const rest = left[j * side + j]!
    factors[j] = rest > COLLINEAR * total ? Math.max(1, total / rest) : Infinity
  }
  return factors
}
