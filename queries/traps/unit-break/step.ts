import { supF } from '#queries/stats/sup-f.ts'
import { median } from '#queries/stats/median-deviation.ts'
import { stretches, type KpiSeries, type LevelRow } from './kpi-series.ts'

/** A lasting change of attainment within one version, in scales of the KPI. `log` is the same in powers of ten. */
export type Step = {
  stretch: readonly LevelRow[]
  at: number
  /** Attainment after minus before, in scales; positive is better. */
  shift: number
  /** The same over the three periods before and the three after. */
  local: number
  /** The same between like months or quarters of different years; null where no season stands on both sides. */
  yearly: number | null
  log: number
  p: number
  isOfTarget: boolean
}

/**
 * Rule (b): does the median attainment of a KPI change once, by more than one scale of the KPI? By sup-F on the period medians.
 *
 * Three things look like a break and are none: a slow trend, whose halves differ although no date does (the three periods on either
 * side must show the change too), a season (like months of different years must show it), and a target set anew while the actual
 * values go on as before (`isOfTarget`).
 *
 * @returns null with fewer than `periods` periods of at least `rows` results in one version, without a scale, or for a constant series
 */
export function findStep(series: KpiSeries, { rows, periods }: { rows: number; periods: number }): Step | null {
  const levels = series.levels.filter((level) => level.n_rows >= rows && level.median_ratio !== null)
  const stretch = stretches(levels).toSorted((a, b) => b.length - a.length)[0]
  const scale = scaleOf(series)
  if (!stretch || stretch.length < periods || scale === null) return null
  const y = stretch.map(({ median_ratio }) => median_ratio!)
  const found = supF(y)
  if (found === null) return null
  const { at, p } = found
  const sign = isLower(series) ? -1 : 1
  const scaled = (change: number | null) => (change === null ? null : (sign * change) / scale)
  const around = (of: (level: LevelRow) => number | null) => changeAround(stretch, at, of)
  const [ofActual, ofTarget] = [around((level) => level.mean_log_actual), around((level) => level.mean_log_target)]
  const ofLog = around((level) => level.median_log)
  return {
    stretch,
    at,
    shift: (sign * found.shift) / scale,
    local: scaled(around((level) => level.median_ratio)) ?? 0,
    yearly: scaled(changeOfSeason(stretch, at)),
    log: ofLog ?? 0,
    p,
    isOfTarget: ofActual !== null && ofTarget !== null && Math.abs(ofActual) < Math.abs(ofTarget) / 2,
  }
}

/** How far the attainment of a KPI moved at a date, in its scales, as in `Step.shift`; null without levels on both sides. */
export function shiftAt(series: KpiSeries, date: string, rows: number): number | null {
  const levels = series.levels.filter((level) => level.n_rows >= rows && level.median_ratio !== null)
  const scale = scaleOf(series)
  const [before, after] = [
    levels.filter((level) => level.period_start < date),
    levels.filter((level) => level.period_start >= date),
  ]
  if (scale === null || before.length < 2 || after.length < 2) return null
  return ((isLower(series) ? -1 : 1) * (mean(after) - mean(before))) / scale
}

/** The scale of the variance model; for results of units, which it does not see, the usual spread between the units of a period. */
export function scaleOf({ levels }: KpiSeries): number | null {
  const known = levels.find(({ scale_ratio }) => scale_ratio !== null)?.scale_ratio
  if (known != null && known > 0) return known
  const spreads = levels.flatMap(({ n_rows, lower_quartile: low, upper_quartile: high }) =>
    n_rows >= 5 && low !== null && high !== null ? [(high - low) / 1.349] : [],
  )
  const usual = median(spreads)
  return usual !== null && usual > 0 ? usual : null
}

const isLower = ({ levels }: KpiSeries) =>
  levels.reduce((sum, { n_lower, n_higher }) => sum + n_lower - n_higher, 0) > 0

function changeAround(stretch: readonly LevelRow[], at: number, of: (level: LevelRow) => number | null): number | null {
  const mean = (levels: readonly LevelRow[]) => {
    const values = levels.flatMap((level) => of(level) ?? [])
    return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
  }
  const [before, after] = [mean(stretch.slice(Math.max(0, at - 3), at)), mean(stretch.slice(at, at + 3))]
  return before === null || after === null ? null : after - before
}

/** Mean difference, after minus before, over the seasons that stand on both sides of a date. */
function changeOfSeason(stretch: readonly LevelRow[], at: number): number | null {
  const seasons = (levels: readonly LevelRow[]) => Map.groupBy(levels, ({ period_start }) => period_start.slice(5))
  const [before, after] = [seasons(stretch.slice(0, at)), seasons(stretch.slice(at))]
  const changes = [...after].flatMap(([season, later]) => {
    const earlier = before.get(season)
    return earlier ? [mean(later) - mean(earlier)] : []
  })
  return changes.length === 0 ? null : changes.reduce((sum, change) => sum + change, 0) / changes.length
}

const mean = (levels: readonly LevelRow[]) =>
  levels.reduce((sum, { median_ratio }) => sum + median_ratio!, 0) / levels.length
