import { FLOOR } from './average-information-step.ts'
import { mixedSystem } from './mixed-system.ts'
import type { MixedSystem } from './mixed-system.ts'
import type { RemlFit } from './reml.ts'

/** Variances of the factors and the residual as the equations hold them: 0 only for factors outside the model, else at least the floor. */
export function fittedVariances({ variances, residualVariance, system }: RemlFit): Float64Array {
  return floored(Float64Array.of(...variances, residualVariance), system!)
}

/**
 * Does `work` with the equations at other variances, and then sets them back to those of the fit.
 *
 * @param s  variances of the factors, then the residual's
 * @throws RangeError when the equations are singular at these variances
 */
export function atVariances<Result>(fit: RemlFit, s: Float64Array, work: (system: MixedSystem) => Result): Result {
  const system = fit.system!
  const move = (to: Float64Array) => {
    const variances = floored(to, system)
    const residual = variances.at(-1)!
    system.equations.refresh(variances.subarray(0, -1).map((variance) => (variance > 0 ? residual / variance : 0)))
    return residual
  }
  try {
    return work(mixedSystem(fit.tables, system.equations, move(s)))
  } finally {
    move(fittedVariances(fit))
  }
}

function floored(s: Float64Array, { equations }: MixedSystem): Float64Array {
  const residual = s.at(-1)!
  const { offset } = equations.layout
  return s.map((variance, k) => (k < offset.length && offset[k]! < 0 ? 0 : Math.max(variance, FLOOR * residual)))
}
