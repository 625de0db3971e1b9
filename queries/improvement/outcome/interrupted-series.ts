import { clusteredOls } from '#queries/stats/clustered-ols.ts'
import { neweyWest } from '#queries/stats/newey-west.ts'
import { studentQuantile, studentTwoSided } from '#queries/stats/student-t-tail.ts'
import type { Tested } from './influence.ts'

/** One value in time order; `time` counts periods, so that a gap stays a gap. */
export type SeriesPoint = { time: number; value: number }
/** `residualSd`: spread about the fitted lines, the unit of the effect where no other unit gives one. */
export type SeriesEffect = Tested & { residualSd: number }

/**
 * The effect on one series without comparison, as a break in its straight line:
 *
 *   y = b0 + b1·t + b2·post + b3·(t − t0)·post,   effect = b2 + b3 · mean(t − t0 | post): the mean distance from the line before
 *
 * Errors of neighbouring periods are correlated: Newey–West with lag 1, or 2 from 24 points. In short series that error is itself too
 * small, so never less is taken than the ordinary variance times (1 + r)/(1 − r); t with n − 4 degrees of freedom.
 *
 * @param start  time of the first point after the start
 * @see Bernal, Cummins & Gasparrini 2017, "Interrupted time series regression: a tutorial"
 */
export function interruptedSeries(points: readonly SeriesPoint[], start: number): SeriesEffect | null {
  const n = points.length
  const post = points.map(({ time }) => (time >= start ? 1 : 0))
  const since = points.map(({ time }) => Math.max(0, time - start))
  const columns = [points.map(() => 1), points.map(({ time }) => time - points[0]!.time), post, since]
  const y = points.map(({ value }) => value)
  const fit = clusteredOls(
    columns,
    y,
    points.map((_, i) => i),
  )
  const nPost = post.reduce((sum: number, one) => sum + one, 0)
  if (!fit || n < 6 || nPost < 2) return null
  const contrast = [0, 0, 1, since.reduce((sum, value) => sum + value, 0) / nPost]
  const variance = (V: Float64Array) =>
    contrast.reduce((sum, a, j) => sum + contrast.reduce((row, b, k) => row + a * b * V[j * 4 + k]!, 0), 0)
  const square = fit.residuals.reduce((sum, e) => sum + e * e, 0) / (n - 4)
  const robust = variance(neweyWest(columns, fit.residuals, fit.inverse, n < LONG ? 1 : 2))
  const ordinary = square * variance(fit.inverse) * inflation(points, fit.residuals)
  const se = Math.sqrt(Math.max(robust, ordinary))
  const estimate = contrast.reduce((sum, c, j) => sum + c * fit.coefficients[j]!, 0)
  const reach = se * studentQuantile(0.975, n - 4)
  return {
    ...{ estimate, se, low: estimate - reach, high: estimate + reach, clusters: 1 },
    p: se > 0 ? studentTwoSided(estimate / se, n - 4) : 1,
    residualSd: Math.sqrt(square),
  }
}

/**
 * What correlation r between neighbours does to the variance of a mean. The residuals of four fitted coefficients understate it by
 * about 4/n, which is added; a negative one counts as none.
 */
function inflation(points: readonly SeriesPoint[], residuals: Float64Array): number {
  let [lagged, total] = [0, 0]
  for (const [i, e] of residuals.entries()) {
    total += e * e
    if (i > 0 && points[i]!.time === points[i - 1]!.time + 1) lagged += e * residuals[i - 1]!
  }
  const r = Math.min(Math.max(total > 0 ? lagged / total + 4 / residuals.length : 0, 0), LARGEST)
  return (1 + r) / (1 - r)
}

const LARGEST = 0.8
/** Points from which two lags can be estimated. */
const LONG = 24

/**
 * Does the series repeat itself every `cycle` points (12 months, 4 quarters)? The autocorrelation of its differences from a straight
 * line at that lag, over the m pairs of points that far apart, is beyond 1.96/√m.
 *
 * @returns false with less than a cycle and a half, where nothing can be seen
 */
export function isSeasonal(points: readonly SeriesPoint[], cycle: number): boolean {
  const n = points.length
  if (cycle < 2 || n < 1.5 * cycle) return false
  const fit = clusteredOls(
    [points.map(() => 1), points.map(({ time }) => time)],
    points.map(({ value }) => value),
    points.map((_, i) => i),
  )
  if (!fit) return false
  const e = fit.residuals
  let lagged = 0
  for (let t = cycle; t < n; t++) lagged += e[t]! * e[t - cycle]!
  const total = e.reduce((sum, value) => sum + value * value, 0)
  const pairs = n - cycle
  return total > 0 && lagged / pairs / (total / n) > 1.96 / Math.sqrt(pairs)
}
