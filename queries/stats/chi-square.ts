import { incompleteGamma } from './incomplete-gamma.ts'

/**
 * P(X > x) for a chi-square variable: Q(df/2, x/2).
 *
 * @param x   ≥ 0
 * @param df  > 0, also fractions
 * @see Abramowitz & Stegun 1964, 26.4.19
 */
export function chiSquareAbove(x: number, df: number): number {
  return incompleteGamma(df / 2, x / 2).above
}
