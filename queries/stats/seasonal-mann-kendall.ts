import { requireFinite } from './finite.ts'
import { kendallVariance, twoSidedP, type MannKendall } from './mann-kendall.ts'
import { rowsByGroup } from './rows-by-group.ts'

/** The test over the seasons that were compared, and how many values lay in seasons left out as too few. */
export type SeasonalMannKendall = MannKendall & { seasons: number; leftOut: number }

/**
 * Does a series rise or fall, when every season is only compared with itself? Spring against spring, never spring against autumn.
 *
 *   S = Σ_seasons S_g,   V = Σ_seasons V_g,   Z = (S − sign S)/√V
 *
 * Seasons may have different numbers of values. One with fewer than `FEWEST_CYCLES` is left out and its values are counted in
 * `leftOut`; who wants the series whole asks for `leftOut === 0`.
 *
 * @param y       in time order
 * @param season  of each value, 0 … seasons − 1
 * @returns null when fewer than two seasons are left; z 0 and p 1 where no season varies from year to year
 * @see Hirsch, Slack & Smith 1982, "Techniques of trend analysis for monthly water quality data", Water Resources Research 18:107
 */
export function seasonalMannKendall(
  y: ArrayLike<number>,
  season: Int32Array,
  seasons: number,
): SeasonalMannKendall | null {
  requireFinite(y, 'seasonalMannKendall')
  if (season.length !== y.length) {
    throw new RangeError(`seasonalMannKendall needs a season by value, got ${season.length} for ${y.length}`)
  }
  let [s, variance, used, leftOut] = [0, 0, 0, 0]
  for (const rows of rowsByGroup(season, seasons)) {
    if (rows.length < FEWEST_CYCLES) {
      leftOut += rows.length
      continue
    }
    used++
    variance += kendallVariance(Array.from(rows, (row) => y[row]!))
    for (let i = 0; i < rows.length; i++) {
      for (let j = i + 1; j < rows.length; j++) s += Math.sign(y[rows[j]!]! - y[rows[i]!]!)
    }
  }
  if (used < 2) return null
  const z = variance === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance)
  return { s, variance, z, p: twoSidedP(z), seasons: used, leftOut }
}

/** Fewest values of a season: two cannot tell a rise from chance, however many seasons there are. */
export const FEWEST_CYCLES = 3
