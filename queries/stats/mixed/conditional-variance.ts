import { fittedVariances } from './fitted-variances.ts'
import { mixedEquations } from './mixed-equations.ts'
import type { RemlFit } from './reml.ts'

/**
 * Variance of the effects of one factor given the fixed effects, s_e·[(Z'Z + Λ)^-1]_ii: what lme4 returns as `condVar`. It leaves out
 * the uncertainty of the fixed effects and may be far smaller than the prediction error variance; here for comparison with lme4.
 *
 * @throws RangeError for a fit without equations
 */
export function conditionalVariance(fit: RemlFit, factor: number): Float64Array {
  if (!fit.system) throw new RangeError(`conditionalVariance needs a fitted model, got one with status ${fit.status}`)
  const s = fittedVariances(fit)
  const residual = s.at(-1)!
  const { order, offset } = fit.system.equations.layout
  if (offset[factor]! < 0) return new Float64Array(fit.tables.factors[factor]!.n.length)
  const equations = mixedEquations(fit.tables, order.toSorted(ascending), [])
  if (!equations) throw new RangeError('conditionalVariance: the equations do not fit the memory budget')
  equations.refresh(s.subarray(0, -1).map((variance) => (variance > 0 ? residual / variance : 0)))
  return equations.diagonal(factor).map((value) => residual * value)
}

const ascending = (a: number, b: number): number => a - b
