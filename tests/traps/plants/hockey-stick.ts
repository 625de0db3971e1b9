import { resultsOf, type GoalRecord, type Organisation } from '../organisation.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'department',
  /** The last month of every quarter has 55 % of each amount of the unit, the others share the rest. */
  plant(organisation, { unit, size }) {
    const last = 0.5 + 0.05 * size
    for (const kpi of amountsOf(organisation, unit)) {
      shape(resultsOf(organisation, { unit, kpi }), [(1 - last) / 2, (1 - last) / 2, last])
    }
  },
  /**
   * One amount has a peak at quarter end in all units. Where the unit has another, that is invoiced at quarter end without a drop:
   * the first month after is as high as the mean.
   */
  lookalike(organisation, { unit }) {
    const [seasonal, invoiced] = amountsOf(organisation, unit)
    shape(resultsOf(organisation, { kpi: seasonal! }), [0.22, 0.22, 0.56])
    if (invoiced) shape(resultsOf(organisation, { unit, kpi: invoiced }), [0.34, 0.11, 0.55])
  },
}

/** Multiplies the results of each month by three times its part of the quarter. */
function shape(rows: readonly GoalRecord[], parts: readonly number[]): void {
  for (const row of rows) {
    if (row.actual === null) continue
    row.actual *= 3 * parts[(Number(row.period_id.slice(5)) - 1) % 3]!
  }
}

/** KPIs of the unit that add up over time: pieces, hours and money where more is better. */
const amountsOf = ({ kpis, results }: Organisation, unit: string): string[] => {
  const used = new Set(results.filter(({ unit_id }) => unit_id === unit).map(({ kpi_id }) => kpi_id))
  return kpis
    .filter(
      ({ kpi_id, unit: of, direction }) => used.has(kpi_id) && direction === 'higher' && !['%', '分'].includes(of),
    )
    .map(({ kpi_id }) => kpi_id)
}
