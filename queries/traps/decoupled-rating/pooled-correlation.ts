import { normalBelow } from '#queries/stats/normal-distribution.ts'
import type { RaterRow } from './judge.ts'

/** One rater with Spearman's r and the number of independent ratings behind it; `reason` tells why it is not tested. */
export type Case = { row: RaterRow; reason: string | null; r: number; n: number }
/** `pool`: the correlation that all others would show at the spread of results found here. */
export type Comparison = { r: number; low: number; high: number; pool: number; p: number }

/** Other testable raters from whom the ordinary correlation is read. */
export const FEWEST_OTHERS = 3

/** Of some raters: their number, Σ (n − 3), Σ (n − 3)·Fisher's z, and squares and degrees of freedom of their results. */
export type Sums = { raters: number; weight: number; z: number; squares: number; df: number }

export function sumsOf(some: readonly Case[]): Sums {
  const sums = { raters: some.length, weight: 0, z: 0, squares: 0, df: 0 }
  for (const { row, r, n } of some) {
    sums.weight += n - 3
    sums.z += (n - 3) * fisher(r, n)
    sums.squares += (row.n - 1) * row.sd_z ** 2
    sums.df += row.n - 1
  }
  return sums
}

/**
 * The correlation of some raters together, and how likely one as low beside that of all other tested ones. Results that spread less
 * lower any correlation, so the pool is taken at the spread found here: ρ·u / √(1 − ρ² + ρ²u²), u = spread here / elsewhere ≤ 1.
 *
 *   z = (atanh r − atanh pool) / √( 1.06/Σ(n − 3) here + 1.06/Σ(n − 3) elsewhere )
 *
 * @see Thorndike 1949, "Personnel Selection", for the restriction of range
 */
export function against(some: readonly Case[], all: Sums): Comparison | null {
  const own = sumsOf(some)
  const weight = all.weight - own.weight
  if (all.raters - own.raters < FEWEST_OTHERS || !(own.weight > 0 && weight > 0)) return null
  const rho = Math.tanh((all.z - own.z) / weight)
  const spreadElsewhere = (all.squares - own.squares) / (all.df - own.df)
  const u = Math.min(1, Math.sqrt(own.squares / own.df / spreadElsewhere))
  const pool = (rho * u) / Math.sqrt(1 - rho ** 2 + (rho * u) ** 2)
  const [z, se] = [own.z / own.weight, Math.sqrt(SPEARMAN_INFLATION / own.weight)]
  const seOfDifference = Math.sqrt(SPEARMAN_INFLATION / own.weight + SPEARMAN_INFLATION / weight)
  return {
    ...{ r: Math.tanh(z), low: Math.tanh(z - 1.96 * se), high: Math.tanh(z + 1.96 * se) },
    ...{ pool, p: normalBelow((z - Math.atanh(pool)) / seOfDifference) },
  }
}

/** Fisher's z of a rank correlation of n pairs; a perfect one counts as halfway to the next smaller, as in its test. */
function fisher(r: number, n: number): number {
  const most = 1 - 6 / (n ** 3 - n)
  return Math.atanh(Math.max(-most, Math.min(most, r)))
}

/** The variance of atanh of Spearman's r is 1.06/(n − 3) (Fieller, Hartley & Pearson 1957). */
const SPEARMAN_INFLATION = 1.06
