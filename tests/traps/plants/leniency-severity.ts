import { attainmentOf, resultsOf, setAttainment } from '../organisation.ts'
import { addPoints, mainRater, managerScores, spreadOf } from './rated.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'department',
  /** One rater of the unit gives everybody one standard deviation more than their results explain. */
  plant(organisation, { unit, size }) {
    const rater = mainRater(organisation, unit)
    const points = size * spreadOf(managerScores(organisation))
    for (const review of managerScores(organisation, unit)) if (review.rater_key === rater) addPoints(review, points)
  },
  /** Results of the unit really are one scale better, and its ratings follow them as they do elsewhere. */
  lookalike(organisation, { unit }) {
    const scale = new Map(organisation.kpis.map((kpi) => [kpi.kpi_id, kpi.scale]))
    for (const row of resultsOf(organisation, { unit })) {
      const r = attainmentOf(row)
      if (r !== null) setAttainment(row, r + scale.get(row.kpi_id!)!)
    }
    for (const review of managerScores(organisation, unit)) addPoints(review, POINTS_PER_SCALE)
  },
}

/** Points of a score for one scale of results in the made organisation: 12 · 0.9. */
const POINTS_PER_SCALE = 10.8
