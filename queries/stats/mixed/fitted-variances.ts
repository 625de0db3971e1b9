import { FLOOR } from './average-information-step.ts'
import { mixedSystem } from './mixed-system.ts'
import type { MixedSystem } from './mixed-system.ts'
import type { RemlFit } from './reml.ts'

/** Variances of the factors and the residual as the equations hold them: 0 only for factors outside the model, else at least the floor. */
export function fittedVariances({ variances, residualVariance, system }: RemlFit): Float64Array {
  return floored(Float64Array.of(...variances, residualVariance), system!)
}

/**
 * Does `work` with the equations at each of these variances in turn, and at the end sets them back, once, to those of the fit: a
 * move costs a factorisation.
 *
 * @param sets  variances of the factors, then the residual's
 * @throws RangeError when the equations are singular at these variances
 */
export function atEachVariances(
  fit: RemlFit,
  sets: readonly Float64Array[],
  work: (system: MixedSystem, index: number) => void,
  isCancelled?: () => boolean,
): void {
  const system = fit.system!
  const move = (to: Float64Array) => {
    const variances = floored(to, system)
    const residual = variances.at(-1)!
    system.equations.refresh(variances.subarray(0, -1).map((variance) => (variance > 0 ? residual / variance : 0)))
    return residual
  }
  try {
    for (const [index, s] of sets.entries()) {
      if (isCancelled?.()) break
      work(mixedSystem(fit.tables, system.equations, move(s)), index)
    }
  } finally {
    if (sets.length > 0) move(fittedVariances(fit))
  }
}

function floored(s: Float64Array, { equations }: MixedSystem): Float64Array {
  const residual = s.at(-1)!
  const { offset } = equations.layout
  return s.map((variance, k) => (k < offset.length && offset[k]! < 0 ? 0 : Math.max(variance, FLOOR * residual)))
}
