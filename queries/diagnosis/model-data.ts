import type { Factor } from './factors.ts'

/**
 * The rows of the variance decomposition as typed arrays: one row is one goal of one employee in one period. Rows are sorted by
 * their person_period code. Codes run from 0 without a gap in meaning: every row has one of each factor that is there.
 */
export type ModelData = {
  /** z: deviation from the original target in units of the KPI's scale, winsorised at ±6; negative is below target. */
  gap: Float64Array
  /** Attainment against the original target − 1, a ratio, not winsorised. */
  gapRatio: Float64Array
  /** A missing key: the delivery has no such column. `person_period` is always there. */
  codes: Partial<Record<Factor, Int32Array>>
  levels: Partial<Record<Factor, number>>
  /** The organisation as a tree: the root first, a parent before its children; `parent` indexes this list, −1 for the root. */
  units: { unit_id: string; parent: number }[]
  /** The unit of each department code, an index into `units`. */
  unitOfDepartment: Int32Array
  /** False for ratings without targets: then only differences can be spoken of. */
  has_targets: boolean
  period: { kind: string | null; first: string | null; last: string | null }
  counts: {
    n_winsorised: number
    n_unstable_kpis: number
    n_constant_kpis: number
    n_missing_actual: number
    n_missing_target: number
    n_zero_target: number
    n_no_direction: number
    n_constant_rows: number
    n_other_period_kind: number
  }
}

/** The unit that each row counts for, an index into `units`; the root where there is no department. */
export function unitOfRow(data: ModelData): Int32Array {
  const department = data.codes.department
  const unit = new Int32Array(data.gap.length)
  if (department) for (let row = 0; row < unit.length; row++) unit[row] = data.unitOfDepartment[department[row]!] ?? 0
  return unit
}
