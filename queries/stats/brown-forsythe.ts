import { meanAndVariance } from './mean-and-variance.ts'
import { median } from './median-deviation.ts'
import { oneWayF, type OneWayF } from './one-way-f.ts'

/**
 * Do groups differ in spread? Levene's test about the medians: an analysis of variance of d = | y − median of the group |. Holds
 * for skewed and heavy-tailed values, where the F test of variances does not.
 *
 * One group against a pool is two groups: `brownForsythe([group, pool])`; `brownForsytheLeftOut` does it for every group at once.
 *
 * @param groups  values by group, at least two in each
 * @returns null with fewer than two groups, with a group of fewer than two values, or where d does not vary inside the groups
 * @see Brown & Forsythe 1974, "Robust tests for the equality of variances"; R package car, `leveneTest(center = median)`
 */
export function brownForsythe(groups: readonly ArrayLike<number>[]): OneWayF | null {
  if (groups.length < 2 || groups.some((group) => group.length < 2)) return null
  let scale = 0
  const moments = groups.map((group) => {
    const centre = median(group)! // at least two values
    const distances = Float64Array.from(group, (value) => Math.abs(value - centre))
    for (let i = 0; i < group.length; i++) scale = Math.max(scale, Math.abs(group[i]!))
    const { n, mean, variance } = meanAndVariance(distances)!
    return { n, mean, squares: (n - 1) * variance! }
  })
  return oneWayF(moments, scale)
}
