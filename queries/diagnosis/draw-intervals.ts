import { quantile } from '#queries/stats/quantile.ts'

export type Estimate = { estimate: number; low: number; high: number }

/** The mean of the draws with their 2.5 % and 97.5 % percentiles. */
export function interval(mean: number, draws: Float32Array): Estimate {
  const sorted = draws.toSorted() as unknown as number[] // a typed array is indexed like one
  return around(mean, sorted)
}

/**
 * Q = max(0, C) / (max(0, C) + max(0, I)): the estimate from the mean parts, so that it fits the parts shown beside it, the
 * interval from the draws. Draws without a positive part say nothing of Q.
 *
 * @returns null where neither mean is positive, or most draws say nothing
 */
export function shareOfPositive(
  system: number,
  individual: number,
  draws: number,
  systemOf: (d: number) => number,
  individualOf: (d: number) => number,
): Estimate | null {
  const q = ratio(system, individual)
  if (q === null) return null
  const sorted: number[] = []
  for (let d = 0; d < draws; d++) {
    const one = ratio(systemOf(d), individualOf(d))
    if (one !== null) sorted.push(one)
  }
  if (sorted.length * 2 < draws) return null
  return around(
    q,
    sorted.sort((a, b) => a - b),
  )
}

export function ratio(system: number, individual: number): number | null {
  const positive = Math.max(0, system) + Math.max(0, individual)
  return positive > 0 ? Math.max(0, system) / positive : null
}

function around(estimate: number, sorted: number[]): Estimate {
  const [middle, low, high] = [exact(estimate), exact(quantile(sorted, 0.025)), exact(quantile(sorted, 0.975))]
  return { estimate: middle, low: Math.min(middle, low), high: Math.max(middle, high) }
}

/** A part that does not exist is 0, not what summation in another order leaves of it. */
const exact = (value: number): number => (Math.abs(value) < 1e-9 ? 0 : value)
