import type { Direction } from '#queries/domain.ts'
import { assurance } from '#queries/stats/assurance.ts'
import {
  FEWEST,
  FEWEST_PREWHITENED,
  isAutocorrelated,
  kendallVariance,
  mannKendall,
  mannKendallPrewhitened,
} from '#queries/stats/mann-kendall.ts'
import { theilSen } from '#queries/stats/theil-sen.ts'
import { xmrSignals, type XmrDirection } from '#queries/stats/xmr-signals.ts'
import type { TrendResult } from './result.ts'

type Point = TrendResult['points'][number]
export type Observation = Pick<
  Point,
  'period_id' | 'period_start' | 'state' | 'value' | 'n_people' | 'target' | 'group' | 'blocked_by'
>

/** With fewer points than this in the last group no limit, label or slope is read (statistics §13.11). */
const FEWEST_FOR_LIMITS = FEWEST
/** From so many points on the limits are final; before they are provisional. */
const FEWEST_FOR_FINAL = 13

/** Every figure of a trend, from its observations in time order, one per period. */
export function seriesOf(
  input: Pick<TrendResult, 'unit' | 'kpi' | 'measure' | 'unit_of_measure' | 'direction' | 'breaks'> & {
    observations: readonly Observation[]
    events?: TrendResult['events']
  },
): TrendResult {
  const { unit, kpi, measure, unit_of_measure, direction, breaks, observations, events = [] } = input
  const shown = observations.flatMap((seen, place) =>
    seen.state === 'shown' && seen.value !== null ? [{ ...seen, value: seen.value, place }] : [],
  )
  const better = betterWay(direction)
  const signals = xmrSignals(
    shown.map((seen) => seen.value),
    shown.map((seen) => seen.group),
    better,
  )
  const signalAt = new Map(shown.map((seen, i) => [seen.place, signals[i]!]))
  const sizeOf = new Map<number, number>()
  for (const { group } of shown) sizeOf.set(group, (sizeOf.get(group) ?? 0) + 1)

  const newest = shown.at(-1)
  const last = shown.filter((seen) => seen.group === newest?.group)
  const newestSignal = signals.at(-1)
  const ofLast = signals.slice(signals.length - last.length)
  const isRead = last.length >= FEWEST_FOR_LIMITS

  return {
    kind: kindOf(observations, last.length),
    unit,
    kpi,
    measure,
    unit_of_measure,
    direction,
    points: observations.map((seen, place) => {
      const signal = signalAt.get(place)
      const hasLimits = (sizeOf.get(seen.group) ?? 0) >= FEWEST_FOR_LIMITS
      const { period_id, period_start, state, value, n_people, target, group } = seen
      return {
        ...{ period_id, period_start, state, group },
        ...(signal ? { value, n_people, target } : { value: null, n_people: null, target: null }),
        mean: signal?.limits?.mean ?? (signal ? value : null),
        lower: hasLimits ? (signal?.limits?.lower ?? null) : null,
        upper: hasLimits ? (signal?.limits?.upper ?? null) : null,
        label: signal?.limits ? signal.label : null,
        meaning: signal?.meaning ?? null,
        blocked_by: signal ? seen.blocked_by : [],
      }
    }),
    n_points: shown.length,
    limits: !isRead ? 'none' : last.length < FEWEST_FOR_FINAL ? 'provisional' : 'final',
    // A flat series with a spike has amr 0 as well, but its points lie outside.
    is_constant: last.length > 1 && ofLast.every(({ limits, label }) => limits?.amr === 0 && label === 'common'),
    assurance: isRead ? assurance(newestSignal?.limits ?? null, newest?.target ?? null, better) : null,
    ...tested(last),
    breaks,
    events,
    signal_now: isRead ? (newestSignal?.meaning ?? 'none') : 'none',
  }
}

function kindOf(observations: readonly Observation[], nLast: number): TrendResult['kind'] {
  if (observations.some((seen) => seen.state === 'shown')) return nLast < FEWEST_FOR_LIMITS ? 'too_few' : 'found'
  return observations.some((seen) => seen.state === 'withheld') ? 'withheld' : 'empty'
}

/** Slope and test over the last rebase group; both null under 8 points, the test also where prewhitening would need 12. */
function tested(last: readonly { value: number; place: number }[]): Pick<TrendResult, 'slope' | 'kendall'> {
  if (last.length < FEWEST_FOR_LIMITS) return { slope: null, kendall: null }
  const y = last.map((seen) => seen.value)
  const times = last.map((seen) => seen.place)
  const { slope, lower, upper } = theilSen(times, y, kendallVariance(y))
  const isPrewhitened = isAutocorrelated(y)
  const test = !isPrewhitened ? mannKendall(y) : y.length >= FEWEST_PREWHITENED ? mannKendallPrewhitened(y) : null
  return {
    slope: { per_period: slope, lower, upper },
    kendall: test && { s: test.s, z: test.z, p: test.p, variant: isPrewhitened ? 'prewhitened' : 'plain' },
  }
}

const betterWay = (direction: Direction): XmrDirection =>
  direction === 'higher' ? 'increase' : direction === 'lower' ? 'decrease' : 'neutral'
