import { normalBelow } from '#queries/stats/normal-distribution.ts'

/** What one method shows in one unit: attainment, a fraction. */
export type MethodRow = {
  unit_id: string
  method: string
  is_named: boolean
  n_rows: number
  n_people: number
  sum_r: number
  lower_quartile: number
  median_r: number
  upper_quartile: number
  first_period: string
  last_period: string
}
/** Two methods behind one mean: the larger first. `difference` is its median minus that of the second. */
export type Pair = { first: MethodRow; second: MethodRow; difference: number; se: number; p: number }

/** Methods that make up at least `share` of a mean; the rest hardly moves it. */
export const behindMean = (rows: readonly MethodRow[], share: number): MethodRow[] => {
  const all = rows.reduce((sum, { n_rows }) => sum + n_rows, 0)
  return rows
    .filter(({ n_rows }) => n_rows >= share * all)
    .sort((a, b) => b.n_rows - a.n_rows || (a.method < b.method ? -1 : 1))
}

/**
 * The largest method and the one that differs most from it.
 *
 *   z = (median₁ − median₂)/√(se₁² + se₂²),   se = 1.2533·s/√n,   s = (Q₃ − Q₁)/1.349
 *
 * n are the people, because results of one person go together; the results where there are no people. With more than two methods
 * p is that of the pair times the number of pairs looked at.
 *
 * @param rows  largest first, two at least
 */
export function mostDifferent([first, ...others]: readonly MethodRow[]): Pair | null {
  if (!first || others.length === 0) return null
  const pairs = others.map((second) => {
    const difference = first.median_r - second.median_r
    const se = Math.hypot(errorOf(first), errorOf(second), DUST)
    return {
      first,
      second,
      difference,
      se,
      p: Math.min(1, 2 * others.length * normalBelow(-Math.abs(difference) / se)),
    }
  })
  return pairs.toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference))[0]!
}

const errorOf = ({ lower_quartile, upper_quartile, n_people, n_rows }: MethodRow): number =>
  (1.2533141373155003 * (upper_quartile - lower_quartile)) / 1.349 / Math.sqrt(n_people || n_rows)

/** Attainment is counted in thousandths: two medians are not known better than that. */
const DUST = 1e-3
