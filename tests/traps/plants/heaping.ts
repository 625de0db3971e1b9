import { attainmentOf, resultsOf, setAttainment } from '../organisation.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'department',
  /** Six tenths of the unit's attainments are put on the next 5 %. */
  plant(organisation, { unit, size }) {
    const share = Math.min(0.95, 0.58 * size)
    for (const [i, row] of resultsOf(organisation, { unit }).entries()) {
      const r0 = attainmentOf(row)
      if (r0 !== null && (i * 37) % 100 < 100 * share) setAttainment(row, Math.round(20 * r0) / 20)
    }
  },
  /**
   * Everybody's K03 comes rounded from one system; the unit counts twenty things in one KPI, has milestones in another, and its
   * people share one figure in a third.
   */
  lookalike(organisation, { unit }) {
    for (const row of resultsOf(organisation, { kpi: 'K03' })) {
      const r0 = attainmentOf(row)
      if (r0 !== null) setAttainment(row, Math.round(20 * r0) / 20)
    }
    const [twenty, milestones, shared] = [
      ...Map.groupBy(
        resultsOf(organisation, { unit }).filter(({ kpi_id }) => kpi_id !== 'K03'),
        ({ kpi_id }) => kpi_id,
      ).values(),
    ]
    for (const row of twenty ?? []) {
      const r0 = attainmentOf(row)
      Object.assign(row, { original_target: 20, target: 20 })
      if (r0 !== null) row.actual = Math.round(20 * (row.direction === 'lower' ? 2 - r0 : r0))
    }
    for (const [i, row] of (milestones ?? []).entries()) {
      if (row.actual !== null) setAttainment(row, [0.25, 0.5, 0.75, 1, 1][i % 5]!)
    }
    for (const row of shared ?? []) {
      if (row.actual !== null) setAttainment(row, 0.9 + 0.05 * (Number(row.period_id.slice(5)) % 4))
    }
  },
}
