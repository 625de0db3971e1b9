import { realisedIntervals } from '#queries/stats/mixed/realised-intervals.ts'
import type { RemlFit } from '#queries/stats/mixed/reml.ts'
import { realisedShares } from '#queries/stats/mixed/shares.ts'
import type { Random } from '#queries/stats/random.ts'
import type { Estimate } from './draw-intervals.ts'
import { sideOf, type Factor, type Side } from './factors.ts'
import type { PlausibleVariances } from './plausible-variances.ts'

/** Shares of the variance among these departments, people and periods: by fitted factor, then the residual, and by side. */
export type Realised = { factors: Estimate[]; sides: Record<Side, Estimate> }

/**
 * Realised shares with intervals from joint draws at all plausible variances, so that what may not exist at all has an interval
 * that reaches 0.
 *
 * @returns null without a fit
 */
export function realisedOf(
  fit: RemlFit,
  variances: PlausibleVariances,
  options: { random: Random; draws: number; isCancelled?: (() => boolean) | undefined },
): Realised | null {
  if (!fit.system || fit.status !== 'converged') return null
  const shares = realisedShares(fit)
  const single = Array.from(shares, (_, k) => [k])
  const bySide = SIDES.map((side) => single.flat().filter((k) => sideAt(fit, k) === side))
  const groups = [...single, ...bySide]
  const intervals = realisedIntervals(fit, groups, {
    random: options.random,
    draws: options.draws,
    replicateVariances: inParts(variances, options.draws),
    ...(options.isCancelled && { isCancelled: options.isCancelled }),
  })
  const estimates = groups.map((group, g): Estimate => {
    const estimate = group.reduce((sum, k) => sum + shares[k]!, 0)
    const { low, high } = intervals[g]!
    return { estimate, low: Math.min(low, estimate), high: Math.max(high, estimate) }
  })
  const [system, individual, noise] = estimates.slice(single.length)
  return {
    factors: estimates.slice(0, single.length),
    sides: { system: system!, individual: individual!, noise: noise! },
  }
}

const SIDES = ['system', 'individual', 'noise'] as const

const sideAt = (fit: RemlFit, k: number): Side => (k === fit.names.length ? 'noise' : sideOf(fit.names[k] as Factor)) // names of factors went in

/** One set of variances per draw, each as often as its part. */
function inParts(variances: PlausibleVariances, draws: number): Float64Array[] {
  const sets: Float64Array[] = []
  let parts = 0
  for (const { s, part } of variances) {
    parts += part
    while (sets.length < Math.round(parts * draws)) sets.push(s)
  }
  return sets
}
