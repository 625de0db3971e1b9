import { resultsOf, setAttainment, attainmentOf } from '../organisation.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'kpi',
  /** From two thirds of the time on the KPI is reported in another unit: about four times as much, a little above half a power of ten. */
  plant(organisation, { kpi, size }) {
    const from = Math.floor((organisation.months.length * 2) / 3)
    for (const row of resultsOf(organisation, { kpi, from })) {
      if (row.actual !== null) row.actual *= 10 ** (0.6 * size)
    }
  },
  /**
   * Target and actual converted together from a month on; a KPI that exists for two months only; and a lasting shock of one and a half
   * scales to every KPI at once.
   */
  lookalike(organisation, { kpi }) {
    const { months, kpis, results } = organisation
    const middle = Math.floor(months.length / 2)
    const scale = new Map(kpis.map((one) => [one.kpi_id, one.scale]))
    for (const row of resultsOf(organisation, { from: middle })) {
      const attainment = attainmentOf(row)
      if (attainment !== null) setAttainment(row, attainment - 1.5 * scale.get(row.kpi_id!)!)
    }
    for (const row of resultsOf(organisation, { kpi, from: middle })) {
      for (const column of ['actual', 'target', 'original_target'] as const)
        if (row[column] !== null) row[column] *= 10_000
    }
    for (const row of resultsOf(organisation, { kpi: kpis[0]!.kpi_id, from: months.length - 2 })) {
      results.push({ ...row, kpi_id: 'K99', target: 10, original_target: 10, actual: 0.02 * (row.src_row % 7) })
    }
  },
}
