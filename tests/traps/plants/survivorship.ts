import { attainmentOf, seeded, setAttainment, type Organisation } from '../organisation.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'department',
  /**
   * Of the two fifths of the unit with the smaller results most leave in the middle of the window, with results another third of a
   * scale smaller until then; of the others a few leave.
   */
  plant(organisation, { unit, seed, size }) {
    const random = seeded(seed, 'leave')
    const own = stayersOf(organisation, unit)
    own.forEach((key, i) => {
      const isLower = i < 0.4 * own.length
      if (random() >= (isLower ? 0.8 * size : 0.05)) return
      leave(organisation, key, 0.4 + 0.3 * random())
      if (isLower) lower(organisation, key, 0.35 * size)
    })
  },
  /** A third leaves, whoever they are; the people with the smallest results retire by the roster or move to another department. */
  lookalike(organisation, { unit, seed }) {
    const random = seeded(seed, 'leave')
    const { months, units } = organisation
    const other = units.find(({ kind, unit_id }) => kind === 'department' && unit_id !== unit)!.unit_id
    stayersOf(organisation, unit).forEach((key, i) => {
      const at = 0.3 + 0.4 * random()
      if (i < 4) {
        leave(organisation, key, at)
        for (const entry of organisation.roster) if (entry.person_key === key) entry.status = '退休'
      } else if (i < 8) {
        for (const row of organisation.results) {
          if (row.person_key === key && row.period_id >= months[Math.floor(at * months.length)]!.id) row.unit_id = other
        }
      } else if (i % 3 === 0) leave(organisation, key, at)
    })
  },
}

/** The people of a unit who are there to the end, those with the smallest results first. */
function stayersOf({ people, months, results, kpis }: Organisation, unit: string): string[] {
  const scale = new Map(kpis.map((kpi) => [kpi.kpi_id, kpi.scale]))
  const sums = new Map<string, { sum: number; n: number }>()
  for (const row of results) {
    const attained = attainmentOf(row)
    if (row.unit_id !== unit || row.person_key === null || attained === null) continue
    const of = sums.get(row.person_key) ?? { sum: 0, n: 0 }
    sums.set(row.person_key, { sum: of.sum + (attained - 1) / scale.get(row.kpi_id!)!, n: of.n + 1 })
  }
  const mean = (key: string) => sums.get(key)!.sum / sums.get(key)!.n
  return people
    .filter((person) => person.unit === unit && person.to === months.length - 1 && sums.has(person.key))
    .map(({ key }) => key)
    .sort((a, b) => mean(a) - mean(b))
}

function lower({ results, kpis }: Organisation, key: string, scales: number): void {
  for (const row of results) {
    const attained = attainmentOf(row)
    if (row.person_key !== key || attained === null) continue
    setAttainment(row, attained - scales * kpis.find(({ kpi_id }) => kpi_id === row.kpi_id)!.scale)
  }
}

/** The person's results, forms and place in the roster end with the month at this part of the window. */
function leave(organisation: Organisation, key: string, part: number): void {
  const { months } = organisation
  const last = months[Math.max(1, Math.floor(part * months.length)) - 1]!
  organisation.results = organisation.results.filter((row) => row.person_key !== key || row.period_id <= last.id)
  organisation.reviews = organisation.reviews.filter((row) => row.person_key !== key || row.period_end <= last.end)
  for (const entry of organisation.roster) {
    if (entry.person_key === key) Object.assign(entry, { valid_to: last.end, leave_on: last.end, status: 'left' })
  }
}
