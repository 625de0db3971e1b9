/** Results of one KPI and period by their distance from its middle, in whole powers of ten. */
export type MixingRow = {
  kpi_key: string
  kpi_id: string | null
  period_id: string
  powers: number
  n_rows: number
  n_far: number
  n_off: number
}
export type MixingLimits = { mixed_share: number; mixed_rows: number; mixed_fewest: number }

/** What stands in another unit: how many of how many results, by which factor, in which periods. */
export type Mixing = {
  isMixed: boolean
  n: number
  off: number
  share: number
  powers: number
  periods: ReadonlyMap<string, number>
}

/**
 * Rule (c): do a few results stand in another unit than the rest of their KPI and period – 0.9 beside 90, yuan beside thousands or
 * ten thousands? Their distance is close to 2, 3 or 4 powers of ten.
 *
 * A measure with a long tail has results everywhere, also there: so at least half of all results further off than a factor of ten
 * must lie at those distances. Asked over all periods and within each, since one import of many may have gone wrong.
 *
 * @returns `isMixed` false where nothing was found; null with fewer than `mixed_fewest` results, however they are counted
 */
export function findMixing(rows: readonly MixingRow[], limits: MixingLimits): Mixing | null {
  const whole = count(rows)
  if (whole.n < limits.mixed_fewest) return null
  const periods = [...Map.groupBy(rows, ({ period_id }) => period_id)]
  const wrong = isMixed(whole, limits) ? periods : periods.filter(([, some]) => isMixed(count(some), limits))
  const touched = wrong.length > 0 ? wrong.flatMap(([, some]) => some) : rows
  const { n, off } = count(touched)
  return {
    ...{ isMixed: wrong.length > 0, n, off, share: off / n, powers: commonest(touched) },
    periods: new Map(
      wrong.flatMap(([period, some]) => (count(some).off > 0 ? [[period, count(some).off] as const] : [])),
    ),
  }
}

function isMixed({ n, far, off }: ReturnType<typeof count>, limits: MixingLimits): boolean {
  return n >= limits.mixed_fewest && off >= limits.mixed_rows && off >= limits.mixed_share * n && 2 * off >= far
}

function count(rows: readonly MixingRow[]) {
  const sum = (of: 'n_rows' | 'n_far' | 'n_off') => rows.reduce((total, row) => total + row[of], 0)
  return { n: sum('n_rows'), far: sum('n_far'), off: sum('n_off') }
}

/** The distance at which most of them lie; 0 where there are none. */
function commonest(rows: readonly MixingRow[]): number {
  const by = Map.groupBy(
    rows.filter(({ n_off }) => n_off > 0),
    ({ powers }) => powers,
  )
  return (
    [...by]
      .map(([powers, some]) => ({ powers, off: count(some).off }))
      .sort((a, b) => b.off - a.off || b.powers - a.powers)[0]?.powers ?? 0
  )
}
