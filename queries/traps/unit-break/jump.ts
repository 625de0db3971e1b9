import { median } from '#queries/stats/median-deviation.ts'
import { normalBelow } from '#queries/stats/normal-distribution.ts'
import { supF } from '#queries/stats/sup-f.ts'
import { isOfUnits, stretches, type KpiSeries, type LevelRow } from './kpi-series.ts'

/** A change of level by a factor, within one version. `from` is the first level after it; `log` and its interval in powers of ten. */
export type Jump = { stretch: readonly LevelRow[]; at: number; range: number; log: number; se: number; p: number }
export type JumpLimits = { rows: number; periods: number; step_periods: number }

/**
 * Rule (a): the largest distance between the levels of a KPI, and the largest step between neighbouring periods.
 *
 *   level_t = median log10(actual/target),   range = max − min
 *   z = step/√( se²_t + se²_{t−1} + s_Δ² ),   se = 1.2533·s/√n,   p = min(1, 2(T − 1)·Φ(−|z|))
 *
 * s is the median over periods of the interquartile range/1.349 of the single results, n the people of a period (results where there
 * are none), and s_Δ = 1.4826·median |step| of all steps but the two largest: one odd period makes two. So a KPI that always moves
 * much needs a larger step, and a level from few people is not taken for a break.
 *
 * A KPI delivered for one or a few units has fewer than `rows` results a period and no spread between them. There the level has to
 * change once and for good, by sup-F over at least `step_periods` periods.
 *
 * @returns null where the KPI has too few periods with enough positive results
 */
export function findJump(series: KpiSeries, { rows, periods, step_periods }: JumpLimits): Jump | null {
  const levels = series.levels.filter(({ n_positive }) => n_positive >= rows)
  if (levels.length >= periods) {
    const jumps = stretches(levels).flatMap((stretch) => largestStep(stretch) ?? [])
    return jumps.toSorted((a, b) => b.range - a.range)[0] ?? null
  }
  return isOfUnits(series) ? lastingStep(series, step_periods) : null
}

function largestStep(stretch: readonly LevelRow[]): Jump | null {
  const y = stretch.map(({ median_log }) => median_log!)
  if (y.length < 2) return null
  const spread = median(stretch.flatMap((level) => spreadOf(level) ?? [])) ?? 0
  const errors = stretch.map(({ n_people, n_positive }) => (MEDIAN_ERROR * spread) / Math.sqrt(n_people || n_positive))
  const steps = y.slice(1).map((value, i) => value - y[i]!)
  const at = 1 + steps.reduce((best, step, i) => (Math.abs(step) > Math.abs(steps[best]!) ? i : best), 0)
  const ordinary = steps
    .map(Math.abs)
    .sort((a, b) => a - b)
    .slice(0, -2)
  const usual = TO_SD * (median(ordinary) ?? 0)
  const log = steps[at - 1]!
  const se = Math.max(Math.hypot(errors[at]!, errors[at - 1]!, usual), DUST)
  const p = Math.min(1, 2 * steps.length * normalBelow(-Math.abs(log) / se))
  return { stretch, at, range: Math.max(...y) - Math.min(...y), log, se, p }
}

function lastingStep(series: KpiSeries, fewest: number): Jump | null {
  const stretch = stretches(series.levels.filter(({ n_positive }) => n_positive > 0)).toSorted(
    (a, b) => b.length - a.length,
  )[0]
  if (!stretch || stretch.length < fewest) return null
  const y = stretch.map(({ median_log }) => median_log!)
  const step = supF(y)
  // A level that never moves has not jumped.
  if (step === null) return { stretch, at: 1, range: 0, log: 0, se: DUST, p: 1 }
  const se = Math.max(Math.abs(step.shift) / Math.sqrt(Math.max(step.f, DUST)), DUST)
  return { stretch, at: step.at, range: Math.abs(step.shift), log: step.shift, se, p: step.p }
}

/** Standard deviation of single results in powers of ten, from their quartiles; null where the lower one is not positive. */
function spreadOf({ lower_quartile, upper_quartile }: LevelRow): number | null {
  if (lower_quartile === null || upper_quartile === null || lower_quartile <= 0) return null
  return (Math.log10(upper_quartile) - Math.log10(lower_quartile)) / QUARTILES
}

/** √(π/2): the standard error of a median of normal values, in standard errors of their mean. */
const MEDIAN_ERROR = 1.2533141373155003
/** Quartiles of a normal distribution lie this many standard deviations apart. */
const QUARTILES = 1.349
const TO_SD = 1.4826
/** Results that are all equal have no error at all; rounding to three decimals is what is left of it. */
const DUST = 1e-3
