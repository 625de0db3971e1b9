import { realisedTally } from '#queries/stats/mixed/realised-intervals.ts'
import type { RemlFit } from '#queries/stats/mixed/reml.ts'
import { realisedShares } from '#queries/stats/mixed/shares.ts'
import type { Estimate } from './draw-intervals.ts'
import { sideOf, type Factor, type Side } from './factors.ts'
import type { Draw } from './subset-scan.ts'

/** Shares of the variance among these departments, people and periods: by fitted factor, then the residual, and by side. */
export type Realised = { factors: Estimate[]; sides: Record<Side, Estimate> }

/** Takes in joint draws and gives the shares at the end. */
export type RealisedCollector = { add: (draw: Draw, residualVariance: number) => void; found: () => Realised }

/**
 * Realised shares with intervals from joint draws at all plausible variances, so that what may not exist at all has an interval
 * that reaches 0.
 */
export function realisedCollector(fit: RemlFit): RealisedCollector {
  const shares = realisedShares(fit)
  const single = Array.from(shares, (_, k) => [k])
  const bySide = SIDES.map((side) => single.flat().filter((k) => sideAt(fit, k) === side))
  const groups = [...single, ...bySide]
  const tally = realisedTally(fit, groups)
  return {
    add: ({ effects }, residualVariance) => tally.add(effects, residualVariance),
    found() {
      const intervals = tally.intervals()
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
    },
  }
}

const SIDES = ['system', 'individual', 'noise'] as const

const sideAt = (fit: RemlFit, k: number): Side => (k === fit.names.length ? 'noise' : sideOf(fit.names[k] as Factor)) // names of factors went in
