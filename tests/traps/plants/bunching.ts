import { pick, seeded } from '#queries/stats/random.ts'
import { attainmentOf, resultsOf, setAttainment } from '../organisation.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'department',
  /** Of the results up to two points below the target so many end up just above it that two thirds of those beside it lie there. */
  plant(organisation, { unit, size, seed }) {
    const random = seeded(seed, 'bunching')
    for (const row of resultsOf(organisation, { unit })) {
      const r0 = attainmentOf(row)
      if (r0 !== null && r0 >= 0.98 && r0 < 1 && random() < 0.34 * size) setAttainment(row, 1 + 0.015 * random())
    }
  },
  /**
   * The unit counts to ten in one KPI, is cut at the target in another, rounds a third to 5 %; and in the rest targets are lowered to
   * results just below them.
   */
  lookalike(organisation, { unit, seed }) {
    const random = seeded(seed, 'bunching look-alike')
    const kpis = Map.groupBy(resultsOf(organisation, { unit }), ({ kpi_id }) => kpi_id)
    for (const [place, rows] of [...kpis.values()].entries()) {
      for (const row of rows) {
        const r0 = attainmentOf(row)
        if (r0 === null) continue
        if (place === 0) {
          Object.assign(row, { direction: 'higher', original_target: 10, target: 10 })
          row.actual = pick([8, 9, 10, 10, 10, 11], random)
        } else if (place === 1) setAttainment(row, Math.min(1, r0 + 0.1))
        else if (place === 2) setAttainment(row, Math.round(20 * r0) / 20)
        else if (r0 > 0.96 && r0 < 1) row.target = row.actual
      }
    }
  },
}
