import { hash } from '#queries/stats/random.ts'
import { attainmentOf, resultsOf, setAttainment, type GoalRecord, type Organisation } from '../organisation.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'department',
  /** Every other person of the unit, whatever role and manager, has better conditions than the rest: 1.3 scales apart. */
  plant(organisation, { unit, size, seed }) {
    const people = [...new Set(resultsOf(organisation, { unit }).map(({ person_key }) => person_key!))]
    people.sort((a, b) => hash(`${a} ${seed}`) - hash(`${b} ${seed}`))
    const camp = new Map(people.map((key, i) => [key, i % 2 === 0 ? 1 : -1]))
    shift(organisation, unit, ({ person_key }) => 0.65 * size * camp.get(person_key!)!)
  },
  /** Two job families far apart in one unit, two people far out in another, and a skewed distribution with one peak in a third. */
  lookalike(organisation, { unit, seed }) {
    const others = organisation.units.filter(({ kind, unit_id }) => kind === 'department' && unit_id !== unit)
    const roles = [...new Set(resultsOf(organisation, { unit }).map(({ role }) => role))]
    shift(organisation, unit, ({ role }) => (role === roles[0] ? 0.8 : -0.8))
    const [far, skewed] = [others[0]!.unit_id, others[1]!.unit_id]
    const two = [...new Set(resultsOf(organisation, { unit: far }).map(({ person_key }) => person_key))].slice(0, 2)
    shift(organisation, far, ({ person_key }) => (two.includes(person_key) ? 3 : 0))
    shift(organisation, skewed, ({ person_key }) => 0.2 * -Math.log(1 - hash(`${person_key} ${seed}`) / 2 ** 32))
  },
}

/** Moves results of a unit by so many scales of their KPI. */
function shift(organisation: Organisation, unit: string, by: (row: GoalRecord) => number): void {
  const scale = new Map(organisation.kpis.map((kpi) => [kpi.kpi_id, kpi.scale]))
  for (const row of resultsOf(organisation, { unit })) {
    const r = attainmentOf(row)
    if (r !== null) setAttainment(row, r + by(row) * scale.get(row.kpi_id!)!)
  }
}
