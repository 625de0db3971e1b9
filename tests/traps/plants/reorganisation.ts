import { seeded, type Organisation } from '../organisation.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'department',
  /**
   * In the middle of the window the half of the unit with the smaller results gives way to as many new people, whose results are
   * 0.8 of a scale above theirs.
   */
  plant(organisation, { unit, size }) {
    replaceHalf(organisation, unit, { lift: 0.8 * size, take: (people) => people.toSorted((a, b) => a.own - b.own) })
  },
  /** One department loses half of its people to others like them; another one has only a new code. */
  lookalike(organisation, { unit, seed }) {
    const random = seeded(seed, 'swap')
    replaceHalf(organisation, unit, { lift: 0, take: (people) => people.toSorted(() => random() - 0.5) })
    const other = organisation.units.find(({ kind, unit_id }) => kind === 'department' && unit_id !== unit)!
    const half = organisation.months[Math.floor(organisation.months.length / 2)]!.id
    organisation.units.push({ ...other, unit_id: `${other.unit_id}N` })
    for (const row of organisation.results) {
      if (row.unit_id === other.unit_id && row.period_id >= half) row.unit_id = `${other.unit_id}N`
    }
  },
}

type Someone = { key: string; own: number }

/** The first half of the people as `take` orders them carry a new person's results from the middle of the window on. */
function replaceHalf(
  { people, months, results, kpis, roster }: Organisation,
  unit: string,
  { lift, take }: { lift: number; take: (people: Someone[]) => Someone[] },
): void {
  const at = Math.floor(months.length / 2)
  const half = months[at]!.id
  const own = people.filter((person) => person.unit === unit)
  const goes = new Set(
    take(own)
      .slice(0, Math.ceil(own.length / 2))
      .map(({ key }) => key),
  )
  for (const entry of roster.filter(({ person_key, valid_to }) => goes.has(person_key) && (valid_to ?? half) >= half)) {
    roster.push({ ...entry, person_key: `${entry.person_key}-new`, valid_from: months[at]!.start, hire_month: half })
    Object.assign(entry, { valid_to: months[at - 1]!.end, leave_on: months[at - 1]!.end, status: 'left' })
  }
  const scale = new Map(kpis.map((kpi) => [kpi.kpi_id, kpi.scale]))
  for (const row of results) {
    if (row.unit_id !== unit || row.person_key === null || !goes.has(row.person_key) || row.period_id < half) continue
    row.person_key = `${row.person_key}-new`
    if (row.actual === null || row.target === null) continue
    const step = lift * scale.get(row.kpi_id!)! * row.target
    row.actual += row.direction === 'lower' ? -step : step
  }
}
