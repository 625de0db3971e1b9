import type { GoalRecord, Organisation } from '../organisation.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'company',
  /**
   * Half of the departments stand two scales above the other half. From the middle of the window half of their people work in the
   * others, under the conditions there, and every department has improved by a fifth of a scale: all rise, the total falls.
   */
  plant(organisation, { size }) {
    shiftMix(organisation, { lead: 1.8 * size, moved: 0.5, gain: 0.2 * size })
  },
  /** The same move while the departments themselves decline: mix and departments go the same way. A new department opens, too. */
  lookalike(organisation, _where) {
    shiftMix(organisation, { lead: 1.8, moved: 0.5, gain: -0.2 })
    const half = middle(organisation)
    const other = organisation.units.find(({ kind }) => kind === 'department')!
    organisation.units.push({ ...other, unit_id: 'D00', name_zh: '新设部门', name_en: 'New department' })
    const own = organisation.results.filter((row) => row.period_id >= half && row.unit_id === other.unit_id)
    for (const row of own) {
      organisation.results.push({
        ...row,
        unit_id: 'D00',
        person_key: `${row.person_key}-d00`,
        src_row: organisation.results.length + 2,
      })
    }
  },
}

function shiftMix(
  organisation: Organisation,
  { lead, moved, gain }: { lead: number; moved: number; gain: number },
): void {
  const { units, results, people } = organisation
  const half = middle(organisation)
  const ids = units.filter(({ kind }) => kind === 'department').map(({ unit_id }) => unit_id)
  const upper = new Set(ids.filter((_, i) => i % 2 === 0))
  const lower = ids.filter((_, i) => i % 2 === 1)
  const goes = new Map(
    people
      .filter(({ unit }) => upper.has(unit))
      .flatMap(({ key }, i) => (i % 10 < 10 * moved ? [[key, lower[i % lower.length]!] as const] : [])),
  )
  for (const row of results) {
    const isLate = row.period_id >= half
    const target = row.person_key === null ? undefined : goes.get(row.person_key)
    if (isLate && target && upper.has(row.unit_id)) row.unit_id = target
    lift(organisation, row, (upper.has(row.unit_id) ? lead : 0) + (isLate ? gain : 0))
  }
}

const middle = ({ months }: Organisation) => months[Math.floor(months.length / 2)]!.id

function lift({ kpis }: Organisation, row: GoalRecord, scales: number): void {
  if (row.actual === null || row.target === null) return
  const step = scales * kpis.find(({ kpi_id }) => kpi_id === row.kpi_id)!.scale * row.target
  row.actual += row.direction === 'lower' ? -step : step
}
