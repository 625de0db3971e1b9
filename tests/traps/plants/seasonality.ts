import { attainmentOf, resultsOf, setAttainment, type GoalRecord, type Organisation } from '../organisation.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'department',
  months: 36,
  /** Every year the unit is low in spring and high in autumn: a third of a scale down or up at size 1, by a smooth curve. */
  plant(organisation, { unit, size }) {
    shift(organisation, unit, (month) => 0.35 * size * Math.cos((2 * Math.PI * (month - 10)) / 12))
  },
  /** A steady rise over all years in the unit; elsewhere one campaign of two months, once, and one low stretch of four. */
  lookalike(organisation, { unit }) {
    const others = organisation.units.filter(({ kind, unit_id }) => kind === 'department' && unit_id !== unit)
    const last = organisation.months.length - 1
    shift(organisation, unit, (_, m) => (0.9 * m) / last)
    shift(organisation, others[0]!.unit_id, (_, m) => (m === last - 8 || m === last - 7 ? 1.2 : 0))
    shift(organisation, others[1]!.unit_id, (_, m) => (m >= 5 && m < 9 ? -0.6 : 0))
  },
}

/** Moves results of a unit by so many scales of their KPI, by month of the year (1 to 12) and number of the month. */
function shift(organisation: Organisation, unit: string, by: (month: number, m: number) => number): void {
  const scale = new Map(organisation.kpis.map((kpi) => [kpi.kpi_id, kpi.scale]))
  const place = new Map(organisation.months.map(({ id }, m) => [id, m]))
  const of = (row: GoalRecord) => by(Number(row.period_id.slice(5)), place.get(row.period_id)!)
  for (const row of resultsOf(organisation, { unit })) {
    const r = attainmentOf(row)
    if (r !== null) setAttainment(row, r + of(row) * scale.get(row.kpi_id!)!)
  }
}
