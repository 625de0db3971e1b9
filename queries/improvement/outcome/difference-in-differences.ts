import { clusteredOls, pOfCoefficient } from '#queries/stats/clustered-ols.ts'
import type { Random } from '#queries/stats/random.ts'
import { studentQuantile } from '#queries/stats/student-t-tail.ts'
import { wildClusterBootstrap } from '#queries/stats/wild-cluster-bootstrap.ts'
import { FEW_CLUSTERS } from './define.ts'
import type { Tested } from './influence.ts'
import { baselinePeriods, fromBaseline } from './baseline.ts'
import type { Cohort, Prepared } from './prepare.ts'

/**
 * The effect where all treated subjects start together: y_it = a_i + l_t + τ D_it + e_it. In a panel without holes τ is the treated
 * mean of (after − before) less that of the others, so it is fitted on one change per subject, which also makes the errors over time
 * harmless; before = all periods ahead of the selection period, after = all from the start.
 *
 * Errors are clustered; with fewer than FEW_CLUSTERS the interval is that of the wild cluster bootstrap.
 *
 * @see Bertrand, Duflo & Mullainathan 2004, "How much should we trust differences-in-differences estimates?" (collapsing periods)
 */
export function differenceInDifferences(prepared: Prepared, random: Random): Tested | null {
  const [cohort] = prepared.cohorts
  if (!cohort || prepared.cohorts.length !== 1) return null
  const rows = changesOf(prepared, cohort)
  return regress(
    rows.map(({ change }) => change),
    [rows.map(({ treated }) => treated), rows.map(() => 1)],
    rows.map(({ cluster }) => cluster),
    random,
  )
}

/** after − before of every subject that has both, and its baseline over the common level of the periods. */
export function changesOf(
  prepared: Prepared,
  cohort: Cohort,
): { i: number; change: number; before: number; treated: number; cluster: number }[] {
  const series = fromBaseline(prepared, cohort)
  const baseline = baselinePeriods(prepared, cohort)
  return prepared.arms.flatMap(({ placed, cluster, values }, i) => {
    const after = [...series[i]!.subarray(cohort.first)].filter((value) => !Number.isNaN(value))
    if (after.length === 0) return []
    const change = after.reduce((sum, value) => sum + value / after.length, 0)
    const known = baseline.filter((t) => !Number.isNaN(values[t]!))
    const before = known.reduce((sum, t) => sum + (values[t]! - prepared.levels[t]!) / known.length, 0)
    return [{ i, change, before, treated: placed ? 1 : 0, cluster }]
  })
}

/** The coefficient of the FIRST column with its clustered interval. */
export function regress(y: number[], columns: number[][], cluster: number[], random: Random): Tested | null {
  const fit = clusteredOls(columns, y, cluster)
  if (!fit) return null
  const estimate = fit.coefficients[0]!
  const se = Math.sqrt(fit.covariance[0]!)
  const reach = se * studentQuantile(0.975, fit.df)
  const plain = { estimate, se, low: estimate - reach, high: estimate + reach, clusters: fit.clusters }
  if (fit.clusters >= FEW_CLUSTERS || !(se > 0)) return { ...plain, p: pOfCoefficient(fit, 0) }
  const wild = wildClusterBootstrap(columns, y, cluster, random)
  return wild ? { ...plain, ...wild } : { ...plain, p: pOfCoefficient(fit, 0) }
}
