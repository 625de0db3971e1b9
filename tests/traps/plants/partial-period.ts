import { resultsOf, type Organisation } from '../organisation.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'department',
  /** The results of more than a quarter of the unit's people are not there yet in the last month. */
  plant(organisation, { unit, size }) {
    const last = organisation.months.length - 1
    const rows = new Set(resultsOf(organisation, { unit, from: last }))
    const people = [...new Set([...rows].map(({ person_key }) => person_key))]
    const missing = new Set(people.slice(0, Math.ceil(0.28 * size * people.length)))
    remove(organisation, (row) => rows.has(row) && missing.has(row.person_key))
  },
  /**
   * A unit closed for good; half of the results of one February missing after a full January; and people who left, with their
   * results, in the last month.
   */
  lookalike(organisation, { unit }) {
    const { units, months, roster } = organisation
    const others = units
      .filter(({ kind, unit_id }) => kind === 'department' && unit_id !== unit)
      .map(({ unit_id }) => unit_id)
    const closed = new Set(resultsOf(organisation, { unit: others[0]!, from: months.length - 3 }))
    remove(organisation, (row) => closed.has(row))
    const february = months.findIndex(({ id }) => id.endsWith('-02'))
    const short = new Set(
      resultsOf(organisation, { unit: others[1]!, from: february, to: february }).filter((_, i) => i % 3 === 0),
    )
    if (february > 3) remove(organisation, (row) => short.has(row))
    const last = months.length - 1
    const rows = new Set(resultsOf(organisation, { unit, from: last }))
    const people = [...new Set([...rows].map(({ person_key }) => person_key))]
    const gone = new Set(people.slice(0, Math.ceil(people.length * 0.3)))
    remove(organisation, (row) => rows.has(row) && gone.has(row.person_key))
    for (const one of roster) {
      if (gone.has(one.person_key))
        Object.assign(one, { valid_to: months[last - 1]!.end, leave_on: months[last - 1]!.end })
    }
  },
}

/** From January on each result adds to those before in its year: a running total against the target of a month. */
export function addUp({ results }: Organisation, where: { unit?: string; kpi: string }): void {
  const rows = results.filter(
    ({ unit_id, kpi_id }) => kpi_id === where.kpi && (where.unit === undefined || unit_id === where.unit),
  )
  for (const year of Map.groupBy(rows, (row) => `${row.person_key} ${row.period_id.slice(0, 4)}`).values()) {
    let total = 0
    for (const row of year.toSorted((a, b) => (a.period_id < b.period_id ? -1 : 1))) {
      if (row.actual !== null) row.actual = total += row.actual
    }
  }
}

function remove(organisation: Organisation, isGone: (row: Organisation['results'][number]) => boolean): void {
  organisation.results = organisation.results.filter((row) => !isGone(row))
}
