import { kruskalWallisBeta } from '#queries/stats/kruskal-wallis-beta.ts'
import { FEWEST, mannKendall } from '#queries/stats/mann-kendall.ts'
import { quantile } from '#queries/stats/quantile.ts'
import { seasonalMannKendall } from '#queries/stats/seasonal-mann-kendall.ts'

/** One value of a series: number of its period in the main series, and its season from 0. */
export type Point = { period_no: number; season: number; value: number }

export type Pattern = {
  /** Whole years that the values cover. */
  cycles: number
  /** Per period. */
  slope: number
  /** The detrended level of each season, around 0; null where a season has no value. */
  levels: (number | null)[]
  /** Half of the way from the lowest season to the highest, in the unit of the values. */
  amplitude: number
  /** Standard deviation of the values without slope and season. */
  noise: number
  /** Kruskal–Wallis over the seasons, Mann–Kendall without and with regard to seasons; null where not defined. */
  seasonP: number | null
  trendP: number | null
  seasonalTrendP: number | null
}

/**
 * What repeats every year in a series, and what rises or falls through it?
 *
 *   slope  = median of (y_j − y_i)/(t_j − t_i) over pairs of the same season, so that a season cannot pull it
 *   levels = mean of y − slope·t by season, less their mean over all values
 *
 * @param points   in order of time
 * @param seasons  in a year: 12, 4 or 2
 * @returns null with fewer than two years, or where fewer than four fifths of the periods have a value
 */
export function pattern(points: readonly Point[], seasons: number): Pattern | null {
  const span = points.length === 0 ? 0 : points.at(-1)!.period_no - points[0]!.period_no + 1
  const cycles = Math.floor(span / seasons)
  if (cycles < 2 || points.length < FEWEST || points.length < 0.8 * span) return null
  const slope = sameSeasonSlope(points)
  const flat = points.map(({ value, period_no }) => value - slope * period_no)
  const centre = flat.reduce((sum, value) => sum + value, 0) / flat.length
  const groups = Array.from({ length: seasons }, (_, season) =>
    flat.filter((_, i) => points[i]!.season === season).map((value) => value - centre),
  )
  const levels = groups.map((group) =>
    group.length === 0 ? null : group.reduce((sum, value) => sum + value, 0) / group.length,
  )
  const known = levels.filter((level) => level !== null)
  const rest = groups.flatMap((group, season) => group.map((value) => value - levels[season]!))
  const values = points.map(({ value }) => value)
  const df = points.length - known.length - 1
  const trend = seasonalMannKendall(
    values,
    Int32Array.from(points, ({ season }) => season),
    seasons,
  )
  return {
    cycles,
    slope,
    levels,
    amplitude: (Math.max(...known) - Math.min(...known)) / 2,
    noise: df > 0 ? Math.sqrt(rest.reduce((sum, value) => sum + value * value, 0) / df) : 0,
    seasonP:
      kruskalWallisBeta(
        groups.filter(({ length }) => length >= 2),
        1,
      )?.p ?? null,
    trendP: mannKendall(values).p,
    seasonalTrendP: trend?.p ?? null,
  }
}

function sameSeasonSlope(points: readonly Point[]): number {
  const slopes: number[] = []
  for (const [i, from] of points.entries()) {
    for (const to of points.slice(i + 1)) {
      if (to.season === from.season) slopes.push((to.value - from.value) / (to.period_no - from.period_no))
    }
  }
  return slopes.length === 0
    ? 0
    : quantile(
        slopes.sort((a, b) => a - b),
        0.5,
      )
}
