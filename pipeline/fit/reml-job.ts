import { bootstrapShares } from '#queries/stats/mixed/bootstrap.ts'
import { realisedIntervals } from '#queries/stats/mixed/realised-intervals.ts'
import { reml, type RemlFit } from '#queries/stats/mixed/reml.ts'
import { realisedShares, shareInterval, superpopulationShares } from '#queries/stats/mixed/shares.ts'
import type { MixedSystem } from '#queries/stats/mixed/mixed-system.ts'
import { variancesAround } from '#queries/stats/mixed/variances-around.ts'
import { seeded } from '#queries/stats/random.ts'
import type { Estimate, JobControl, RemlAnswer, RemlInput } from './jobs.ts'

/** A factor with fewer levels makes the logit-delta interval too short, and the bootstrap speaks instead (statistics 8). */
const FEW_LEVELS = 20
/** Progress of the fit stands for this many steps; it usually needs a dozen. */
const MOST_ITERATIONS = 60

/** One REML fit with the shares of its components, each with its 95 % interval; no shares where nothing was fitted. */
export function remlJob(input: RemlInput, control: JobControl): RemlAnswer {
  const { onProgress, isCancelled } = control
  const fit = reml(input.tables, { onIteration: (iteration) => onProgress(iteration, MOST_ITERATIONS), isCancelled })
  onProgress(MOST_ITERATIONS, MOST_ITERATIONS)
  const { method, status, names, variances, residualVariance, atBoundary, fixed } = fit
  const { minus2LogReml, iterations, nEquations } = fit
  return {
    ...{ method, status, names, variances, residualVariance, atBoundary, fixed },
    ...{ minus2LogReml, iterations, nEquations },
    ...sharesOf(fit, input, isCancelled),
  }
}

type Shares = Pick<RemlAnswer, 'shares' | 'realisedShares'>

function sharesOf(fit: RemlFit, input: RemlInput, isCancelled: () => boolean): Shares {
  if (fit.status !== 'converged' && fit.status !== 'not_converged') return { shares: [], realisedShares: [] }
  if (input.intervals !== false) return sharesWithIntervals(fit, input, isCancelled)
  const alone = (estimate: number): Estimate => ({ estimate, low: NaN, high: NaN, method: 'none' })
  return {
    shares: superpopulationShares(fit).map(({ estimate }) => alone(estimate)),
    realisedShares: fit.system ? Array.from(realisedShares(fit), alone) : [],
  }
}

function sharesWithIntervals(fit: RemlFit, input: RemlInput, isCancelled: () => boolean): Shares {
  const { codes, seed, replicates = 200 } = input
  const groups = Array.from({ length: fit.names.length + 1 }, (_, k) => [k])
  const isFew = fit.tables.factors.map(({ n }) => n.filter((rows) => rows > 0).length < FEW_LEVELS)
  const bootstrap =
    codes && fit.system && isFew.includes(true)
      ? bootstrapShares(fit, codes, groups, { random: seeded(seed, 'bootstrap'), replicates, isCancelled })
      : null
  const shares = groups.map((group, k): Estimate => {
    const byDelta = shareInterval(fit, group)
    return bootstrap && isFew[k] && byDelta.method === 'logit_delta'
      ? { ...byDelta, ...bootstrap.intervals[k]!, method: 'bootstrap' }
      : byDelta
  })
  if (!fit.system) return { shares, realisedShares: [] }
  const estimates = realisedShares(fit)
  const replicateVariances = bootstrap?.variances ?? variancesAround(fit, SETS, seeded(seed, 'variances'))
  const intervals = realisedIntervals(fit, groups, {
    random: seeded(seed, 'realised'),
    draws: input.draws ?? affordableDraws(fit.system),
    replicateVariances,
    isCancelled,
  })
  const method = bootstrap ? 'draws_bootstrap' : replicateVariances.length > 0 ? 'draws_information' : 'draws'
  return { shares, realisedShares: intervals.map((interval, k) => ({ estimate: estimates[k]!, ...interval, method })) }
}

/** Sets of variances to draw at: more change intervals by less than the draws do. */
const SETS = 40
const FEWEST_DRAWS = 200
const MOST_DRAWS = 500
/** Multiplications that may go into draws beyond the fewest: about two seconds. */
const WORK = 2e9

/** So many that drawing takes less time than the fit did, within what an interval needs. */
const affordableDraws = ({ equations: { nonzeros, layout } }: MixedSystem): number =>
  Math.max(FEWEST_DRAWS, Math.min(MOST_DRAWS, Math.floor(WORK / (nonzeros + layout.total))))
