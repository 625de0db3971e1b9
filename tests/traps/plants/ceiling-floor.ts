import { attainmentOf, resultsOf, setAttainment } from '../organisation.ts'
import { addPoints, finalLevels, levelOf, managerScores } from './rated.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'department',
  /** The cut for the highest level lies so low in this unit that 38 % of its people reach it in each half-year. */
  plant(organisation, { unit, size }) {
    const score = new Map(managerScores(organisation, unit).map((review) => [keyOf(review), review.score!]))
    for (const levels of Map.groupBy(finalLevels(organisation, unit), ({ period_id }) => period_id).values()) {
      const ordered = levels.toSorted((a, b) => score.get(keyOf(b))! - score.get(keyOf(a))!)
      const many = Math.ceil(Math.min(0.9, 0.38 * size) * ordered.length)
      for (const level of ordered.slice(0, many)) Object.assign(level, { rating_ord: 5, rating_raw: 'S' })
    }
  },
  /** A strong unit: results one and a half scales better, and ratings that follow them to the top of the scale. */
  lookalike(organisation, { unit }) {
    const scale = new Map(organisation.kpis.map((kpi) => [kpi.kpi_id, kpi.scale]))
    for (const row of resultsOf(organisation, { unit })) {
      const r = attainmentOf(row)
      if (r !== null) setAttainment(row, r + 1.5 * scale.get(row.kpi_id!)!)
    }
    for (const review of managerScores(organisation, unit)) addPoints(review, 1.5 * POINTS_PER_SCALE)
    const score = new Map(managerScores(organisation, unit).map((review) => [keyOf(review), review.score!]))
    for (const level of finalLevels(organisation, unit)) {
      const ord = levelOf(score.get(keyOf(level))!)
      Object.assign(level, { rating_ord: ord, rating_raw: 'DCBAS'[ord - 1] })
    }
  },
}

/** Points of a score for one scale of results in the made organisation: 12 · 0.9. */
const POINTS_PER_SCALE = 10.8
const keyOf = ({ person_key, period_id }: { person_key: string; period_id: string }) => `${person_key} ${period_id}`
