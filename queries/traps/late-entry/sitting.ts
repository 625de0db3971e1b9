import { wilson } from '#queries/stats/wilson.ts'
import type { Params, Part } from './judge.ts'
import type { Sitting } from './trap.ts'

/**
 * Ratings within one hour, by department: half of those of a period, where the others of that period have less than half so and
 * at least two raters were at work (one who rates the team in one sitting is ordinary). Worth a note, never more.
 */
export function judgeSittings(sittings: readonly Sitting[], { fewest, hour_share }: Params): Map<string, Part> {
  const totals = new Map<string, { n: number; inHour: number }>()
  for (const { period_id, n_ratings, n_in_busiest_hour } of sittings) {
    const { n, inHour } = totals.get(period_id) ?? { n: 0, inHour: 0 }
    totals.set(period_id, { n: n + n_ratings, inHour: inHour + n_in_busiest_hour })
  }
  const parts = new Map<string, Part>()
  for (const [unit_id, own] of Map.groupBy(sittings, (one) => one.unit_id)) {
    const judged = own
      .filter(({ n_ratings }) => n_ratings >= fewest)
      .flatMap((one) => {
        const { n, inHour } = totals.get(one.period_id)! // counted above
        const share = one.n_in_busiest_hour / one.n_ratings
        const others = n > one.n_ratings ? (inHour - one.n_in_busiest_hour) / (n - one.n_ratings) : null
        if (others === null) return []
        return [{ ...one, share, others, isFound: share >= hour_share && others < hour_share && one.n_raters !== 1 }]
      })
      .sort(
        (a, b) => Number(b.isFound) - Number(a.isFound) || b.share - a.share || (a.period_id < b.period_id ? -1 : 1),
      )
    const seen = judged[0]
    if (!seen) continue
    const interval = wilson(seen.n_in_busiest_hour, seen.n_ratings)! // at least `fewest` ratings
    parts.set(unit_id, {
      ...{ status: seen.isFound ? 'caution' : 'pass', reason: 'sitting', n: seen.n_ratings, n_people: seen.n_people },
      ...{ first_period: seen.period_id, last_period: seen.period_id },
      ...{ effect: seen.share, low: interval.lower, high: interval.upper, p: null, q: null },
      facts: { hour_share: seen.share, hour_others: seen.others },
      rows: [
        {
          ...{ group: 'here', share: seen.share, n_people: seen.n_people },
          ...{ low: interval.lower, high: interval.upper },
        },
        { group: 'hour_others', share: seen.others, low: null, high: null, n_people: null },
      ],
      touched: [],
    })
  }
  return parts
}
