import { assurance, type Assurance } from '#queries/stats/assurance.ts'
import { xmrSignals, type XmrDirection, type XmrLabel } from '#queries/stats/xmr-signals.ts'
import type { Series } from './series-of-file.ts'

/** Below this many points signs are in the data, but nothing should be read into them (statistics 13). */
const FEWEST_READ = 8
/** From so many points on the limits no longer move much with each new one. */
const FEWEST_FINAL = 13

export type Flag = 'none' | 'outside' | 'trend' | 'two-in-three' | 'shift'
export type ChartedSeries = {
  series: string
  n: number
  mean: number
  /** null with a single point. */
  lower: number | null
  upper: number | null
  /** null without a target or a direction, and with a single point. */
  assurance: 'consistent_pass' | 'consistent_fail' | 'inconsistent' | null
  /** How far the limits may be relied on: fewer than 8 points, fewer than 13, or enough. */
  status: 'too_few' | 'provisional' | 'final'
  /** Every moving range that counts is 0: the limits are the mean. */
  noVariation: boolean
  points: { period: string; value: number; flag: Flag; side: 'improvement' | 'concern' | 'neutral' }[]
}

/** The control chart (XmR) of one series: mean, limits, whether a target can be relied on, and a flag for each point. */
export function controlChart(
  { series, points }: Series,
  target: number | null,
  direction: XmrDirection,
): ChartedSeries {
  const values = points.map(({ value }) => value)
  const signals = xmrSignals(
    values,
    values.map(() => 0),
    direction,
  )
  const limits = signals[0]?.limits ?? null
  const relied = assurance(limits, target, direction)
  return {
    series,
    n: points.length,
    // A series has at least one point; with exactly one there are no limits and it is its own mean.
    mean: limits?.mean ?? values[0]!,
    lower: limits?.lower ?? null,
    upper: limits?.upper ?? null,
    assurance: relied && ASSURANCES[relied],
    status: points.length < FEWEST_READ ? 'too_few' : points.length < FEWEST_FINAL ? 'provisional' : 'final',
    noVariation: limits?.amr === 0,
    points: points.map(({ period, value }, i) => ({
      period,
      value,
      flag: FLAGS[signals[i]!.label],
      side: signals[i]!.meaning ?? 'neutral',
    })),
  }
}

const FLAGS: Record<XmrLabel, Flag> = {
  outside: 'outside',
  trend: 'trend',
  two_in_three: 'two-in-three',
  shift: 'shift',
  common: 'none',
}

const ASSURANCES: Record<Assurance, NonNullable<ChartedSeries['assurance']>> = {
  consistently_passes: 'consistent_pass',
  consistently_fails: 'consistent_fail',
  hit_or_miss: 'inconsistent',
}
