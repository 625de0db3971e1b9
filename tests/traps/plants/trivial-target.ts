import { attainmentOf, resultsOf, setAttainment } from '../organisation.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'kpi',
  /** Everybody exceeds the target of the KPI by a third or more: its spread is pressed together and lifted. */
  plant(organisation, { kpi, size }) {
    const { scale } = organisation.kpis.find(({ kpi_id }) => kpi_id === kpi)!
    for (const row of resultsOf(organisation, { kpi })) {
      const r0 = attainmentOf(row)
      if (r0 !== null) setAttainment(row, Math.max(1.02, 1 + 0.37 * size + (r0 - 1) * Math.min(1, 0.1 / scale)))
    }
  },
  /** A safety goal that everybody meets exactly, a KPI with one windfall month, and one department far above a goal that others miss. */
  lookalike(organisation, { unit, kpi }) {
    const [safety, windfall] = organisation.kpis.filter(({ kpi_id }) => kpi_id !== kpi)
    for (const row of resultsOf(organisation, { kpi: safety!.kpi_id })) if (row.actual !== null) setAttainment(row, 1)
    for (const row of resultsOf(organisation, { kpi: windfall!.kpi_id })) {
      if (row.actual !== null) setAttainment(row, row.period_id === organisation.months[1]!.id ? 2.5 : 1.05)
    }
    for (const row of resultsOf(organisation, { unit, kpi })) {
      const r0 = attainmentOf(row)
      if (r0 !== null) setAttainment(row, r0 + 0.8)
    }
  },
}
