import { resultsOf, attainmentOf, setAttainment } from '../organisation.ts'
import { mainRater, managerScores } from './rated.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'department',
  /** One rater of the unit gives nearly everybody between 74 and 78 points, whatever the results. */
  plant(organisation, { unit, size }) {
    const rater = mainRater(organisation, unit)
    const rated = managerScores(organisation, unit).filter(({ rater_key }) => rater_key === rater)
    for (const [i, review] of rated.entries()) {
      // One rating in ten stays as it was when the size is 1, fewer when it is larger.
      if (i % Math.round(10 * size) === 0) review.score = 76 + (review.score! > 76 ? 5 : -5)
      else review.score = Math.round(10 * (76 + (review.score! - 76) / 12)) / 10
    }
  },
  /** Everybody in the unit reaches nearly the same, and is rated nearly the same. */
  lookalike(organisation, { unit }) {
    const scale = new Map(organisation.kpis.map((kpi) => [kpi.kpi_id, kpi.scale]))
    for (const row of resultsOf(organisation, { unit })) {
      const r = attainmentOf(row)
      if (r !== null) setAttainment(row, 1 + 0.1 * (r - 1) + 0.001 * scale.get(row.kpi_id!)!)
    }
    for (const review of managerScores(organisation, unit)) {
      review.score = Math.round(10 * (76 + (review.score! - 76) / 12)) / 10
    }
  },
}
