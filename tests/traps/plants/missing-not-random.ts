import { seeded, type GoalRecord, type Organisation } from '../organisation.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'department',
  /** In the half of the unit's people with the smaller results a further tenth of the months has no result: about five times the others. */
  plant(organisation, { unit, size, seed }) {
    const random = seeded(seed, 'missing')
    const own = organisation.people.filter((person) => person.unit === unit).sort((a, b) => a.own - b.own)
    const lower = new Set(own.slice(0, Math.ceil(own.length / 2)).map(({ key }) => key))
    for (const [, rows] of monthsOf(organisation, unit)) {
      if (lower.has(rows[0]!.person_key!) && random() < 0.09 * size) blank(rows, 'BLANK')
    }
  },
  /** Coded exemptions, one person on leave by the roster, a goal measured by quarter, and a month that no unit could submit. */
  lookalike(organisation, { unit, kpi, seed }) {
    const random = seeded(seed, 'exempt')
    for (const [, rows] of monthsOf(organisation, unit)) if (random() < 0.12) blank(rows, 'NOT_ASSESSED')
    const away = organisation.roster.find((person) => person.unit_id === unit && person.status === 'active')!
    const { months } = organisation
    for (const [, rows] of monthsOf(organisation, unit)) {
      if (rows[0]!.person_key === away.person_key && rows[0]!.period_id > months[1]!.id) blank(rows, 'BLANK')
    }
    organisation.roster.push({ ...away, valid_from: months[2]!.start, status: '产假' })
    away.valid_to = months[1]!.end
    for (const row of organisation.results) {
      const month = Number(row.period_id.slice(5))
      if ((row.kpi_id === kpi && month % 3 !== 0) || row.period_id === months[4]?.id) blank([row], 'BLANK')
    }
  },
}

const monthsOf = ({ results }: Organisation, unit: string) =>
  Map.groupBy(
    results.filter((row) => row.unit_id === unit),
    ({ person_key, period_id }) => `${person_key} ${period_id}`,
  )

function blank(rows: readonly GoalRecord[], actual_null: string): void {
  for (const row of rows) Object.assign(row, { actual: null, actual_null, entered_at: null })
}
