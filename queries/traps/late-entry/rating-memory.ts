import { SMALLEST_DISTRIBUTION } from '#queries/domain.ts'
import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import { seeded } from '#queries/stats/random.ts'
import type { Params, Part } from './judge.ts'
import { recency, weightInterval } from './recency.ts'
import type { Rating } from './trap.ts'

/** Most companies ask this of few departments, and each would show a false one in twenty at the usual .05. */
const LARGEST_Q = 0.01

/**
 * Recency by department: the last part weighs more than `recency` times its length, q < .01, and the interval of its weight lies
 * above its length. Ratings over the most common number of parts only, so that one length holds for all.
 */
export function judgeRecency(ratings: readonly Rating[], params: Params, seed: number): Map<string, Part> {
  const n_parts = mostCommon(ratings)
  const units = [
    ...Map.groupBy(
      ratings.filter((one) => one.n_parts === n_parts),
      ({ unit_id }) => unit_id,
    ),
  ].flatMap(([unit_id, unordered]) => {
    if (unordered.length < params.fewest) return []
    // Drawing people at random needs an order of its own, whatever the order of the rows.
    const own = unordered.toSorted(
      (a, b) => a.person_no - b.person_no || a.group_no - b.group_no || a.rating - b.rating,
    )
    const fit = recency(own)
    return fit && fit.n_people >= SMALLEST_DISTRIBUTION ? [{ unit_id, own, fit }] : []
  })
  const q = falseDiscovery(units.map(({ fit }) => fit.p))
  return new Map(
    units.map(({ unit_id, own, fit }, i): [string, Part] => {
      const isCandidate = q[i]! < LARGEST_Q && fit.weight > params.recency * fit.length
      const interval = isCandidate ? weightInterval(own, seeded(seed, unit_id)) : null
      const isFound = interval !== null && interval.lower > fit.length
      const periods = own.map(({ period_id }) => period_id).sort()
      return [
        unit_id,
        {
          ...{ status: isFound ? 'trap' : 'pass', reason: 'recency', n: fit.n, n_people: fit.n_people },
          ...{ first_period: periods[0]!, last_period: periods.at(-1)! },
          ...{ effect: fit.weight, low: interval?.lower ?? null, high: interval?.upper ?? null, p: fit.p, q: q[i]! },
          facts: { ratings: fit.n, weight: fit.weight, length: fit.length, times: fit.weight / fit.length },
          rows: [
            {
              ...{ group: 'here', share: fit.weight, n_people: fit.n_people },
              ...{ low: interval?.lower ?? null, high: interval?.upper ?? null },
            },
            { group: 'length', share: fit.length, low: null, high: null, n_people: null },
          ],
          touched: [],
        },
      ]
    }),
  )
}

function mostCommon(ratings: readonly Rating[]): number {
  const counts = new Map<number, number>()
  for (const { n_parts } of ratings) counts.set(n_parts, (counts.get(n_parts) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
}
