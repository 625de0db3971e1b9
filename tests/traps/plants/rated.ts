import type { Organisation } from '../organisation.ts'
import type { ReviewRecord } from '../reviews.ts'

/** The rater's own scores of one department, or of all. */
export const managerScores = ({ reviews }: Organisation, unit?: string): ReviewRecord[] =>
  reviews.filter(
    ({ rater_relation, stage, unit_id }) =>
      rater_relation === 'manager' && stage === 'submitted' && (unit === undefined || unit_id === unit),
  )

/** The final levels of one department, or of all. */
export const finalLevels = ({ reviews }: Organisation, unit?: string): ReviewRecord[] =>
  reviews.filter(({ stage, unit_id }) => stage === 'final' && (unit === undefined || unit_id === unit))

/** Who rates the most people of a department. */
export function mainRater(organisation: Organisation, unit: string): string {
  const byRater = [...Map.groupBy(managerScores(organisation, unit), ({ rater_key }) => rater_key!)]
  return byRater.sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))[0]![0]
}

/** Standard deviation of scores (n − 1). */
export function spreadOf(rated: readonly ReviewRecord[]): number {
  const mean = rated.reduce((sum, { score }) => sum + score!, 0) / rated.length
  return Math.sqrt(rated.reduce((sum, { score }) => sum + (score! - mean) ** 2, 0) / (rated.length - 1))
}

/** Adds points to a score of 100, within the scale and to one decimal, as a form would. */
export function addPoints(review: ReviewRecord, points: number): void {
  review.score = Math.round(10 * Math.min(100, Math.max(0, review.score! + points))) / 10
}

/** The final level as the score gives it (the cuts of the made organisation). */
export const levelOf = (score: number): number =>
  score >= 91 ? 5 : score >= 80 ? 4 : score >= 66 ? 3 : score >= 56 ? 2 : 1
