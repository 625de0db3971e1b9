import { incompleteBeta } from './incomplete-beta.ts'

/**
 * P(|T| ≥ |t|) for Student's t, the two-sided p of a t statistic: I_(df/(df + t²))(df/2, ½).
 *
 * @param t   any sign; ±∞ gives 0
 * @param df  > 0, also fractions
 * @see Abramowitz & Stegun 1964, 26.7.1
 */
export function studentTwoSided(t: number, df: number): number {
  if (Number.isNaN(t) || !(df > 0 && df < Infinity)) {
    throw new RangeError(`studentTwoSided needs a t and a finite df > 0, got t = ${t}, df = ${df}`)
  }
  if (Math.abs(t) === Infinity) return 0
  const ratio = (t / df) * t
  return incompleteBeta(df / 2, 0.5, 1 / (1 + ratio), ratio / (1 + ratio))
}

/** P(T ≥ t), the one-sided p of a t statistic that was expected to be large; for "small" give −t. */
export function studentAbove(t: number, df: number): number {
  const half = studentTwoSided(t, df) / 2
  return t > 0 ? half : 1 - half
}

/**
 * The quantile of Student's t for any df: the t that leaves probability 1 − p above it. `studentT` is quicker where df is whole.
 *
 * @param p   probability below the quantile, 0 < p < 1
 * @param df  > 0
 */
export function studentQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`studentQuantile needs 0 < p < 1, got ${p}`)
  if (p === 0.5) return 0
  if (p < 0.5) return -studentQuantile(1 - p, df)
  let low = 0
  let high = 1
  while (studentAbove(high, df) > 1 - p) [low, high] = [high, 2 * high]
  // Bisection cannot miss; the doubles between the ends run out after about 60 halvings.
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return middle
    if (studentAbove(middle, df) > 1 - p) low = middle
    else high = middle
  }
}
