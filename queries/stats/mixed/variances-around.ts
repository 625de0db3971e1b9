import type { Random } from '../random.ts'
import { fillNormals } from './normals.ts'
import type { RemlFit } from './reml.ts'

/**
 * Variances that the data could as well have given, without going over the rows again: normal on the scale of logarithms, with the
 * information of the fit,
 *
 *   log s* ~ N(log ŝ, (D·AI·D)^-1),   D = diag(ŝ)
 *
 * so that none is negative. Components at the boundary stay at 0. Cheaper than `bootstrapShares` and nearly as good for what is drawn
 * at them, unless factors have a handful of levels.
 *
 * @param count  how many sets
 * @returns factors, then the residual; an empty list where the information is singular or nothing was fitted
 * @see Pinheiro & Bates 2000, "Mixed-Effects Models in S and S-PLUS", 2.4.3: intervals on the logarithm
 */
export function variancesAround(fit: RemlFit, count: number, random: Random): Float64Array[] {
  if (!fit.system) return []
  const fitted = Float64Array.of(...fit.variances, fit.residualVariance)
  const inside = Array.from(fitted.keys()).filter((k) => fitted[k]! > 0)
  const n = inside.length
  const scaled = inside.map((a) => inside.map((b) => fitted[a]! * fitted[b]! * fit.information[a * fitted.length + b]!))
  const lower = choleskyOf(scaled)
  if (!lower) return []
  const step = new Float64Array(n)
  return Array.from({ length: count }, () => {
    fillNormals(step, random, 1)
    // L'·x = z makes x ~ N(0, (L·L')^-1).
    for (let i = n - 1; i >= 0; i--) {
      for (let j = i + 1; j < n; j++) step[i]! -= lower[j]![i]! * step[j]!
      step[i]! /= lower[i]![i]!
    }
    const s = fitted.slice()
    inside.forEach((k, i) => (s[k]! *= Math.exp(Math.min(FURTHEST, Math.max(-FURTHEST, step[i]!)))))
    return s
  })
}

/** No variance is drawn further than so many powers of e from its estimate. */
const FURTHEST = 4
/** A pivot below this part of its diagonal is rounding: the data cannot tell these components apart. */
const SINGULAR = 1e-9

/** Null where the matrix is not positive definite. */
function choleskyOf(matrix: number[][]): number[][] | null {
  const lower = matrix.map((row) => row.map(() => 0))
  for (let i = 0; i < matrix.length; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i]![j]!
      for (let k = 0; k < j; k++) rest -= lower[i]![k]! * lower[j]![k]!
      if (i !== j) lower[i]![j] = rest / lower[j]![j]!
      else if (rest > SINGULAR * matrix[i]![i]!) lower[i]![i] = Math.sqrt(rest)
      else return null
    }
  }
  return lower
}
