import type { RemlFit } from '#queries/stats/mixed/reml.ts'
import { shareInterval } from '#queries/stats/mixed/shares.ts'
import type { VarianceBootstrap } from './bootstrap-variances.ts'
import { sideOf, type Side } from './factors.ts'
import { labelOf, type Identification } from './identification.ts'
import type { Realised } from './realised-shares.ts'
import type { DiagnosisRow } from './tables.ts'

/** One row per fitted factor, and one for the residual: variance, share of an endless population, and of these levels. */
export function componentRows(
  fit: RemlFit,
  found: Identification,
  bootstrap: VarianceBootstrap,
  realised: Realised | null,
): DiagnosisRow<'diagnosis_component'>[] {
  if (fit.residualVariance === 0 && fit.variances.every((variance) => variance === 0)) return []
  if (fit.status !== 'converged' && fit.status !== 'not_converged') return []
  return [...found.factors, 'residual' as const].map((factor, k) => {
    const isResidual = factor === 'residual'
    const level = isResidual ? null : fit.tables.factors[k]!.n
    const share = shareInterval(fit, [k])
    const replicated = share.method === 'logit_delta' ? bootstrap.intervals.get(k) : undefined
    const hasInterval = share.method !== 'none'
    const of = realised?.factors[k]
    return {
      factor: isResidual ? factor : labelOf(found, factor),
      side: sideOf(factor),
      position: k,
      n_levels: level ? level.reduce((used, n) => used + (n > 0 ? 1 : 0), 0) : null,
      variance: isResidual ? fit.residualVariance : fit.variances[k]!,
      is_boundary: isResidual ? false : fit.atBoundary[k]!,
      share: share.estimate,
      share_low: hasInterval ? Math.min(replicated?.low ?? share.low, share.estimate) : null,
      share_high: hasInterval ? Math.max(replicated?.high ?? share.high, share.estimate) : null,
      share_interval: hasInterval ? (replicated ? 'bootstrap' : share.method) : null,
      realised: of?.estimate ?? null,
      realised_low: of?.low ?? null,
      realised_high: of?.high ?? null,
    }
  })
}

export function sideRows(realised: Realised | null): DiagnosisRow<'diagnosis_side'>[] {
  if (!realised) return []
  return (['system', 'individual', 'noise'] satisfies Side[]).map((side) => {
    const { estimate, low, high } = realised.sides[side]
    return { side, realised: estimate, realised_low: low, realised_high: high }
  })
}
