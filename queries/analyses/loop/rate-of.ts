import { wilson } from '#queries/stats/wilson.ts'
import type { Rate } from './result.ts'

/** Fewer cases than this are counted and not made a rate (improvement §7). */
export const FEWEST_CASES = 10

/** k of n; nothing due is none, not 0 % or 100 %. */
export function rateOf(k: number, n: number): Rate {
  if (n < FEWEST_CASES) {
    return { status: n === 0 ? 'none_due' : 'counts_only', needs: null, k, n, share: null, low: null, high: null }
  }
  const { share, lower, upper } = wilson(k, n)! // n > 0
  return { status: 'found', needs: null, k, n, share, low: lower, high: upper }
}

export const notTestable = (needs: string): Rate => ({
  ...{ status: 'not_testable', needs, k: 0, n: 0, share: null, low: null, high: null },
})

/** Share of those for which it holds. */
export const shareOf = <T>(items: readonly T[], holds: (item: T) => boolean): Rate =>
  rateOf(items.filter(holds).length, items.length)

/**
 * The difference of two shares with Newcombe's interval, made of the two intervals of Wilson.
 *
 *   d ± √( (p₁ − l₁)² + (u₂ − p₂)² ) below, √( (u₁ − p₁)² + (p₂ − l₂)² ) above
 *
 * @returns null unless both are rates
 * @see Newcombe 1998, "Interval estimation for the difference between independent proportions", method 10
 */
export function differenceOf(a: Rate, b: Rate): { value: number; low: number; high: number } | null {
  if (a.share === null || b.share === null) return null
  const value = a.share - b.share
  return {
    value,
    low: value - Math.hypot(a.share - a.low!, b.high! - b.share),
    high: value + Math.hypot(a.high! - a.share, b.share - b.low!),
  }
}
