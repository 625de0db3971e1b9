import { fAbove } from './f-distribution.ts'

/** One group: number of values, their mean, and Σ (y − mean)². */
export type GroupMoments = { n: number; mean: number; squares: number }
/** Ratio of the mean squares between and within groups, its df, and P(F ≥ f). */
export type OneWayF = { f: number; df1: number; df2: number; p: number }

/**
 * One-way analysis of variance from the moments of the groups.
 *
 *   F = [ Σ n_g (m_g − m)² / (G − 1) ] / [ Σ squares_g / (N − G) ]
 *
 * @param scale  the size of the values, for telling spread from rounding
 * @returns null with fewer than two groups, without df within them, or without spread within them
 * @see Fisher 1925, "Statistical Methods for Research Workers"; R `oneway.test(var.equal = TRUE)`
 */
export function oneWayF(groups: readonly GroupMoments[], scale: number): OneWayF | null {
  const total = groups.reduce((sum, { n }) => sum + n, 0)
  const df1 = groups.length - 1
  const df2 = total - groups.length
  if (df1 < 1 || df2 < 1) return null
  const mean = groups.reduce((sum, group) => sum + group.n * group.mean, 0) / total
  const between = groups.reduce((sum, group) => sum + group.n * (group.mean - mean) ** 2, 0)
  const within = groups.reduce((sum, { squares }) => sum + squares, 0)
  if (!(within > ROUNDING * total * scale * scale)) return null
  const f = between / df1 / (within / df2)
  return { f, df1, df2, p: fAbove(f, df1, df2) }
}

/** A mean square this small beside the square of the values is the dust of rounding: 1e-12 of the value. */
const ROUNDING = 1e-24
