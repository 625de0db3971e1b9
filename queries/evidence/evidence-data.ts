import { SMALLEST_GROUP } from '#queries/domain.ts'

/** Rows of the marts `evidence_cell`, `evidence_value` and `evidence_factor`; ids as in the snapshot. */
export type EvidenceRows = {
  /** Unit × period × goal, results of people only. Each person counts once a period: 1/goals for each of the goals. */
  cells: { unit_id: string; period_id: string; goal: string; n_people: number; gap_z: number }[]
  /** Unit × period × circumstance; `measured_at` is the unit that it was recorded for, the unit itself or one above it. */
  values: { unit_id: string; measured_at: string; period_id: string; factor: string; value: number }[]
  /** One row per recorded circumstance, also when none of its values could be used. */
  factors: RecordedFactor[]
  /** Periods in the order of time. */
  periods: string[]
  /** Parents before children, the root first. `parent` is an index into this list, −1 for the root. */
  units: { unit_id: string; parent: number }[]
}

/** `source` is record, survey or reason_code, `higher_is` better or worse; `n_values` counts the records that hold a value. */
export type RecordedFactor = {
  factor: string
  measure_unit: string | null
  higher_is: string | null
  source: string | null
  n_values: number
}

/** The same in columns. A cell is a unit in a period with at least SMALLEST_GROUP people; cells are sorted by unit, then period. */
export type EvidenceData = {
  units: { unit_id: string; parent: number }[]
  factors: RecordedFactor[]
  n_periods: number
  unit: Int32Array
  period: Int32Array
  people: Float64Array
  /** Entries of cell c are those from start[c] to below start[c + 1]: one goal each. */
  start: Int32Array
  /** Code of goal × period; people and mean gap (z) of the entry. */
  goalPeriod: Int32Array
  n_goal_periods: number
  weight: Float64Array
  gap: Float64Array
  /** By factor: the value of each cell, NaN where there is none. */
  values: Float64Array[]
  /** By factor: the unit (index) for which the value of each cell was recorded, −1 where there is none. */
  measuredAt: Int32Array[]
}

/** Pure; the order of the rows does not matter. Rows of unknown units, periods or factors are left out. */
export function evidenceData(rows: EvidenceRows): EvidenceData {
  const unitOf = new Map(rows.units.map(({ unit_id }, i) => [unit_id, i]))
  const periodOf = new Map(rows.periods.map((id, i) => [id, i]))
  const factors = rows.factors.toSorted((a, b) => compare(a.factor, b.factor))
  const factorOf = new Map(factors.map(({ factor }, i) => [factor, i]))

  const byCell = Map.groupBy(
    rows.cells.filter((row) => unitOf.has(row.unit_id) && periodOf.has(row.period_id) && row.n_people > 0),
    (row) => unitOf.get(row.unit_id)! * rows.periods.length + periodOf.get(row.period_id)!,
  )
  const large = [...byCell]
    .filter(([, entries]) => total(entries) >= SMALLEST_GROUP - ROUNDING)
    .sort(([a], [b]) => a - b)
  const cellOf = new Map(large.map(([key], c) => [key, c]))
  const goalPeriods = new Map<string, number>()
  const codeOf = (name: string) => {
    const known = goalPeriods.get(name) ?? goalPeriods.size
    goalPeriods.set(name, known)
    return known
  }
  const start = new Int32Array(large.length + 1)
  large.forEach(([, entries], c) => (start[c + 1] = start[c]! + entries.length))
  const entries = large.flatMap(([, some]) => some.toSorted((a, b) => compare(a.goal, b.goal)))

  const values = factors.map(() => new Float64Array(large.length).fill(NaN))
  const measuredAt = factors.map(() => new Int32Array(large.length).fill(-1))
  for (const { unit_id, measured_at, period_id, factor, value } of rows.values) {
    const key = (unitOf.get(unit_id) ?? NaN) * rows.periods.length + (periodOf.get(period_id) ?? NaN)
    const cell = cellOf.get(key)
    const j = factorOf.get(factor)
    if (cell === undefined || j === undefined || !Number.isFinite(value)) continue
    values[j]![cell] = value
    measuredAt[j]![cell] = unitOf.get(measured_at) ?? unitOf.get(unit_id)!
  }
  return {
    units: rows.units,
    factors,
    n_periods: rows.periods.length,
    unit: Int32Array.from(large, ([key]) => Math.floor(key / rows.periods.length)),
    period: Int32Array.from(large, ([key]) => key % rows.periods.length),
    people: Float64Array.from(large, ([, some]) => total(some)),
    start,
    goalPeriod: Int32Array.from(entries, ({ goal, period_id }) => codeOf(`${period_id}\u001f${goal}`)),
    n_goal_periods: goalPeriods.size,
    weight: Float64Array.from(entries, ({ n_people }) => n_people),
    gap: Float64Array.from(entries, ({ gap_z }) => gap_z),
    values,
    measuredAt,
  }
}

const total = (entries: { n_people: number }[]) => entries.reduce((sum, { n_people }) => sum + n_people, 0)
/** Thirds of a person add up to 5 only almost. */
const ROUNDING = 1e-6
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
