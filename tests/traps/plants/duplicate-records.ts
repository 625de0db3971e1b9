import { resultsOf, type GoalRecord, type Organisation } from '../organisation.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'department',
  /** Two records in a hundred of the unit were delivered twice; the facts hold each once. */
  plant(organisation, { unit, size }) {
    const every = Math.max(2, Math.round(50 / size))
    for (const [i, row] of resultsOf(organisation, { unit }).entries()) {
      if (i % every === 0) organisation.repeated.push(again(organisation, row))
    }
  },
  /**
   * A flat KPI, two goals with equal numbers, half-time posts in two departments whose weights add to 100, somebody who left and came
   * back, and one record delivered twice among hundreds.
   */
  lookalike(organisation, { unit, kpi }) {
    const other = organisation.units.find(({ kind, unit_id }) => kind === 'department' && unit_id !== unit)!.unit_id
    for (const row of resultsOf(organisation, { unit, kpi })) Object.assign(row, { actual: 100, target: 100 })
    const rows = resultsOf(organisation, { unit })
    for (const [i, row] of rows.entries()) {
      if (i % 20 === 0) organisation.results.push({ ...again(organisation, row), goal_id: `twin-${i}`, weight: 0 })
      if (i % 10 === 1) {
        const half = { weight: (row.weight ?? 0) / 2 }
        Object.assign(row, half)
        organisation.results.push({ ...again(organisation, row), unit_id: other })
      }
    }
    organisation.repeated.push(again(organisation, rows[3]!))
    const back = organisation.roster.find((person) => person.unit_id === unit && person.valid_to === null)!
    const last = organisation.months.at(-1)!
    organisation.roster.push({ ...back, valid_from: last.start, hire_month: last.id })
    Object.assign(back, { valid_to: organisation.months[0]!.end, leave_on: organisation.months[0]!.end })
  },
}

const again = ({ results, repeated }: Organisation, row: GoalRecord): GoalRecord => ({
  ...row,
  src_row: results.length + repeated.length + 2,
})
