import { requireFinite } from './finite.ts'
import { rowsByGroup } from './rows-by-group.ts'
import { studentQuantile, studentTwoSided } from './student-t-tail.ts'

/** Units of y per unit of x, with its 95 % interval and the two-sided test that it is 0. */
export type Slope = { slope: number; lower: number; upper: number; se: number; t: number; df: number; p: number }

/**
 * The straight line through pairs, by least squares.
 *
 *   b = Σ (x−x̄)(y−ȳ) / Σ (x−x̄)²,   se² = Σ e²/(n − 2) / Σ (x−x̄)²,   t = b/se with n − 2 df
 *
 * An exact line has the se that rounding leaves, so that t is finite.
 *
 * @param x, y  parallel, n ≥ 3
 * @returns null with fewer, or where x or y is constant
 * @see Draper & Smith 1998, "Applied Regression Analysis", chapter 1; R `lm(y ~ x)`
 */
export function leastSquares(x: ArrayLike<number>, y: ArrayLike<number>): Slope | null {
  return slopeWithin(x, y, [Int32Array.from(x, (_, row) => row)])
}

/**
 * The slope inside groups that each keep their own level: x and y are centred on the mean of their group, and every group takes
 * one degree of freedom, t with n − groups − 1. Beside the slope between group means it shows an ecological fallacy.
 *
 * @param group   by row, 0 … groups − 1; groups without rows do not count
 * @returns null without df, or where x or y is constant in every group
 * @see Mundlak 1978, "On the pooling of time series and cross section data"; R `lm(y ~ x + factor(group))`
 */
export function withinGroupSlope(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  group: Int32Array,
  groups: number,
): Slope | null {
  if (group.length !== x.length) {
    throw new RangeError(`withinGroupSlope needs a group by row, got ${group.length} for ${x.length}`)
  }
  return slopeWithin(
    x,
    y,
    rowsByGroup(group, groups).filter((rows) => rows.length > 0),
  )
}

function slopeWithin(x: ArrayLike<number>, y: ArrayLike<number>, groups: readonly Int32Array[]): Slope | null {
  if (x.length !== y.length) throw new RangeError(`a slope needs pairs, got ${x.length} and ${y.length} values`)
  requireFinite(x, 'the x of a slope')
  requireFinite(y, 'the y of a slope')
  let [xx, xy, yy, largestX, largestY] = [0, 0, 0, 0, 0]
  for (const rows of groups) {
    let [meanX, meanY] = [0, 0]
    for (const row of rows) {
      meanX += x[row]! / rows.length
      meanY += y[row]! / rows.length
    }
    for (const row of rows) {
      const [dx, dy] = [x[row]! - meanX, y[row]! - meanY]
      xx += dx * dx
      xy += dx * dy
      yy += dy * dy
      largestX = Math.max(largestX, Math.abs(x[row]!))
      largestY = Math.max(largestY, Math.abs(y[row]!))
    }
  }
  const df = x.length - groups.length - 1
  const [dustX, dustY] = [largestX, largestY].map((size) => ROUNDING * x.length * size * size) as [number, number]
  if (df < 1 || xx <= dustX || yy <= dustY) return null
  const slope = xy / xx
  const rest = Math.max(yy - slope * xy, dustY)
  const se = Math.sqrt(rest / df / xx)
  const reach = studentQuantile(0.975, df) * se
  const t = slope / se
  return { slope, lower: slope - reach, upper: slope + reach, se, t, df, p: studentTwoSided(t, df) }
}

/** A mean square this small beside the square of the largest value is the dust of rounding: 1e-12 of the value. */
const ROUNDING = 1e-24
