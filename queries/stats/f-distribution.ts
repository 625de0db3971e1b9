import { incompleteBeta } from './incomplete-beta.ts'

/**
 * P(F > f) for the F distribution: I_(df2/(df2 + df1·f))(df2/2, df1/2).
 *
 * @param f         ≥ 0
 * @param df1, df2  > 0 of numerator and denominator, also fractions
 * @see Abramowitz & Stegun 1964, 26.6.2
 */
export function fAbove(f: number, df1: number, df2: number): number {
  if (!(f >= 0 && df1 > 0 && df2 > 0)) throw new RangeError(`fAbove needs f ≥ 0 and df > 0, got ${f}, ${df1}, ${df2}`)
  if (f === Infinity) return 0
  const ratio = (df1 / df2) * f
  return incompleteBeta(df2 / 2, df1 / 2, 1 / (1 + ratio), ratio / (1 + ratio))
}
