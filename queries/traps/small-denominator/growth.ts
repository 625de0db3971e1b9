import { median } from '#queries/stats/median-deviation.ts'

/** Mean base, result and attainment of one unit, KPI and period. */
export type GrowthRow = {
  unit_id: string
  kpi_id: string
  period_id: string
  period_start: string
  n_values: number
  n_people: number
  base: number
  actual: number
  attainment: number | null
}
export type GrowthLimits = { base: number; history: number; reads_high: number }
export type LowBase = { row: GrowthRow; medianBase: number; growth: number; onMedian: number }

/**
 * Periods whose growth stands on a weak base: below `base` of the median of the bases before (`history` at least), below the same part
 * of the base of the same season a year ago where there is one, and with a result that reads high.
 *
 * It reads high when attainment is `reads_high` times its own median before; without targets, when actual over base is. A target that
 * takes the base into account gives ordinary attainment, and so does a business that was planned small: both stay quiet.
 *
 *   growth = actual/base − 1,   on the median base = actual/median base − 1
 *
 * @param rows  of one unit and KPI, in time order
 * @returns null where no period has enough history
 */
export function lowBases(rows: readonly GrowthRow[], limits: GrowthLimits): LowBase[] | null {
  if (rows.length <= limits.history) return null
  return rows.slice(limits.history).flatMap((row, i) => {
    const before = rows.slice(0, limits.history + i)
    const medianBase = median(before.map(({ base }) => base))!
    const season = before.findLast(({ period_start }) => period_start.slice(5) === row.period_start.slice(5))
    const isLow = row.base < limits.base * medianBase && (!season || row.base < limits.base * season.base)
    if (!isLow || !readsHigh(row, before, limits.reads_high)) return []
    return [{ row, medianBase, growth: row.actual / row.base - 1, onMedian: row.actual / medianBase - 1 }]
  })
}

function readsHigh(row: GrowthRow, before: readonly GrowthRow[], factor: number): boolean {
  const attained = median(before.flatMap(({ attainment }) => attainment ?? []))
  if (row.attainment !== null && attained !== null) return row.attainment >= factor * attained
  return row.actual / row.base >= factor * median(before.map(({ actual, base }) => actual / base))!
}
