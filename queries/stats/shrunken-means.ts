import type { FunnelPoint } from './funnel.ts'
import { twoSidedP } from './mann-kendall.ts'

/** The shrunken mean of a unit, its 95 % interval and the two-sided p that it is 0. All 0, p = 1, where units do not differ. */
export type ShrunkenMean = { eb: number; lower: number; upper: number; p: number }
/** s2 within units, tau2 between them, and one entry a unit, parallel to the points. */
export type ShrunkenMeans = { s2: number; tau2: number; units: ShrunkenMean[] }

/**
 * How far does each unit really lie from 0, when part of every mean is chance? Empirical Bayes: small units are drawn to 0 most.
 *
 *   s²   = Σ (nᵢ − 1) sdᵢ² / Σ (nᵢ − 1)              tau² = max(0, var(m) − mean(s²/nᵢ))
 *   eb   = m·tau²/(tau² + s²/n)                       interval: eb ± 1.96 √( tau²·(s²/n)/(tau² + s²/n) )
 *
 * tau² = 0 draws all units to 0.
 *
 * @param points  mean = the shift of the unit from what was expected (0 = none), sd with n − 1 (any number where n = 1), n ≥ 1
 * @returns null with fewer than two units, or without spread inside them
 * @see Efron & Morris 1973, "Stein's estimation rule and its competitors"; Morris 1983, "Parametric empirical Bayes inference"
 */
export function shrunkenMeans(points: readonly FunnelPoint[]): ShrunkenMeans | null {
  const units = points.length
  let [squares, df, sum, chance] = [0, 0, 0, 0]
  for (const { n, mean, sd } of points) {
    if (!(n >= 1) || !Number.isFinite(mean) || !(n === 1 || sd >= 0)) {
      throw new RangeError(`shrunkenMeans needs n ≥ 1, a mean and an sd, got n = ${n}, mean = ${mean}, sd = ${sd}`)
    }
    if (n > 1) squares += (n - 1) * sd * sd
    df += n - 1
    sum += mean
    chance += 1 / n / units
  }
  if (units < 2 || !(squares > 0)) return null
  const s2 = squares / df
  const centre = sum / units
  const variance = points.reduce((total, { mean }) => total + (mean - centre) ** 2, 0) / (units - 1)
  const tau2 = Math.max(0, variance - s2 * chance)
  return { s2, tau2, units: points.map(({ n, mean }) => shrink(mean, s2 / n, tau2)) }
}

function shrink(mean: number, error: number, tau2: number): ShrunkenMean {
  if (tau2 === 0) return { eb: 0, lower: 0, upper: 0, p: 1 }
  const kept = tau2 / (tau2 + error)
  const sd = Math.sqrt(kept * error)
  const eb = kept * mean
  return { eb, lower: eb - 1.96 * sd, upper: eb + 1.96 * sd, p: twoSidedP(eb / sd) }
}
