import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import type { Tested, TestedUnit } from '../define.ts'
import { allOf, notTestable, outcome } from '../outcome.ts'
import type { Pattern, Point } from './pattern.ts'

export type Limits = { amplitude: number }
/** The series of one unit or of the company, with its pattern; null where it is too short. */
export type Series = {
  unit: TestedUnit
  points: readonly (Point & { period_id: string; n_people: number; n_averaged: number })[]
  pattern: Pattern | null
  /** Set where another series explains the season: that of the company for a unit, that of one unit for the company. */
  explainedBy: 'as_company' | 'of_one_unit' | null
}

/**
 * All series of one family of Benjamini–Hochberg: a repeating season (Kruskal–Wallis with q < .05), or a season read as trend
 * (Mann–Kendall with q < .05, not so when seasons are only compared with themselves, and Kruskal–Wallis below 5 %). A plain test of
 * trend sees a weak steady rise a little better than the seasonal one, so that without the last condition a rise with no season
 * in it would be one. Either way the amplitude must be at least .3; two cycles are worth a caution, three a trap.
 */
export function judgeAll(all: readonly Series[], limits: Limits): Tested[] {
  const seasonQ = falseDiscovery(all.map(({ pattern }) => pattern?.seasonP ?? null))
  const trendQ = falseDiscovery(all.map(({ pattern }) => pattern?.trendP ?? null))
  return all.map((series, i) => judge(series, { season: seasonQ[i]!, trend: trendQ[i]! }, limits))
}

export function judge(
  { unit, points, pattern, explainedBy }: Series,
  q: { season: number | null; trend: number | null },
  { amplitude: least }: Limits,
): Tested {
  const people = Math.max(0, ...points.map(({ n_people }) => n_people)) || null
  if (!pattern) return notTestable(unit, 'few_periods', points.length, people)
  if (pattern.seasonP === null) return notTestable(unit, 'no_spread', points.length, people)
  const isSeason = q.season !== null && q.season < 0.05
  const isMisread =
    pattern.trendP !== null &&
    q.trend! < 0.05 &&
    pattern.seasonalTrendP !== null &&
    pattern.seasonalTrendP >= 0.05 &&
    pattern.seasonP < 0.05
  const isFound = pattern.amplitude >= least && (isSeason || isMisread) && explainedBy === null
  const status = !isFound ? 'pass' : pattern.cycles >= 3 ? 'trap' : 'caution'
  return outcome(unit, {
    status,
    reason: explainedBy ?? (!isFound ? null : isMisread ? 'season_as_trend' : 'season'),
    n: points.length,
    n_people: people,
    first_period: points[0]!.period_id,
    last_period: points.at(-1)!.period_id,
    effect: pattern.amplitude,
    p: pattern.seasonP,
    q: q.season,
    evidence: {
      facts: {
        amplitude: pattern.amplitude,
        noise: pattern.noise,
        cycles: pattern.cycles,
        season_p: pattern.seasonP,
        trend_p: pattern.trendP,
        seasonal_trend_p: pattern.seasonalTrendP,
        highest: at(pattern.levels, Math.max),
        lowest: at(pattern.levels, Math.min),
      },
      rows: (isFound ? points.slice(-MOST_ROWS) : []).map(({ period_id, period_no, season, value, n_people }) => ({
        period_id,
        gap: rounded(value),
        expected: rounded(expectedAt(points, pattern, period_no, season)),
        n_people: n_people || null,
      })),
    },
    touched: isFound ? [allOf(unit)] : [],
  })
}

/** The season with the highest or lowest level, from 1. */
function at(levels: readonly (number | null)[], pick: (...values: number[]) => number): number {
  return 1 + levels.indexOf(pick(...levels.filter((level) => level !== null)))
}

/** Slope and season together, through the mean of the series. */
function expectedAt(points: readonly Point[], { slope, levels }: Pattern, period_no: number, season: number): number {
  const mean = (of: (point: Point) => number) => points.reduce((sum, point) => sum + of(point), 0) / points.length
  return mean(({ value }) => value) + slope * (period_no - mean((point) => point.period_no)) + levels[season]!
}

const rounded = (value: number) => Math.round(100 * value) / 100

const MOST_ROWS = 40
