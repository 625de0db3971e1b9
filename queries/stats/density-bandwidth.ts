import { localDensity } from './local-density.ts'
import { meanAndVariance } from './mean-and-variance.ts'

/**
 * How far from the cutoff should values count? Far enough that chance is small, near enough that a parabola fits: the bandwidth
 * with the smallest mean squared error, for each side, for the difference and for the sum of the densities, of which each side gets
 * the median (the choice called "comb").
 *
 *   h = ( V/(4 B² n) )^(1/5),   V = n·c·variance of the density at bandwidth c,   B = −3/7 · β₃ at bandwidth b
 *
 * c and b are those of a normal distribution with the mean and variance of the values. −3/7 is the slope of the parabola nearest to
 * u³ on [0, 1] under the weight 1 − u. Every bandwidth reaches to at least `FEWEST_NEAR` distinct values on either side, and
 * otherwise not beyond the values.
 *
 * @param x      values minus the cutoff, ascending, with at least `FEWEST_NEAR` distinct ones on either side of it
 * @param right  index of the first value ≥ 0
 * @returns in the unit of x; null where the pilot fits are undetermined
 * @see Cattaneo, Jansson & Ma 2018, "Manipulation testing based on density discontinuity", Stata Journal 18:234, section 2.3;
 *      R package rddensity, `rdbwdensity()`
 */
export function densityBandwidth(x: Float64Array, right: number): { left: number; right: number } | null {
  const n = x.length
  const { mean, variance } = meanAndVariance(x)!
  const sd = Math.sqrt(variance!)
  const [lowest, highest] = [-x[0]!, x[n - 1]!]
  const farthest = Math.max(lowest, highest)
  const near = (count: number) => [nthDistinct(x, right - 1, -1, count), nthDistinct(x, right, 1, count)] as const
  const within = (h: number, least: number, most: number) => Math.max(Math.min(h, most), least)
  const z = mean / sd
  const normal = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
  const flatness = (z ** 4 - 6 * z * z + 3) ** 2 * normal
  const b = within(sd * ((1.25 * PILOT_B) / flatness / n) ** (1 / 9), Math.max(...near(FEWEST_NEAR + 2)), farthest)
  const c = within(
    sd * ((0.25 * PILOT_C) / ((z * z - 1) ** 2 * normal) / n) ** (1 / 5),
    Math.max(...near(FEWEST_NEAR)),
    farthest,
  )
  const sides = [fitted(x, 0, right, b, c), fitted(x, right, n, b, c)]
  if (sides[0] == null || sides[1] == null) return null
  const [l, r] = sides
  if (!(l.variance > 0 && r.variance > 0)) return null
  const h = (variance: number, bias: number) => (variance / (4 * bias * bias) / n) ** (1 / 5)
  const [least, leastRight] = near(FEWEST_NEAR)
  const both = [h(l.variance + r.variance, r.bias - l.bias), h(l.variance + r.variance, r.bias + l.bias)].map((value) =>
    within(value, Math.max(least, leastRight), farthest),
  ) as [number, number]
  return {
    left: middle(within(h(l.variance, l.bias), least, lowest), ...both),
    right: middle(within(h(r.variance, r.bias), leastRight, highest), ...both),
  }
}

/** V and B of one side; an infinite pilot bandwidth was already cut to the values. */
function fitted(x: Float64Array, from: number, to: number, b: number, c: number) {
  const reach = (h: number) => {
    let [first, end] = [from, to]
    while (first < end && x[first]! < -h) first++
    while (end > first && x[end - 1]! > h) end--
    return [first, end] as const
  }
  const forBias = localDensity(x, ...reach(b), b, 4)
  const forVariance = localDensity(x, ...reach(c), c, 2)
  if (forBias === null || forVariance === null) return null
  return { variance: x.length * c * forVariance.variance, bias: (-3 / 7) * forBias.beta[3]! }
}

/** Distance to the count-th distinct value, walking from `start` away from the cutoff; or to the last one there is. */
function nthDistinct(x: Float64Array, start: number, step: 1 | -1, count: number): number {
  let [at, seen] = [start, 1]
  for (let next = start + step; next >= 0 && next < x.length; next += step) {
    if (x[next] !== x[at] && ++seen > count) break
    at = next
  }
  return Math.abs(x[at]!)
}

const middle = (a: number, b: number, c: number): number => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))

/** Distinct values that a bandwidth must reach on either side: 20, and one for each coefficient of the parabola. */
export const FEWEST_NEAR = 23
/** V/B² of the uniform kernel on [0, 1] for β₁ of a parabola: 192/35 · (3!/(3/5))². */
const PILOT_C = 3840 / 7
/** V/B² of the uniform kernel on [0, 1] for β₃ of a polynomial of order 4: 116480/99 · (5!/(20/9))². */
const PILOT_B = 37739520 / 11
