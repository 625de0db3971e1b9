import { SMALLEST_GROUP } from '#queries/domain.ts'
import { wilson } from '#queries/stats/wilson.ts'
import type { Tested } from '../define.ts'
import { allOf, department, notTestable, outcome } from '../outcome.ts'

/** The targets of one unit and period, by the moment of their change. */
export type PeriodCount = {
  unit_id: string
  period_id: string
  n: number
  n_people: number
  n_people_of_unit: number
  /** Changed after the end of the period. */
  n_after: number
  /** Original and current target differ, and nothing says since when. */
  n_undated: number
  /** The same, but as part of a change of nearly all targets of the KPI in several units. */
  n_rebased: number
  /** Changed in the last part of the period. */
  n_last_part: number
  /** Changed earlier, with an entry in the log that names neither reason nor who asked. */
  n_unreasoned: number
  /** Results with an attainment against both targets, and the sums of these attainments. */
  n_measured: number
  current_sum: number
  original_sum: number
}
export type Limits = { share: number; period_share: number; fewest: number }

/**
 * One department, over all its periods. A trap when more than `share` of its targets were changed too late, or more than
 * `period_share` of those of one period: a year-end change of every target is one month in twenty-four, and still decides the year.
 * The last part of a period, a re-base without a date, and an early change whose log entry says neither why nor for whom are worth
 * a note in the same shares.
 */
export function judge(unit_id: string, periods: readonly PeriodCount[], limits: Limits): Tested {
  const unit = department(unit_id)
  const sum = (of: (period: PeriodCount) => number) => periods.reduce((total, period) => total + of(period), 0)
  const n = sum((period) => period.n)
  const n_people = periods[0]!.n_people_of_unit || null
  if (n < limits.fewest) return notTestable(unit, 'few_rows', n, n_people)

  const isTrap = isReached(periods, late, limits)
  const isCaution = !isTrap && isReached(periods, open, limits)
  const counted = isTrap || !isCaution ? late : open
  const [changed, measured] = [sum(counted), sum(({ n_measured }) => n_measured)]
  const interval = wilson(changed, n)
  const mean = (total: number) => (measured > 0 ? total / measured : null)
  const inOrder = periods.map(({ period_id }) => period_id)
  return outcome(unit, {
    status: isTrap ? 'trap' : isCaution ? 'caution' : 'pass',
    reason: isTrap ? largest(sum, LATE) : isCaution ? largest(sum, OPEN) : null,
    n,
    n_people,
    first_period: inOrder[0]!,
    last_period: inOrder.at(-1)!,
    effect: changed / n,
    low: interval?.lower ?? null,
    high: interval?.upper ?? null,
    evidence: {
      facts: {
        changed,
        targets: n,
        share: changed / n,
        one_period: Math.max(...periods.map((period) => counted(period) / period.n)),
        original: mean(sum(({ original_sum }) => original_sum)),
        current: mean(sum(({ current_sum }) => current_sum)),
        ...Object.fromEntries(OPEN.map((moment) => [moment, sum((period) => period[`n_${moment}`])])),
      },
      rows: periods
        .filter((period) => period.n_measured > 0 && (period.n_people === 0 || period.n_people >= SMALLEST_GROUP))
        .slice(-MOST_PERIODS)
        .map((period) => ({
          period: period.period_id,
          original: period.original_sum / period.n_measured,
          current: period.current_sum / period.n_measured,
          n_people: period.n_people || null,
        })),
    },
    touched:
      isTrap || isCaution
        ? periods
            .filter((period) => counted(period) > 0)
            .map((period) => ({ ...allOf(unit, period.period_id), n_rows: counted(period) }))
        : [],
  })
}

type Moment = 'after' | 'undated' | 'rebased' | 'last_part' | 'unreasoned'
const LATE = ['after', 'undated'] as const
const OPEN = ['after', 'undated', 'rebased', 'last_part', 'unreasoned'] as const

const late = (period: PeriodCount) => period.n_after + period.n_undated
const open = (period: PeriodCount) => late(period) + period.n_rebased + period.n_last_part + period.n_unreasoned

function isReached(
  periods: readonly PeriodCount[],
  counted: (period: PeriodCount) => number,
  { share, period_share, fewest }: Limits,
): boolean {
  const n = periods.reduce((total, period) => total + period.n, 0)
  const changed = periods.reduce((total, period) => total + counted(period), 0)
  return (
    (changed >= fewest && changed > share * n) ||
    periods.some((period) => counted(period) >= fewest && counted(period) > period_share * period.n)
  )
}

/** The moment at which most of the counted targets were changed: it words the sentence. */
function largest(sum: (of: (period: PeriodCount) => number) => number, moments: readonly Moment[]): Moment {
  const counts = moments.map((moment) => sum((period) => period[`n_${moment}`]))
  return moments[counts.indexOf(Math.max(...counts))]!
}

/** Of a longer series the chart shows the end. */
const MOST_PERIODS = 36
