import { attainmentOf, resultsOf, setAttainment } from '../organisation.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'kpi',
  /** Targets of the KPI are set a third above (or, where lower is better, below) what anybody delivers. */
  plant(organisation, { kpi, size }) {
    const { scale } = organisation.kpis.find(({ kpi_id }) => kpi_id === kpi)!
    for (const row of resultsOf(organisation, { kpi })) {
      const r0 = attainmentOf(row)
      // Two standard deviations below the target at least: one result in fifty reaches it.
      if (r0 !== null) setAttainment(row, r0 - Math.max(0.26, 2.2 * scale) * size)
    }
  },
  /** One department misses by far what its peers reach; another KPI is a stretch goal; a third had one shock period. */
  lookalike(organisation, { unit, kpi }) {
    const [stretch, shocked] = organisation.kpis.filter(({ kpi_id }) => kpi_id !== kpi)
    const lower = (rows: ReturnType<typeof resultsOf>, by: number) => {
      for (const row of rows) {
        const r0 = attainmentOf(row)
        if (r0 !== null) setAttainment(row, r0 - by)
      }
    }
    lower(resultsOf(organisation, { unit, kpi }), 0.4)
    lower(resultsOf(organisation, { kpi: stretch!.kpi_id }), 0.3)
    for (const row of resultsOf(organisation, { kpi: stretch!.kpi_id })) row.lane = 'okr'
    lower(resultsOf(organisation, { kpi: shocked!.kpi_id, from: 1, to: 1 }), 0.5)
  },
}
