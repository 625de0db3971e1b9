import { meanAndVariance } from '#queries/stats/mean-and-variance.ts'
import { median } from '#queries/stats/median-deviation.ts'

/** Mean of one rater in one role, results removed, and its error variance. */
export type CellMean = { rater_no: number; role: string; mean: number; error: number }
/** The level of the role as the other raters show it, drawn to 0, and how uncertain it stays. */
export type RoleLevel = { level: number; variance: number }

/** Fewest comparisons between raters of one role; with fewer, raters and roles cannot be told apart. */
const FEWEST_COMPARISONS = 3

/**
 * The ordinary level of each rater's role, from the other raters of that role: raters and roles both differ by chance, with
 *
 *   t²_rater = max(0, variance within roles − mean error),   t²_role = max(0, variance of role means − mean (t²_rater + error)/R)
 *   level = w·median of the others,   w = t²_role/(t²_role + e),   e = (t²_rater + error)·c/R,   variance left = w·e
 *
 * over the R other raters; c = π/2 is the price of a median from three on. Without others the level is 0 and t²_role uncertain: a
 * job family and its only rater are told apart only as far as job families elsewhere are alike.
 *
 * @returns by cell; null where raters and roles cannot be told apart. One role for all needs no level
 */
export function roleLevels(cells: readonly CellMean[]): RoleLevel[] | null {
  const byRole = [...Map.groupBy(cells, ({ role }) => role).values()]
  if (byRole.length < 2) return cells.map(() => ({ level: 0, variance: 0 }))
  const comparisons = byRole.reduce((sum, some) => sum + some.length - 1, 0)
  if (comparisons < FEWEST_COMPARISONS) return null
  const means = byRole.map((some) => meanAndVariance(some.map(({ mean }) => mean))!)
  const shared = byRole.filter(({ length }) => length > 1).flat()
  const within = means.reduce((sum, { n, variance }) => sum + (n - 1) * (variance ?? 0), 0) / comparisons
  const rater = Math.max(0, within - meanOf(shared.map(({ error }) => error)))
  const between = meanAndVariance(means.map(({ mean }) => mean))!.variance!
  const ofMeans = byRole.map((some) => (rater + meanOf(some.map(({ error }) => error))) / some.length)
  const role = Math.max(0, between - meanOf(ofMeans))

  const levels = new Map<CellMean, RoleLevel>()
  for (const some of byRole) {
    for (const cell of some) {
      const others = some.filter((other) => other !== cell)
      const centre = median(others.map(({ mean }) => mean))
      if (centre === null || role === 0) {
        levels.set(cell, { level: 0, variance: role })
        continue
      }
      const price = others.length < 3 ? 1 : Math.PI / 2
      const error = ((rater + meanOf(others.map((other) => other.error))) * price) / others.length
      const kept = error > 0 ? role / (role + error) : 1
      levels.set(cell, { level: kept * centre, variance: kept * error })
    }
  }
  return cells.map((cell) => levels.get(cell)!)
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
