import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import { studentTwoSided } from '#queries/stats/student-t-tail.ts'
import { directionOfName } from './direction.ts'
import type { KpiSeries } from './kpi-series.ts'

export type RatingRow = { kpi_key: string; kpi_id: string | null; n_pairs: number; n_people: number; r: number | null }
export type KpiName = { kpi_id: string; name_zh: string; name_en: string; direction: string }
/** Signs that better is the other way round: a code, and the rank correlation with ratings here and on the other KPIs. */
export type DirectionSign = {
  reason: 'direction_rating' | 'direction_name' | 'direction_mixed' | null
  rating_r: number | null
  pool_r: number | null
}

/**
 * Rule (d), a note at most. Three signs: results that fall with the rating where those of the other KPIs rise with it; a name that
 * suggests the other direction than the declared one; results of one KPI that name both.
 *
 *   Spearman(r, rating) < rating_r, below 0 with BH q < .05, over at least `pairs` people and periods;   mean r of the others > 0
 */
export function judgeDirection(
  all: readonly KpiSeries[],
  ratings: readonly RatingRow[],
  kpis: readonly KpiName[],
  limits: { rating_r: number; pairs: number; mixed_share: number; mixed_rows: number },
): Map<string, DirectionSign> {
  const tested = ratings.filter(({ r, n_pairs }) => r !== null && n_pairs >= limits.pairs)
  const q = falseDiscovery(tested.map(({ r, n_pairs }) => below(r!, n_pairs)))
  const byRating = new Map(
    tested.map((row, i) => {
      const pool = poolOf(tested, row)
      const isReversed = row.r! < limits.rating_r && q[i]! < 0.05 && pool !== null && pool > 0
      return [row.kpi_key, { isReversed, rating_r: row.r, pool_r: pool }]
    }),
  )
  const names = new Map(kpis.map((one) => [one.kpi_id, one]))
  return new Map(
    all.map((series) => {
      const rated = byRating.get(series.kpi_key)
      const named = series.kpi_id === null ? undefined : names.get(series.kpi_id)
      const reason = rated?.isReversed
        ? 'direction_rating'
        : isMixed(series, limits)
          ? 'direction_mixed'
          : named && contradicts(named)
            ? 'direction_name'
            : null
      return [series.kpi_key, { reason, rating_r: rated?.rating_r ?? null, pool_r: rated?.pool_r ?? null }]
    }),
  )
}

function contradicts({ name_zh, name_en, direction }: KpiName): boolean {
  if (direction !== 'higher' && direction !== 'lower') return false
  const suggested = new Set([directionOfName(name_zh), directionOfName(name_en)])
  const other = direction === 'higher' ? 'lower' : 'higher'
  return suggested.has(other) && !suggested.has(direction)
}

function isMixed(
  { all }: KpiSeries,
  { mixed_share, mixed_rows }: { mixed_share: number; mixed_rows: number },
): boolean {
  const higher = all.reduce((sum, { n_higher }) => sum + n_higher, 0)
  const lower = all.reduce((sum, { n_lower }) => sum + n_lower, 0)
  const fewer = Math.min(higher, lower)
  return fewer >= mixed_rows && fewer >= mixed_share * (higher + lower)
}

/** One-sided p that results fall with the rating: t with n − 2 df, as in Spearman's test. */
function below(r: number, n: number): number {
  const safe = Math.max(-1 + 1e-9, Math.min(1 - 1e-9, r))
  const p = studentTwoSided(safe * Math.sqrt((n - 2) / (1 - safe * safe)), n - 2) / 2
  return r < 0 ? p : 1 - p
}

/** Mean over the other KPIs, by their pairs; null where there is none. */
function poolOf(tested: readonly RatingRow[], own: RatingRow): number | null {
  let [sum, n] = [0, 0]
  for (const { kpi_key, r, n_pairs } of tested) {
    if (kpi_key === own.kpi_key) continue
    sum += r! * n_pairs
    n += n_pairs
  }
  return n > 0 ? sum / n : null
}
