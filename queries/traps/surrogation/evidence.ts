import { SMALLEST_DISTRIBUTION } from '#queries/domain.ts'
import type { Scalar } from '../define.ts'
import type { PersonRow, SeriesRow } from './judge.ts'

/** Both measures as multiples of their own mean, period by period; the newest, where there are many. */
export function pointRows(series: readonly SeriesRow[]): Record<string, Scalar>[] {
  const mean = (of: 'kpi_value' | 'outcome_value') => series.reduce((sum, row) => sum + row[of] / series.length, 0)
  const [kpi, outcome] = [mean('kpi_value') || 1, mean('outcome_value') || 1]
  return series.slice(-MOST_ROWS).map(({ period_id, kpi_value, outcome_value, n_people }) => ({
    period: period_id,
    kpi: kpi_value / kpi,
    outcome: outcome_value / outcome,
    n_people: n_people === 0 ? null : n_people,
  }))
}

/** Five groups of employee-periods by their KPI, with the means of both measures; none where they rest on too few people. */
export function groupRows(people: readonly PersonRow[]): Record<string, Scalar>[] {
  const persons = new Set(people.map(({ person_no }) => person_no)).size
  if (persons < SMALLEST_DISTRIBUTION) return []
  const sorted = people.toSorted(
    (a, b) => a.kpi_z - b.kpi_z || a.person_no - b.person_no || (a.period_id < b.period_id ? -1 : 1),
  )
  return Array.from({ length: GROUPS }, (_, g) => {
    const some = sorted.slice(Math.round((g * sorted.length) / GROUPS), Math.round(((g + 1) * sorted.length) / GROUPS))
    const mean = (of: 'kpi_z' | 'outcome_z') => some.reduce((sum, row) => sum + row[of] / some.length, 0)
    return {
      group: g + 1,
      kpi: mean('kpi_z'),
      outcome: mean('outcome_z'),
      n_people: new Set(some.map(({ person_no }) => person_no)).size,
    }
  })
}

const MOST_ROWS = 40
const GROUPS = 5
