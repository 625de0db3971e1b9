import { senSlope } from './theil-sen.ts'

export type MannKendall = {
  /** S = Σ_{i<j} sign(y_j − y_i), between ∓ n(n−1)/2. */
  s: number
  variance: number
  /** Standardised with continuity correction; 0 when S or the variance is 0. */
  z: number
  /** Two-sided, by the normal approximation. */
  p: number
}

/**
 * Does a series rise or fall monotonically? Uses only the order of the values.
 *
 *   S = Σ_{i<j} sign(y_j − y_i)
 *   V = [ n(n−1)(2n+5) − Σ_ties t(t−1)(2t+5) ] / 18
 *   Z = (S − sign S)/√V
 *
 * @param y  in time order, length n ≥ 8 (below that the normal approximation is poor)
 * @see Mann 1945; Kendall 1975, "Rank Correlation Methods"; R package Kendall 2.2.1
 */
export function mannKendall(y: readonly number[]): MannKendall {
  if (y.length < FEWEST) throw new RangeError(`mannKendall needs at least ${FEWEST} values, got ${y.length}`)
  const n = y.length
  let s = 0
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) s += Math.sign(y[j]! - y[i]!)
  const variance = kendallVariance(y)
  const z = variance === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance)
  return { s, variance, z, p: twoSidedP(z) }
}

/**
 * Variance of S when there is no trend, with the correction for ties.
 *
 * @param y  any order, length n ≥ 2
 */
export function kendallVariance(y: readonly number[]): number {
  const ties = new Map<number, number>()
  for (const value of y) ties.set(value, (ties.get(value) ?? 0) + 1)
  const term = (t: number) => t * (t - 1) * (2 * t + 5)
  return (term(y.length) - [...ties.values()].reduce((sum, t) => sum + term(t), 0)) / 18
}

/**
 * The Mann–Kendall test on a series whose neighbours resemble each other, after Yue and Pilon: take out the Sen slope, take
 * out the lag-1 autocorrelation r of what remains, put the slope back, test.
 *
 *   y'_t = y_t − b·t,   y''_t = (y'_t − r·y'_(t−1))/(1 − r),   test y''_t + b·t
 *
 * A plain test calls such a series trending far too often. The division by 1 − r keeps the proportion of slope to noise, as zyp
 * does unless told otherwise; without it the test over-calls more than the plain one (n = 48, r = 0.5, no trend, nominal 5 %:
 * plain 22 %, undivided 27 %, divided 9 % of 1,500 simulated series).
 *
 * @param y  in time order, equally spaced, length n ≥ 12
 * @see Yue, Pilon, Phinney & Cavadias 2002, "The influence of autocorrelation on the ability to detect trend in hydrological
 *      series"; R package zyp 0.11-1, `zyp.yuepilon()`
 */
export function mannKendallPrewhitened(y: readonly number[]): MannKendall {
  if (y.length < FEWEST_PREWHITENED) {
    throw new RangeError(`mannKendallPrewhitened needs at least ${FEWEST_PREWHITENED} values, got ${y.length}`)
  }
  const times = y.map((_, t) => t)
  const slope = senSlope(times, y)
  const flat = y.map((value, t) => value - slope * t)
  const r = lag1(flat)
  const whitened = flat.slice(1).map((value, t) => (value - r * flat[t]!) / (1 - r) + slope * (t + 1))
  return mannKendall(tied(whitened, Math.max(...y.map(Math.abs)) / (1 - r)))
}

/** Values that only rounding tells apart become equal, so that the test counts them as the tie they are. */
function tied(values: readonly number[], scale: number): number[] {
  const settled = [...values]
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!)
  for (let k = 1; k < order.length; k++) {
    const [lower, higher] = [order[k - 1]!, order[k]!]
    if (values[higher]! - values[lower]! <= DUST * scale) settled[higher] = settled[lower]!
  }
  return settled
}

/**
 * Is a series more like its own past than chance allows? True when the lag-1 autocorrelation of the series without its Sen slope
 * lies beyond ±1.96/√n, the limits of R's `acf()`. The slope is taken out first, as in Yue and Pilon: a pure trend is no
 * autocorrelation.
 *
 * @param y  in time order, equally spaced
 */
export function isAutocorrelated(y: readonly number[]): boolean {
  const times = y.map((_, t) => t)
  const slope = senSlope(times, y)
  return Math.abs(lag1(y.map((value, t) => value - slope * t))) > 1.96 / Math.sqrt(y.length)
}

/**
 * Correlation of a series with itself one step later: Σ (y_t − ȳ)(y_(t−1) − ȳ) / Σ (y_t − ȳ)². 0 for a constant series.
 *
 * @see Box & Jenkins 1976; R `acf()`
 */
export function lag1(y: readonly number[]): number {
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length
  const total = y.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  if (total <= ROUNDING * mean ** 2) return 0
  return y.slice(1).reduce((sum, value, t) => sum + (value - mean) * (y[t]! - mean), 0) / total
}

/** Probability of a standard normal value at least as far from 0 as z, on either side. */
export function twoSidedP(z: number): number {
  return Math.min(1, complementaryError(Math.abs(z) / Math.SQRT2))
}

/**
 * erfc(x) for x ≥ 0, by its power series up to 3 and by the continued fraction beyond, to about 1e-14.
 *
 *   erf(x) = 2/√π · e^(−x²) · Σ 2^k x^(2k+1) / (1·3·…·(2k+1)),   erfc(x) = e^(−x²)/√π · 1/(x + ½/(x + 1/(x + 1½/(x + …))))
 *
 * @see Abramowitz & Stegun 1964, 7.1.6 and 7.1.14
 */
function complementaryError(x: number): number {
  if (x < 3) {
    let term = x
    let sum = x
    for (let k = 1; term > sum * 1e-17; k++) {
      term *= (2 * x * x) / (2 * k + 1)
      sum += term
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum
  }
  let fraction = x
  for (let k = 60; k >= 1; k--) fraction = x + k / 2 / fraction
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction
}

/** Fewest values for the normal approximation of S. */
export const FEWEST = 8
/** Fewest values for estimating slope and autocorrelation before the test. */
export const FEWEST_PREWHITENED = 12
/** Whitened values this close, as a fraction of the largest value, differ by rounding only. */
const DUST = 1e-12
/** A sum of squares this small beside the mean is the dust of rounding. */
const ROUNDING = 1e-24
