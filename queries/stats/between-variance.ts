import { requireFinite } from './finite.ts'

/**
 * How much do the true means of several units differ, once the chance in each is taken off? The variance between them at which
 * the weighted squares are just as large as they should be.
 *
 *   Σ (m_i − m̄)² / (tau² + v_i) = K − 1,   m̄ = Σ w_i m_i / Σ w_i,   w_i = 1/(tau² + v_i)
 *
 * The left side falls as tau² grows, so bisection finds it. Large units count most while tau² is small and all count alike once it
 * is large, which keeps a handful of tiny units from deciding. With equal v it is the analysis of variance: var(m) − v.
 *
 * @param means   of the units, K ≥ 2
 * @param errors  v_i > 0, the squared standard error of each
 * @returns variance ≥ 0 in the square of the unit of the means, and m̄ at that variance; null with fewer than two units
 * @see Paule & Mandel 1982, "Consensus values and weighting factors"; R package metafor, `rma(method = "PM")`
 */
export function betweenVariance(
  means: ArrayLike<number>,
  errors: ArrayLike<number>,
): { variance: number; centre: number } | null {
  requireFinite(means, 'betweenVariance')
  requireFinite(errors, 'betweenVariance')
  const units = means.length
  if (errors.length !== units) throw new RangeError(`betweenVariance needs an error by mean, got ${errors.length}`)
  for (let i = 0; i < units; i++) {
    if (!(errors[i]! > 0)) throw new RangeError(`betweenVariance needs errors above 0, got ${errors[i]} at ${i}`)
  }
  if (units < 2) return null
  const at = (variance: number) => squaresAt(means, errors, variance)
  if (at(0).squares <= units - 1) return { variance: 0, centre: at(0).centre }
  let [low, high] = [0, errors[0]!]
  while (at(high).squares > units - 1) [low, high] = [high, 2 * high]
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return { variance: middle, centre: at(middle).centre }
    if (at(middle).squares > units - 1) low = middle
    else high = middle
  }
}

function squaresAt(means: ArrayLike<number>, errors: ArrayLike<number>, variance: number) {
  let [total, sum] = [0, 0]
  for (let i = 0; i < means.length; i++) {
    total += 1 / (variance + errors[i]!)
    sum += means[i]! / (variance + errors[i]!)
  }
  const centre = sum / total
  let squares = 0
  for (let i = 0; i < means.length; i++) squares += (means[i]! - centre) ** 2 / (variance + errors[i]!)
  return { squares, centre }
}
