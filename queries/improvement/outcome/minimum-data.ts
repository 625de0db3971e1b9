import { FLAT, SMALLEST_ARM, type OutcomeReason, type PlanInput, type PlanOutcome } from './define.ts'
import type { Prepared } from './prepare.ts'

/** Why the data cannot hold an outcome at all. */
export function faultOf({ subjects, periods }: PlanInput, { cohorts, arms }: Prepared): OutcomeReason | null {
  const starts = subjects.flatMap(({ start }) => (start === null ? [] : [start]))
  if (starts.length === 0) return 'no_start'
  if (cohorts.length === 0) return 'not_started'
  if (periods.length === 0 || cohorts.every(({ selection }) => selection < 0)) return 'older_than_data'
  const measured = cohorts.some(({ members }) => members.some((i) => arms[i]!.values.some((v) => !Number.isNaN(v))))
  if (!measured) return 'no_measure'
  const hasAfter = cohorts.some(({ members, first }) =>
    members.some((i) => arms[i]!.values.subarray(first).some((v) => !Number.isNaN(v))),
  )
  return hasAfter ? null : 'no_after'
}

/** Minimum data and a flat history (improvement §4): the figures are shown, the verdict is not. */
export function shortfallOf(
  { n_treated, n_control, n_clusters, leads }: PlanOutcome,
  prepared: Prepared,
): OutcomeReason | null {
  const treatedClusters = new Set(
    prepared.cohorts.flatMap(({ members }) => members.map((i) => prepared.arms[i]!.cluster)),
  )
  if (n_treated < SMALLEST_ARM) return 'few_treated'
  if (n_control < SMALLEST_ARM) return 'few_controls'
  if (treatedClusters.size < 2) return 'one_cluster'
  if (n_clusters < FEWEST_CLUSTERS) return 'few_clusters'
  return leads && leads.p <= FLAT ? 'leads_not_flat' : null
}

/** Sign patterns of fewer clusters cannot even reach p = 5 %. */
const FEWEST_CLUSTERS = 6
