import { dayAfter, moment, seeded, type Organisation } from '../organisation.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'department',
  /** A quarter of the person-months of the unit were entered 35 to 75 days after the month. */
  plant(organisation, { unit, size, seed }) {
    const random = seeded(seed, 'late')
    for (const rows of monthsOf(organisation, unit)) {
      if (random() >= 0.26 * size) continue
      const at = moment(rows[0]!.period_end, 35 + Math.floor(40 * random()), random)
      for (const row of rows) if (row.actual !== null) row.entered_at = at
    }
  },
  /** A new system that stamps the first months of all units at once, a goal that always waits for the close, one day for all ratings. */
  lookalike(organisation, { kpi, seed }) {
    const random = seeded(seed, 'close')
    const golive = `${organisation.months[5]!.end} 09:30:00`
    for (const row of organisation.results) {
      if (row.entered_at === null) continue
      if (row.kpi_id === kpi) row.entered_at = moment(row.period_end, 38 + Math.floor(4 * random()), random)
      if (row.period_id <= organisation.months[3]!.id) row.entered_at = golive
    }
    for (const review of organisation.reviews) {
      review.submitted_at = `${dayAfter(review.period_end, 10)} 14:${10 + Math.floor(40 * random())}:00`
    }
  },
}

const monthsOf = ({ results }: Organisation, unit: string) =>
  Map.groupBy(
    results.filter((row) => row.unit_id === unit),
    ({ person_key, period_id }) => `${person_key} ${period_id}`,
  ).values()
