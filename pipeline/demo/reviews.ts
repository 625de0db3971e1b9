import { normal, seeded } from '#queries/stats/random.ts'
import { firstLeader } from './effects.ts'
import { halfYear, type Month } from './months.ts'
import type { Workforce } from './people.ts'
import type { Plant } from './plant.ts'
import { attainment } from './goals.ts'
import { kpiById } from './kpis.ts'
import type { Result } from './results.ts'

/** A half-yearly appraisal: four criteria of 100 points, given by the manager at the end of the half year. */
export type Review = {
  half: string
  person: number
  unit_id: string
  role_id: string
  rater: number
  criteria: Record<Criterion, number>
  score: number
  self_score: number
  rating: 'S' | 'A' | 'B' | 'C' | 'D'
  interview_done: boolean
}
export const CRITERIA = { 工作业绩: 0.4, 专业能力: 0.25, 团队协作: 0.2, 主动改进: 0.15 } as const
export type Criterion = keyof typeof CRITERIA

/** Levels by final score; the company sets no quota. */
const LEVELS = [
  ['S', 93],
  ['A', 86],
  ['B', 76],
  ['C', 68],
  ['D', -Infinity],
] as const

/** Reviews of the half years that lie wholly inside the months, and how lenient each rater is (points of 100). */
export function drawReviews(
  workforce: Workforce,
  months: Month[],
  results: Result[],
  plants: readonly Plant[],
  seed: number,
): { reviews: Review[]; leniency: Map<number, number> } {
  const random = seeded(seed, 'reviews')
  const leniencyStream = seeded(seed, 'leniency')
  const halves = [...new Set(months.map(halfYear))].filter(
    (half) => months.filter((m) => halfYear(m) === half).length === 6,
  )
  const results_of = meanStanding(results)
  const raters = [...new Set(workforce.postings.flatMap((p) => (p.manager === null ? [] : [p.manager])))].sort(
    (a, b) => a - b,
  )
  const leniency = new Map(raters.map((rater) => [rater, 1.5 * normal(leniencyStream)]))
  for (const plant of plants) {
    if (plant.kind === 'lenient-rater') leniency.set(firstLeader(plant.unit_id, workforce), plant.points)
  }
  const reviews: Review[] = []
  for (const half of halves) {
    const last = months.filter((month) => halfYear(month) === half).at(-1)!
    for (const { person, unit_id, role_id, manager, from, to } of workforce.postings) {
      if (from > last || to < last || manager === null || role_id === 'head') continue
      const standing = results_of.get(`${person} ${half}`)
      if (standing === undefined) continue
      const level = 81 + 4 * standing + leniency.get(manager)! + 2 * normal(random)
      const given = Object.keys(CRITERIA).map((criterion) => {
        const mark = Math.min(100, Math.max(40, Math.round(level + 2.5 * normal(random))))
        return [criterion, mark] as const
      })
      const criteria = Object.fromEntries(given) as Record<Criterion, number> // the keys are those of CRITERIA
      const score =
        Math.round(given.reduce((sum, [name, mark]) => sum + CRITERIA[name as Criterion] * mark, 0) * 10) / 10
      reviews.push({
        half,
        person,
        unit_id,
        role_id,
        rater: manager,
        criteria,
        score,
        self_score: Math.min(100, Math.round(score + 3 + 3 * normal(random))),
        rating: LEVELS.find(([, least]) => score >= least)![0],
        interview_done: random() < 0.8,
      })
    }
  }
  return { reviews, leniency }
}

/** Mean (r0 − 1)/scale of each person in each half year, in standard deviations. */
function meanStanding(results: Result[]): Map<string, number> {
  const sums = new Map<string, { sum: number; n: number }>()
  for (const { person, kpi_id, month, original_target, actual } of results) {
    if (person === null || original_target === null || actual === null) continue
    const kpi = kpiById(kpi_id)
    const key = `${person} ${halfYear(month)}`
    const at = sums.get(key) ?? { sum: 0, n: 0 }
    at.sum += (attainment(kpi.direction, actual, original_target) - 1) / kpi.scale
    at.n += 1
    sums.set(key, at)
  }
  return new Map([...sums].map(([key, { sum, n }]) => [key, sum / n]))
}
