import {
  DETECTABLE,
  SERIES_AFTER,
  SERIES_BEFORE,
  SMALLEST_PLACEBO,
  type PlanInput,
  type PlanOutcome,
} from './define.ts'
import { interruptedSeries, isSeasonal, type SeriesPoint } from './interrupted-series.ts'
import { judged } from './judged.ts'
import { placeboRank } from './placebo-rank.ts'
import { meanOver, prepare, type Cohort, type Prepared } from './prepare.ts'
import { rawChange } from './raw-change.ts'
import { spreadOf } from './spread.ts'
import { startSignal } from './start-signal.ts'

/**
 * A plan on one unit: many people, one cluster. A long series is judged as such, against the mean of other units where there are
 * some; a shorter one is placed among the changes of untreated units, which says at most "promising"; without those, only whether the
 * control chart gives a signal.
 */
export function judgeOneUnit(input: PlanInput, prepared: Prepared, base: PlanOutcome): PlanOutcome {
  const [cohort] = prepared.cohorts
  const sd = spreadOf(prepared)
  const raw = rawChange(prepared)
  if (!cohort || !raw) return { ...base, reason: 'undefined' }
  const compared = base.n_control >= FEWEST_COMPARED
  const points = pointsOf(prepared, cohort, compared)
  const before = points.filter(({ time }) => time < cohort.first)
  const after = points.filter(({ time }) => time >= cohort.first)
  const known = { ...base, n_before: before.length, n_after: after.length, n_clusters: 1 }
  const needed = isSeasonal(before, cycleOf(input)) ? SEASONAL_BEFORE : SERIES_BEFORE

  if (before.length >= needed && after.length >= SERIES_AFTER) {
    const found = interruptedSeries(points, cohort.first)
    const unit = (compared && sd) || found?.residualSd
    if (found && unit && found.se > 0) {
      const corrected = found.estimate / unit
      return judged({
        ...known,
        design: 'its',
        raw: raw.estimate / unit,
        // One change has no interval of its own; what it rests on is the series.
        ...{ raw_low: (raw.estimate - (found.high - found.estimate)) / unit },
        ...{ raw_high: (raw.estimate + (found.high - found.estimate)) / unit },
        expected: raw.estimate / unit - corrected,
        ...{ corrected, low: found.low / unit, high: found.high / unit },
        ...{ mde: (DETECTABLE * found.se) / unit, p: found.p, q: found.p, sd_z: unit },
        reading: readingOf(input, cohort.first, compared),
        notes: [...base.notes, 'no_guardrail'],
      })
    }
  }
  return placed(known, prepared, cohort, raw.estimate, sd) ?? signalled(known, before, after)
}

/** The same series as a relative gap to target, for reading. */
function readingOf(input: PlanInput, first: number, compared: boolean): PlanOutcome['reading'] {
  const inGap = prepare(input, ({ gap }) => gap)
  const [cohort] = inGap.cohorts
  const raw = rawChange(inGap)
  const found = cohort && interruptedSeries(pointsOf(inGap, cohort, compared), first)
  if (!found || !raw) return null
  const [corrected, low, high] = [found.estimate, found.low, found.high]
  return { raw: raw.estimate, expected: raw.estimate - corrected, corrected, low, high }
}

/** The series, over the mean of other units where they are compared; what lies between before and after is left out. */
function pointsOf({ arms, levels, periods }: Prepared, cohort: Cohort, compared: boolean): SeriesPoint[] {
  const { values } = arms[cohort.members[0]!]!
  return Array.from({ length: periods }, (_, time) => ({
    time,
    value: values[time]! - (compared ? levels[time]! : 0),
  })).filter(({ time, value }) => !Number.isNaN(value) && !(time >= cohort.selection && time < cohort.first))
}

function placed(
  base: PlanOutcome,
  prepared: Prepared,
  { first, selection, members }: Cohort,
  raw: number,
  sd: number | null,
): PlanOutcome | null {
  if (base.n_control < SMALLEST_PLACEBO || !sd) return null
  // Without a period before the selection period the change starts at the selection period, which is said in the notes.
  const to = selection > 0 ? selection : selection + 1
  const change = (i: number) => meanOver(prepared, i, first, prepared.periods) - meanOver(prepared, i, 0, to)
  const others = prepared.controls.map(change).filter((value) => !Number.isNaN(value))
  const own = change(members[0]!)
  const found = Number.isNaN(own) || others.length < SMALLEST_PLACEBO ? null : placeboRank(own, others)
  if (!found) return null
  const corrected = found.difference / sd
  const isRare = found.p <= RARE && corrected > 0 && selection > 0
  return {
    ...base,
    verdict: isRare ? 'promising' : 'cannot_tell',
    reason: 'one_cluster',
    design: 'placebo',
    ...{ raw: raw / sd, expected: raw / sd - corrected, corrected, sd_z: sd },
    mde: (DETECTABLE * found.spread) / sd,
    placebo: { rank: found.rank, of: found.of },
  }
}

function signalled(base: PlanOutcome, before: SeriesPoint[], after: SeriesPoint[]): PlanOutcome {
  const values = (points: SeriesPoint[]) => points.map(({ value }) => value)
  const signal = startSignal(values(before), values(after))
  const reason = signal === null ? 'short_series' : signal === 'none' ? 'no_signal' : 'signal'
  return { ...base, design: 'xmr', reason }
}

/** Points that stand for the length of a year. */
function cycleOf({ periods }: PlanInput): number {
  const [first] = periods
  if (!first) return 0
  return Math.round(365 / ((Date.parse(first.end) - Date.parse(first.start)) / 86_400_000 + 1))
}

/** Comparison units whose mean may be taken off the series of one. */
const FEWEST_COMPARED = 5
const SEASONAL_BEFORE = 12
/** A place among untreated units that is rarer than this is worth watching. */
const RARE = 0.1
