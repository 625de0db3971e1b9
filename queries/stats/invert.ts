/**
 * The inverse of a symmetric positive definite matrix of a few rows, by Gauss–Jordan on the matrix scaled to a unit diagonal, so that
 * columns in different units (periods beside standard deviations) are equally safe.
 *
 * @param matrix  p × p, row-major
 * @returns null where a column is a combination of those before it (what is left of its unit diagonal is below 1e-10)
 */
export function invert(matrix: Float64Array, p: number): Float64Array | null {
  const scale = Float64Array.from({ length: p }, (_, i) => Math.sqrt(matrix[i * p + i]!))
  if (scale.some((value) => !(value > 0 && value < Infinity))) return null
  const left = Float64Array.from(matrix, (value, at) => value / scale[Math.floor(at / p)]! / scale[at % p]!)
  const right = new Float64Array(p * p)
  for (let i = 0; i < p; i++) right[i * p + i] = 1
  for (let pivot = 0; pivot < p; pivot++) {
    const at = left[pivot * p + pivot]!
    if (!(at > COLLINEAR)) return null
    for (let j = 0; j < p; j++) {
      left[pivot * p + j]! /= at
      right[pivot * p + j]! /= at
    }
    for (let i = 0; i < p; i++) {
      const factor = left[i * p + pivot]!
      if (i === pivot || factor === 0) continue
      for (let j = 0; j < p; j++) {
        left[i * p + j]! -= factor * left[pivot * p + j]!
        right[i * p + j]! -= factor * right[pivot * p + j]!
      }
    }
  }
  return right.map((value, at) => value / scale[Math.floor(at / p)]! / scale[at % p]!)
}

/** Share of a column's own size that must be left after the columns before it. */
const COLLINEAR = 1e-10
