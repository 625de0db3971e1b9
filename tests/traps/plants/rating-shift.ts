import { attainmentOf, resultsOf, seeded, setAttainment, type Organisation } from '../organisation.ts'
import { finalLevels, levelOf, managerScores } from './rated.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'department',
  /** Calibration moves three in ten people of this unit up by a level, and nobody elsewhere. */
  plant(organisation, { unit, size, seed }) {
    calibrate(organisation, seed, (unit_id) => (unit_id === unit ? 0.3 * size : 0))
  },
  /** Calibration moves all units alike; and results of one unit rise in the last half-year, with ratings that follow them. */
  lookalike(organisation, { unit, seed }) {
    const last = organisation.reviews
      .map(({ period_id }) => period_id)
      .sort()
      .at(-1)!
    const scale = new Map(organisation.kpis.map((kpi) => [kpi.kpi_id, kpi.scale]))
    for (const row of resultsOf(organisation, { unit })) {
      const r = attainmentOf(row)
      if (r !== null && `${row.period_id.slice(0, 4)}H${Number(row.period_id.slice(5)) <= 6 ? 1 : 2}` === last) {
        setAttainment(row, r + scale.get(row.kpi_id!)!)
      }
    }
    const score = new Map<string, number>()
    for (const review of organisation.reviews) {
      if (review.score === null || review.unit_id !== unit || review.period_id !== last) continue
      review.score = Math.round(10 * Math.min(100, review.score + POINTS_PER_SCALE)) / 10
    }
    for (const review of managerScores(organisation, unit))
      score.set(review.person_key + review.period_id, review.score!)
    for (const level of finalLevels(organisation, unit)) {
      const ord = levelOf(score.get(level.person_key + level.period_id)!)
      Object.assign(level, { rating_ord: ord, rating_raw: LEVELS[ord - 1] })
    }
    calibrate(organisation, seed, () => 0.3)
  },
}

/** Levels before and after calibration, which are then the final ones; a share of each unit goes up by one. */
function calibrate(organisation: Organisation, seed: number, shareOf: (unit_id: string) => number): void {
  const random = seeded(seed, 'calibration')
  for (const level of finalLevels(organisation)) {
    const ord = Math.min(5, level.rating_ord! + Number(random() < shareOf(level.unit_id)))
    const { review_id, rating_ord: before } = level
    const stage = (name: string, place: number) => ({
      ...level,
      ...{ review_id: `${review_id}-${name}`, stage: `${name}_calibration`, submitted_at: null },
      ...{ rating_ord: place, rating_raw: LEVELS[place - 1]! },
    })
    organisation.reviews.push(stage('before', before!), stage('after', ord))
    Object.assign(level, { rating_ord: ord, rating_raw: LEVELS[ord - 1] })
  }
}

const LEVELS = ['D', 'C', 'B', 'A', 'S'] as const
/** Points of a score for one scale of results in the made organisation: 12 · 0.9. */
const POINTS_PER_SCALE = 10.8
