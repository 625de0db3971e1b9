import type { RemlFit } from '#queries/stats/mixed/reml.ts'

/**
 * Replicates tell how an estimate scatters about the truth; wanted is how the truth may lie about the estimate. With odds
 * o = s/s_e, a component's estimate behaves like a scaled χ² shifted by the noise κ of its level means, so each replicate is turned
 * over,
 *
 *   o = (ô + κ)² / (o* + κ) − κ,   at least 0,   κ = 2·(standard deviation)/(skewness) − mean of the o*
 *
 * which keeps together what varies together (a replicate with more for departments has less for managers). A component estimated as
 * 0 has nothing to be turned over and stays as drawn.
 *
 * @param sets  variances of the factors, then the residual's, from a parametric bootstrap at the fit
 * @see Burdick & Graybill 1992, "Confidence Intervals on Variance Components", 4.2
 */
export function turnedVariances(fit: RemlFit, sets: readonly Float64Array[]): Float64Array[] {
  const turned = sets.map((s) => s.slice())
  fit.variances.forEach((variance, k) => {
    const estimate = variance / fit.residualVariance
    const odds = sets.map((s) => s[k]! / s.at(-1)!)
    const kappa = shiftOf(odds)
    if (fit.atBoundary[k] || kappa === null) return
    odds.forEach((o, i) => {
      const over = (estimate + kappa) ** 2 / Math.max(o + kappa, SMALLEST * estimate) - kappa
      turned[i]![k] = Math.min(MOST * estimate, Math.max(0, over)) * sets[i]!.at(-1)!
    })
  })
  return turned
}

/** A replicate that happens to be 0 says "several times as much", not "endlessly much". */
const MOST = 8
const SMALLEST = 1e-6
/** Skewness of χ² with 200 degrees of freedom and with 1: outside, that of the replicates is chance. */
const LEAST_SKEW = 0.2
const MOST_SKEW = 2.83

function shiftOf(odds: readonly number[]): number | null {
  const moment = (p: number, about: number) => odds.reduce((sum, o) => sum + (o - about) ** p, 0) / odds.length
  const mean = moment(1, 0)
  const deviation = Math.sqrt(moment(2, mean))
  if (!(deviation > 0)) return null
  const skewness = Math.min(MOST_SKEW, Math.max(LEAST_SKEW, moment(3, mean) / deviation ** 3))
  return Math.max(0, (2 * deviation) / skewness - mean)
}
