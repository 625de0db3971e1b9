import { bootstrapShares } from '#queries/stats/mixed/bootstrap.ts'
import type { RemlFit } from '#queries/stats/mixed/reml.ts'
import type { Random } from '#queries/stats/random.ts'
import type { Identification } from './identification.ts'
import type { ModelData } from './model-data.ts'

export type VarianceBootstrap = {
  /** Percentile intervals of the shares of factors with few levels, by index of the fitted factor. */
  intervals: Map<number, { low: number; high: number }>
  /** Variances at which to draw, so that draws reckon with not knowing them; none where that is too dear to factorise. */
  variances: Float64Array[]
}

/** Below this many levels the logit-delta interval is too short (statistics 8). */
const FEW_LEVELS = 20
/** Sets of variances that show their spread: more change intervals by less than the draws do. */
const SETS = 100
const FEWEST_SETS = 20
/** Multiplications that may go into factorising at other variances, and rows that may be simulated in all. */
const WORK = 4e9
const MOST_ROWS = 4e8

/** One parametric bootstrap for both uses: intervals of shares of factors with few levels, and variances to draw at. */
export function bootstrapVariances(
  fit: RemlFit,
  data: ModelData,
  found: Identification,
  options: { random: Random; replicates: number; isCancelled?: (() => boolean) | undefined },
): VarianceBootstrap {
  const nothing: VarianceBootstrap = { intervals: new Map(), variances: [] }
  if (!fit.system || fit.status !== 'converged') return nothing
  const few = found.factors.flatMap((_, k) => (usedLevelsOf(fit, k) < FEW_LEVELS ? [k] : []))
  const affordable = Math.floor(WORK / fit.system.equations.flops)
  const sets = affordable < FEWEST_SETS ? 0 : Math.min(SETS, affordable)
  const wanted = few.length > 0 ? options.replicates : sets
  const replicates = Math.min(wanted, Math.max(FEWEST_SETS, Math.floor(MOST_ROWS / fit.tables.rows)))
  if (replicates === 0) return nothing
  const codes = found.factors.map((factor) => data.codes[factor]!)
  const { intervals, variances } = bootstrapShares(fit, codes, few.map((k) => [k]), { ...options, replicates }) // prettier-ignore
  return {
    intervals: new Map(few.map((k, i) => [k, intervals[i]!])),
    variances: spread(variances, sets),
  }
}

/** Evenly spaced members of a list, at most so many. */
function spread(all: readonly Float64Array[], most: number): Float64Array[] {
  const count = Math.min(all.length, most)
  return Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)]!)
}

const usedLevelsOf = (fit: RemlFit, k: number): number =>
  fit.tables.factors[k]!.n.reduce((used, n) => used + (n > 0 ? 1 : 0), 0)
