import { normal, seeded } from '../organisation.ts'
import { mainRater, managerScores, spreadOf } from './rated.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'department',
  /** The unit rates by something else: scores as spread as before, in which nothing of the results is left. */
  plant(organisation, { unit, size, seed }) {
    const random = seeded(seed, 'decoupled')
    const rated = managerScores(organisation, unit)
    const mean = rated.reduce((sum, { score }) => sum + score!, 0) / rated.length
    const spread = spreadOf(managerScores(organisation))
    // Size 1 leaves a tenth of what was there, a larger size turns it a little round.
    for (const review of rated) {
      const kept = (1.1 - size) * ((review.score! - mean) / spread)
      review.score = Math.round(10 * Math.min(100, mean + spread * (kept + normal(random)))) / 10
    }
  },
  /** A rater whose people reach nearly the same: their ratings differ by what results do not show. */
  lookalike(organisation, { unit }) {
    const rater = mainRater(organisation, unit)
    for (const row of organisation.results) {
      if (row.manager_key === rater && row.actual !== null)
        row.actual = row.target! * (row.direction === 'lower' ? 1.01 : 0.99)
    }
  },
}
