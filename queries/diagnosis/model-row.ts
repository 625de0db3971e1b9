import type { CountTables } from '#queries/stats/mixed/count-tables.ts'
import type { RemlFit } from '#queries/stats/mixed/reml.ts'
import type { ModelData } from './model-data.ts'
import { largestShare, usedLevels } from './partitions.ts'
import type { DiagnosisRow } from './tables.ts'
import type { UnitCounts } from './unit-tree.ts'

/** What was fitted, or why nothing was. */
export function modelRow(
  data: ModelData,
  tables: CountTables,
  fit: RemlFit,
  counts: UnitCounts,
  sampled: number,
): DiagnosisRow<'diagnosis_model'> {
  const isFitted = fit.system !== null || fit.status === 'not_converged'
  return {
    period_kind: data.period.kind,
    first_period: data.period.first,
    last_period: data.period.last,
    n_periods: usedLevels(tables, 'period'),
    n_rows: data.gap.length,
    n_people: counts.people[0] ?? 0,
    n_person_periods: counts.personPeriods[0] ?? 0,
    n_units: usedLevels(tables, 'department'),
    n_managers: usedLevels(tables, 'manager'),
    largest_manager_share: largestShare(tables, 'manager'),
    n_roles: usedLevels(tables, 'role'),
    n_goals: usedLevels(tables, 'goal'),
    method: isFitted ? fit.method : 'none',
    status: fit.status,
    n_equations: isFitted ? fit.nEquations : null,
    iterations: isFitted ? fit.iterations : null,
    minus2_log_reml: fit.minus2LogReml,
    residual_variance: isFitted ? finite(fit.residualVariance) : null,
    mean_gap_z: data.gap.length ? data.gap.reduce((sum, z) => sum + z, 0) / data.gap.length : null,
    ...data.counts,
    n_sampled_person_periods: sampled,
  }
}

/** Null for what is not a number: a table holds no NaN. */
export const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)
