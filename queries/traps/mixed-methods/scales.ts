/** Ratings of one unit and period on one scale. `n_levels` of a scale of scores is its maximum. */
export type ScaleRow = {
  unit_id: string
  period_id: string
  source: string
  scale: string
  n_levels: number | null
  is_converted: boolean
  n_ratings: number
  n_people: number
}
/** Two scales behind one mean rating: numbers of levels, ratings on each, and where. */
export type ScaleMix = { levels: [number, number]; ratings: [number, number]; n_people: number; periods: string[] }

/**
 * Two scales with different numbers of levels behind one mean: ratings of one source, one unit and one period. Each must be at least
 * `share` of the ratings there and have at least `fewest` over all such periods. Scales that an approved table joins are one scale;
 * a scale that changed from one period to the next is a matter of the trend.
 *
 * @returns the pair with the most ratings on its rarer scale; null where there is none
 */
export function mixedScales(
  rows: readonly ScaleRow[],
  { share, fewest }: { share: number; fewest: number },
): ScaleMix | null {
  const found = new Map<string, ScaleMix>()
  for (const means of Map.groupBy(rows, ({ period_id, source }) => `${period_id} ${source}`).values()) {
    const known = means.filter(({ n_levels }) => n_levels !== null)
    const all = known.reduce((sum, { n_ratings }) => sum + n_ratings, 0)
    const large = known.filter(({ n_ratings }) => n_ratings >= share * all)
    for (const [i, one] of large.entries()) {
      for (const other of large.slice(i + 1)) {
        if (one.n_levels === other.n_levels || (one.is_converted && other.is_converted)) continue
        const [few, many] = one.n_levels! < other.n_levels! ? [one, other] : [other, one]
        const key = `${one.source} ${few.n_levels} ${many.n_levels}`
        const mix = found.get(key) ?? {
          levels: [few.n_levels!, many.n_levels!],
          ratings: [0, 0],
          n_people: 0,
          periods: [],
        }
        mix.ratings[0] += few.n_ratings
        mix.ratings[1] += many.n_ratings
        mix.n_people = Math.max(mix.n_people, few.n_people + many.n_people)
        mix.periods.push(one.period_id)
        found.set(key, mix)
      }
    }
  }
  return (
    [...found]
      .filter(([, { ratings }]) => Math.min(...ratings) >= fewest)
      .sort(
        ([a, one], [b, other]) => Math.min(...other.ratings) - Math.min(...one.ratings) || (a < b ? -1 : 1),
      )[0]?.[1] ?? null
  )
}
