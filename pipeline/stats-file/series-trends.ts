import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import {
  FEWEST,
  FEWEST_PREWHITENED,
  isAutocorrelated,
  kendallVariance,
  mannKendall,
  mannKendallPrewhitened,
} from '#queries/stats/mann-kendall.ts'
import { theilSen } from '#queries/stats/theil-sen.ts'
import type { Series } from './series-of-file.ts'

export type SeriesTrend = {
  series: string
  n: number
  /**
   * tested; too_few: fewer than 8 points, nothing is estimated; autocorrelated: neighbours resemble each other and fewer than 12
   * points are there to allow for it, so the slope stands without a test.
   */
  status: 'tested' | 'too_few' | 'autocorrelated'
  /** Theil–Sen, in units of the value per period, with its 95 % interval. */
  slope: { estimate: number; low: number; high: number } | null
  /** Mann–Kendall; `variant` says whether it was prewhitened after Yue and Pilon. */
  kendall: { s: number; variance: number; z: number; p: number; variant: 'plain' | 'prewhitened' } | null
  /** Benjamini–Hochberg over the tested series of the file. */
  q: number | null
}

/** Slope and test of each series, and the false discovery rate over all of them. */
export function seriesTrends(all: Series[]): SeriesTrend[] {
  const trends = all.map(trendOf)
  const q = falseDiscovery(trends.map(({ kendall }) => kendall?.p ?? null))
  return trends.map((trend, i) => ({ ...trend, q: q[i]! }))
}

function trendOf({ series, points }: Series): Omit<SeriesTrend, 'q'> {
  const n = points.length
  if (n < FEWEST) return { series, n, status: 'too_few', slope: null, kendall: null }
  const y = points.map(({ value }) => value)
  const { slope, lower, upper } = theilSen(
    points.map(({ place }) => place),
    y,
    kendallVariance(y),
  )
  const estimated = { series, n, slope: { estimate: slope, low: lower, high: upper } }
  const variant = isAutocorrelated(y) ? 'prewhitened' : 'plain'
  if (variant === 'prewhitened' && n < FEWEST_PREWHITENED)
    return { ...estimated, status: 'autocorrelated', kendall: null }
  const test = variant === 'plain' ? mannKendall(y) : mannKendallPrewhitened(y)
  return { ...estimated, status: 'tested', kendall: { ...test, variant } }
}
