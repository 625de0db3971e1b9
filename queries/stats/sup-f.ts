import { chiSquareAbove } from './chi-square.ts'
import { requireFinite } from './finite.ts'
import { permutationP } from './permutation-p.ts'
import { shuffle, type Random } from './random.ts'

/** The likeliest single break of a series: `at` values lie before it. */
export type MeanBreak = {
  /** Largest F over the places tried. */
  f: number
  at: number
  /** Mean after minus mean before, in the unit of the series. */
  shift: number
  p: number
}

/**
 * Does the mean of a series jump once, at a date nobody told us? The largest of the F statistics of all breaks that leave 15 % of
 * the values (two at least) on either side.
 *
 *   F_t = (RSS₀ − RSS_t)/(RSS_t/(n − 2)),   p = P( χ²(2.96753) > −0.98829 + 1.01605·F* )
 *
 * The p is Hansen's approximation of the limit distribution. A short series has heavier tails: F itself in the formula calls 11 % of
 * series of 8 and 6 % of series of 36 broken that are not, at a nominal 5 %. So F first goes to the chi-square with the same tail,
 * F* = (n−2) ln(1 + F/(n−2)) · ((8n−15)/(8n−13))², which is F for a long series; that calls 1.6 %, 3.5 % and, at n = 120, 4.2 %
 * (20,000 normal series each; at a nominal 1 % it is 0.3 %, 0.6 % and 0.9 %).
 *
 * @param y  in time order, n ≥ 8
 * @returns null with fewer values, or for a constant series
 * @see Andrews 1993, "Tests for parameter instability and structural change with unknown change point"; Hansen 1997, "Approximate
 *      asymptotic p values for structural-change tests", table 1; Wallace 1959 for F*; R package strucchange, `Fstats(y ~ 1)`
 */
export function supF(y: ArrayLike<number>): MeanBreak | null {
  const found = largest(y)
  if (found === null) return null
  const df = y.length - 2
  const f = (df * found.between) / found.within
  const settled = df * Math.log1p(f / df) * ((8 * df + 1) / (8 * df + 3)) ** 2
  const p = chiSquareAbove(Math.max(0, HANSEN.constant + HANSEN.slope * settled), HANSEN.df)
  return { f, at: found.at, shift: found.shift, p }
}

/**
 * The same break with a p by relabelling the dates: for values that are far from normal. Its p is never below 1/(rounds + 1), so
 * give as many rounds as the number of series tested together asks for.
 *
 * @param random  seeded by the caller
 */
export function supFPermuted(y: ArrayLike<number>, random: Random, rounds = 1999): MeanBreak | null {
  const found = largest(y)
  if (found === null) return null
  const values = Float64Array.from(y)
  const relabelled = new Float64Array(rounds)
  for (let round = 0; round < rounds; round++) {
    shuffle(values, random)
    // The total sum of squares stays, so the largest F belongs to the largest sum between.
    relabelled[round] = largest(values)!.between
  }
  const f = ((y.length - 2) * found.between) / found.within
  return { f, at: found.at, shift: found.shift, p: permutationP(found.between, relabelled) }
}

/** Sum of squares between the two stretches, t(n−t)/n · (difference of means)², at its largest, and within them. */
function largest(y: ArrayLike<number>): { between: number; within: number; at: number; shift: number } | null {
  requireFinite(y, 'supF')
  const n = y.length
  if (n < FEWEST_VALUES) return null
  let mean = 0
  let size = 0
  for (let i = 0; i < n; i++) {
    mean += y[i]! / n
    size = Math.max(size, Math.abs(y[i]!))
  }
  const dust = ROUNDING * n * size * size
  const edge = Math.max(2, Math.floor(TRIM * n))
  let total = 0
  let sum = 0
  let best = { between: -1, at: edge, shift: 0 }
  for (let t = 1; t <= n; t++) {
    const gap = y[t - 1]! - mean
    sum += gap
    total += gap * gap
    if (t < edge || t > n - edge) continue
    const between = (sum * sum * n) / (t * (n - t))
    if (between > best.between) best = { between, at: t, shift: (-sum * n) / (t * (n - t)) }
  }
  if (total <= dust) return null
  // Two flat stretches leave nothing within: then rounding is all the noise there is.
  return { ...best, within: Math.max(total - best.between, dust) }
}

/** Fewest values in which a jump can be told from noise: the trap of a changed definition asks for eight periods. */
const FEWEST_VALUES = 8
/** Share of the series that must lie on either side of a break. */
const TRIM = 0.15
/** Hansen's coefficients for one mean and 15 % trimming. */
const HANSEN = { constant: -0.98828874, slope: 1.01604712, df: 2.96752918 }
/** A mean square this small beside the square of the largest value is the dust of rounding. */
const ROUNDING = 1e-24
