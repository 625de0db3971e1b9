import { meanAndVariance } from '#queries/stats/mean-and-variance.ts'
import { studentQuantile } from '#queries/stats/student-t-tail.ts'
import type { Prepared } from './prepare.ts'

/**
 * What a reader without a comparison sees: the mean of the treated after the start less their selection period (where that is
 * missing, the last period known before it), with a t interval over subjects.
 *
 * @returns null with fewer than two treated subjects that have both; for one, its change without an interval
 */
export function rawChange({ arms, periods }: Prepared): { estimate: number; low: number; high: number } | null {
  const changes = arms.flatMap(({ placed, values }) => {
    if (!placed) return []
    let at = placed.selection
    while (at >= 0 && Number.isNaN(values[at]!)) at--
    const after = [...values.subarray(placed.first, periods)].filter((value) => !Number.isNaN(value))
    if (at < 0 || after.length === 0) return []
    return [after.reduce((sum, value) => sum + value / after.length, 0) - values[at]!]
  })
  const found = meanAndVariance(changes)
  if (!found) return null
  const { n, mean, variance } = found
  const reach = variance === null ? NaN : Math.sqrt(variance / n) * studentQuantile(0.975, n - 1)
  return { estimate: mean, low: mean - reach, high: mean + reach }
}
