import { fittedVariances } from './fitted-variances.ts'
import { maximise } from './maximise.ts'
import type { RemlFit } from './reml.ts'
import { evaluate } from './restricted-likelihood.ts'

/**
 * The upper end of the one-sided 95 % interval of a share whose components are all estimated as 0. Each component c in turn is held
 * above 0 and the others fitted again; the end is the share s_c/Σs at which
 *
 *   D(s_c) − D(0) = 2.71      (the 90 % point of χ²_1: half of its probability lies below 0)
 *
 * The largest over the components of the group counts. Where a factorisation is dear, the others keep their values instead.
 *
 * @param group  factors at the boundary, none of them the residual
 * @see Self & Liang 1987, Journal of the American Statistical Association 82:605
 */
export function boundaryShare(fit: RemlFit, group: number[]): number {
  const inModel = group.filter((k) => fit.system!.equations.layout.offset[k]! >= 0)
  return inModel.reduce((most, k) => Math.max(most, upperShare(fit, k)), 0)
}

const RISE = 2.71
/** Tolerance of the rise: moves the end by less than a hundredth of itself. */
const NEAR = 0.01
/** Multiplications of one factorisation above which the other components are not fitted again. */
const DEAR = 1e9
const MOST_STEPS = 40

function upperShare(fit: RemlFit, held: number): number {
  const { tables, system } = fit
  const { equations } = system!
  const fitted = fittedVariances(fit)
  const free = equations.layout.order.concat(fitted.length - 1).filter((k) => k !== held)
  let s = fitted.slice()
  const riseAt = (variance: number): number => {
    s[held] = variance
    const search = { free, profiled: false, maxIterations: 8, tolerance: 1e-4 }
    const found =
      equations.flops > DEAR
        ? evaluate(tables, equations, s, { profiled: false })
        : maximise(tables, equations, s, search)
    if (!found) return Infinity
    s = found.s.slice()
    return found.deviance - fit.minus2LogReml!
  }

  try {
    // Bracket by doubling from one and a half standard errors (or a hundredth of the residual), then interpolate.
    const information = fit.information[held * fitted.length + held]!
    let [low, riseLow] = [0, 0]
    let high = information > 0 ? Math.sqrt(RISE / information) : fit.residualVariance / 100
    let riseHigh = riseAt(high)
    let steps = 0
    for (; riseHigh < RISE && steps < MOST_STEPS; steps++) {
      ;[low, riseLow] = [high, riseHigh]
      high *= 2
      riseHigh = riseAt(high)
    }
    if (riseHigh < RISE) return 1
    for (let rise = riseHigh; Math.abs(rise - RISE) > NEAR && steps < MOST_STEPS; steps++) {
      const part = Number.isFinite(riseHigh) ? (RISE - riseLow) / (riseHigh - riseLow) : 0.5
      const between = low + Math.min(0.9, Math.max(0.1, part)) * (high - low)
      rise = riseAt(between)
      if (rise < RISE) [low, riseLow] = [between, rise]
      else [high, riseHigh] = [between, rise]
    }
    return s[held]! / s.reduce((sum, variance) => sum + variance, 0)
  } finally {
    const residual = fitted.at(-1)!
    equations.refresh(fitted.subarray(0, -1).map((variance) => (variance > 0 ? residual / variance : 0)))
  }
}
