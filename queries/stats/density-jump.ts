import { densityBandwidth, FEWEST_NEAR } from './density-bandwidth.ts'
import { requireFinite } from './finite.ts'
import { localDensity } from './local-density.ts'
import { twoSidedP } from './mann-kendall.ts'

export type DensityJump = {
  /** Density just left and just right of the cutoff, in values per unit, of all values. */
  left: number
  right: number
  /** (right − left) in standard errors: positive where values crowd just above the cutoff. */
  t: number
  /** Two-sided. */
  p: number
  /** How far from the cutoff values counted, and how many did. */
  bandwidth: { left: number; right: number }
  effective: { left: number; right: number }
}

/**
 * Does the density of a measure jump at a cutoff? Where nobody steers towards the line, there are about as many values just above it
 * as just below.
 *
 *   T = (f₊ − f₋)/√(V₊ + V₋)
 *
 * f₊ and f₋ come from cubics, with bandwidths chosen for parabolas: the bias that a parabola would leave is then of smaller order
 * (p = 2, q = 3, triangular kernel, jackknife variance). A value on the cutoff counts as right of it.
 *
 * Values on a coarse grid have no density; below `FEWEST_NEAR` distinct values on either side there is no answer.
 *
 * @param values     any order, in the unit of the measure; 200 or more for a useful test
 * @param bandwidth  instead of the chosen one
 * @returns null with too few distinct values, or where the fits are undetermined
 * @see Cattaneo, Jansson & Ma 2018, "Manipulation testing based on density discontinuity", Stata Journal 18:234; R package
 *      rddensity, `rddensity()` with its defaults
 */
export function densityJump(
  values: ArrayLike<number>,
  cutoff: number,
  bandwidth?: { left: number; right: number },
): DensityJump | null {
  requireFinite(values, 'densityJump')
  if (!Number.isFinite(cutoff) || (bandwidth && !(bandwidth.left > 0 && bandwidth.right > 0))) {
    throw new RangeError(`densityJump needs a finite cutoff and bandwidths above 0, got ${cutoff}`)
  }
  const x = Float64Array.from(values, (value) => value - cutoff).sort()
  const right = firstAtLeast(x, 0)
  if (distinct(x.subarray(0, right)) < FEWEST_NEAR || distinct(x.subarray(right)) < FEWEST_NEAR) return null
  const h = bandwidth ?? densityBandwidth(x, right)
  if (h === null) return null
  const from = firstAtLeast(x, -h.left)
  let to = firstAtLeast(x, h.right)
  while (to < x.length && x[to] === h.right) to++
  const below = localDensity(x, from, right, h.left, ORDER)
  const above = localDensity(x, right, to, h.right, ORDER)
  if (below === null || above === null || !(below.variance + above.variance > 0)) return null
  const [f, g] = [below.beta[1]!, above.beta[1]!]
  const t = (g - f) / Math.sqrt(below.variance + above.variance)
  return { left: f, right: g, t, p: twoSidedP(t), bandwidth: h, effective: { left: right - from, right: to - right } }
}

/** Index of the first of the ascending values that is at least so large. */
function firstAtLeast(x: Float64Array, bound: number): number {
  let [low, high] = [0, x.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (x[middle]! < bound) low = middle + 1
    else high = middle
  }
  return low
}

function distinct(sorted: Float64Array): number {
  let count = 0
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) count++
  return count
}

/** q = p + 1. */
const ORDER = 3
