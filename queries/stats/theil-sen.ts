import { quantile } from './quantile.ts'

/**
 * A slope that single points cannot pull: the median of the slopes of all pairs of points, with a distribution-free 95 % interval.
 *
 *   b = median of (y_j − y_i)/(x_j − x_i), i < j, over the M pairs
 *   interval: sorted slopes at ranks (M − 1.96√V)/2 and (M + 1.96√V)/2 + 1, rounded, clipped to [1, M]
 *
 * V is the variance of Kendall's S (with ties).
 *
 * @param x         distinct, ascending (number of the period), length n ≥ 2
 * @param y         same length, in the unit of the measure
 * @param variance  V; see `kendallVariance`
 * @returns slope and interval in units of y per unit of x
 * @see Sen 1968, "Estimates of the regression coefficient based on Kendall's tau"; R package zyp 0.11-1, `confint.zyp()`
 */
export function theilSen(
  x: readonly number[],
  y: readonly number[],
  variance: number,
): { slope: number; lower: number; upper: number } {
  const slopes = pairSlopes(x, y)
  const m = slopes.length
  const reach = 1.96 * Math.sqrt(variance)
  const at = (rank: number) => slopes[Math.min(m, Math.max(1, Math.round(rank))) - 1]!
  return { slope: quantile(slopes, 0.5), lower: at((m - reach) / 2), upper: at((m + reach) / 2 + 1) }
}

/** The slope alone. */
export const senSlope = (x: readonly number[], y: readonly number[]): number => quantile(pairSlopes(x, y), 0.5)

function pairSlopes(x: readonly number[], y: readonly number[]): number[] {
  if (x.length !== y.length || x.length < 2) {
    throw new RangeError(`theilSen needs two or more points, got ${x.length} times for ${y.length} values`)
  }
  const slopes: number[] = []
  for (let i = 0; i < x.length; i++) {
    for (let j = i + 1; j < x.length; j++) slopes.push((y[j]! - y[i]!) / (x[j]! - x[i]!))
  }
  return slopes.sort((a, b) => a - b)
}
