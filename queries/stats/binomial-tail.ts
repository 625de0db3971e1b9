import { incompleteBeta } from './incomplete-beta.ts'

/**
 * P(X ≥ k): how likely are k or more hits in n, if each hits with probability p? Exact, without a normal approximation.
 *
 *   P(X ≥ k) = I_p(k, n − k + 1)
 *
 * @param k  whole; ≤ 0 gives 1, > n gives 0
 * @param n  whole, ≥ 0
 * @param p  in [0, 1]
 * @see Abramowitz & Stegun 1964, 26.5.24
 */
export function binomialAtLeast(k: number, n: number, p: number): number {
  check(k, n, p)
  if (k <= 0) return 1
  if (k > n) return 0
  return incompleteBeta(k, n - k + 1, p)
}

/** P(X ≤ k) = I_(1−p)(n − k, k + 1): the tail of too few hits; k < 0 gives 0, k ≥ n gives 1. */
export function binomialAtMost(k: number, n: number, p: number): number {
  check(k, n, p)
  if (k < 0) return 0
  if (k >= n) return 1
  return incompleteBeta(n - k, k + 1, 1 - p, p)
}

function check(k: number, n: number, p: number): void {
  if (!Number.isInteger(k) || !Number.isInteger(n) || n < 0 || !(p >= 0 && p <= 1)) {
    throw new RangeError(`a binomial tail needs whole k, n ≥ 0 and p in [0, 1], got k = ${k}, n = ${n}, p = ${p}`)
  }
}
