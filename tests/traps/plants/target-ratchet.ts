import {
  attainmentOf,
  normal,
  resultsOf,
  rounded,
  seeded,
  type GoalRecord,
  type Organisation,
} from '../organisation.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'department',
  isNote: true,
  /** Every month 0.6 of a series' growth goes into its next target; attainment stays what it was. */
  plant(organisation, { unit, size }) {
    for (const rows of seriesOf(organisation, unit)) {
      let target = rows[0]!.target!
      let before: number | null = null
      for (const row of rows) {
        const actual = reach(row, target)
        if (actual !== null && before !== null && actual > 0 && before > 0) target *= (actual / before) ** (0.6 * size)
        before = actual ?? before
      }
    }
  },
  /** Targets rise by 2 % a month everywhere in the unit, and follow a market index that the results follow too. */
  lookalike(organisation, { unit, seed }) {
    const random = seeded(seed, 'index')
    let [index, before] = [1, 1]
    const level = organisation.months.map(() => {
      const published = before
      before = index
      index *= 1.02 * Math.exp(0.1 * normal(random))
      return { target: published, actual: before }
    })
    for (const rows of seriesOf(organisation, unit)) {
      for (const row of rows) {
        const at = level[organisation.months.findIndex(({ id }) => id === row.period_id)]!
        if (row.actual !== null) row.actual = rounded(row.actual * at.actual, 4)
        row.target = row.original_target = rounded(row.target! * at.target, 4)
      }
    }
  },
}

/** Gives a row its target, and the result that reaches as much of it as before; null where there was none. */
function reach(row: GoalRecord, target: number): number | null {
  const r = attainmentOf(row)
  const actual = r === null ? null : row.direction === 'lower' ? target * (2 - r) : target * r
  Object.assign(row, { target, original_target: target, actual })
  return actual
}

/** The results of each person and KPI in one unit, in order of time. */
const seriesOf = (organisation: Organisation, unit: string): GoalRecord[][] => [
  ...Map.groupBy(resultsOf(organisation, { unit }), ({ person_key, kpi_id }) => `${person_key} ${kpi_id}`).values(),
]
