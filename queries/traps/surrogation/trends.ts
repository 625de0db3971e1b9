import {
  FEWEST_PREWHITENED,
  isAutocorrelated,
  kendallVariance,
  mannKendall,
  mannKendallPrewhitened,
} from '#queries/stats/mann-kendall.ts'
import { theilSen } from '#queries/stats/theil-sen.ts'

/** One period of a KPI and its outcome in one unit; the others' outcome is null where no other unit has any. */
export type Point = { period_no: number; kpi_value: number; outcome_value: number; others_value: number | null }
/** Change per period with its 95 % interval, the same over the whole span as a part of the mean, and one-sided p of each side. */
export type Trend = { slope: number; lower: number; upper: number; relative: number; pUp: number; pDown: number }
export type Trends = {
  kpi: Trend
  outcome: Trend
  /** Both intervals leave out 0 on their side, the outcome's also beside the others, and both changes are large enough to matter. */
  isApart: boolean
  /** That KPI or outcome does not move that way: the largest of the p. */
  p: number
}
export type TrendLimits = { fewest: number; change: number }

/**
 * Does the KPI get better while its outcome gets worse? Both by the Theil–Sen slope, whose interval must leave out 0 on the good
 * side for the KPI and on the bad side for the outcome. The outcome must also worsen beside that of the other units, as their ratio
 * (or difference, where a value is not above 0): one that worsens everywhere is the market's.
 *
 * p is that of an intersection–union test, the largest of the one-sided Mann–Kendall p; prewhitened where a series resembles its own
 * past (statistics 14).
 *
 * @param points     in order of time, one a period
 * @param kpiSign    +1 where a higher KPI is better, −1 where a lower one is
 * @param badSign    +1 where a higher outcome is worse, −1 where a lower one is
 * @returns null with fewer points than `fewest`, or where KPI or outcome never changes
 * @see Berger 1982, "Multiparameter hypothesis testing and acceptance sampling", for the intersection–union test
 */
export function trendsOf(
  points: readonly Point[],
  kpiSign: number,
  badSign: number,
  limits: TrendLimits,
): Trends | null {
  if (points.length < limits.fewest) return null
  const times = points.map(({ period_no }) => period_no)
  const kpi = trendOf(times, points.map(({ kpi_value }) => kpi_value)) // prettier-ignore
  const outcome = trendOf(times, points.map(({ outcome_value }) => outcome_value)) // prettier-ignore
  if (kpi === null || outcome === null) return null
  const beside = besideOthers(points)
  const sides = [[kpi, kpiSign], [outcome, badSign], ...(beside === null ? [] : [[beside, badSign]])] as [Trend, number][] // prettier-ignore
  const isLarge = kpiSign * kpi.relative >= limits.change && badSign * outcome.relative >= limits.change
  return {
    ...{ kpi, outcome },
    isApart: isLarge && sides.every(([trend, sign]) => isBeyond(trend, sign)),
    p: Math.max(...sides.map(([{ pUp, pDown }, sign]) => (sign > 0 ? pUp : pDown))),
  }
}

function trendOf(times: readonly number[], values: readonly number[]): Trend | null {
  const variance = kendallVariance(values)
  if (!(variance > 0)) return null
  const { slope, lower, upper } = theilSen(times, values, variance)
  const mean = values.reduce((sum, value) => sum + value / values.length, 0)
  const span = times.at(-1)! - times[0]!
  const isWhitened = values.length >= FEWEST_PREWHITENED && isAutocorrelated(values)
  const { z, p } = isWhitened ? mannKendallPrewhitened(values) : mannKendall(values)
  return {
    ...{ slope, lower, upper },
    relative: mean === 0 ? 0 : (slope * span) / Math.abs(mean),
    pUp: z > 0 ? p / 2 : 1 - p / 2,
    pDown: z < 0 ? p / 2 : 1 - p / 2,
  }
}

/** The trend of the outcome relative to the others'; null where they cannot be compared in most periods. */
function besideOthers(points: readonly Point[]): Trend | null {
  const known = points.filter(({ others_value }) => others_value !== null)
  if (2 * known.length <= points.length || known.length < FEWEST) return null
  const isRatio = known.every(({ outcome_value, others_value }) => outcome_value >= 0 && others_value! > 0)
  const times = known.map(({ period_no }) => period_no)
  const beside = known.map(({ outcome_value, others_value }) =>
    isRatio ? outcome_value / others_value! : outcome_value - others_value!,
  )
  return trendOf(times, beside) ?? LEVEL
}

/** An outcome that keeps its distance from the others does not worsen beside them. */
const LEVEL: Trend = { slope: 0, lower: 0, upper: 0, relative: 0, pUp: 1, pDown: 1 }
/** Fewest periods of a Mann–Kendall test. */
const FEWEST = 8
const isBeyond = ({ lower, upper }: Trend, sign: number): boolean => (sign > 0 ? lower > 0 : upper < 0)
