import { SMALLEST_GROUP } from '#queries/domain.ts'
import { wilson } from '#queries/stats/wilson.ts'
import type { Tested } from '../define.ts'
import { allOf, department, outcome } from '../outcome.ts'

/** Records of one unit and period: delivered, of those beyond the first, and the attainment of both. */
export type PeriodRow = {
  unit_id: string
  period_id: string
  period_start: string
  n_records: number
  n_repeated: number
  n_people: number
  n_r: number
  sum_r: number
  n_repeated_r: number
  sum_repeated_r: number
}

/**
 * Are more than `share` of the records of a unit, and at least `fewest`, repetitions? One of the two is a note. A number with two
 * join months at the same time is a note too: the records behind it may be those of two people.
 *
 *   share = repeated/delivered;   attainment before = Σ r/n over all delivered, after = the same over the first of each
 */
export function judge(
  unit_id: string,
  periods: readonly PeriodRow[],
  ids: number,
  { share, fewest }: { share: number; fewest: number },
): Tested {
  const sum = (of: 'n_records' | 'n_repeated' | 'n_r' | 'sum_r' | 'n_repeated_r' | 'sum_repeated_r') =>
    periods.reduce((total, row) => total + row[of], 0)
  const [records, repeated] = [sum('n_records'), sum('n_repeated')]
  const interval = wilson(repeated, records)
  const isMany = repeated >= fewest
  const isLarge = repeated > share * records
  const isTrap = isMany && isLarge
  const hasRepeats = isMany || isLarge
  const inOrder = periods.toSorted(
    (a, b) => compare(a.period_start, b.period_start) || compare(a.period_id, b.period_id),
  )
  const unit = department(unit_id)
  return outcome(unit, {
    status: isTrap ? 'trap' : hasRepeats || ids > 0 ? 'caution' : 'pass',
    reason: !hasRepeats && ids > 0 ? 'id_reuse' : null,
    n: records,
    // People of several periods may be the same, so the largest period is what is certain.
    n_people: Math.max(0, ...periods.map(({ n_people }) => n_people)) || null,
    first_period: inOrder[0]?.period_id ?? null,
    last_period: inOrder.at(-1)?.period_id ?? null,
    effect: interval?.share ?? null,
    low: interval?.lower ?? null,
    high: interval?.upper ?? null,
    evidence: {
      facts: {
        repeated,
        records,
        share: interval?.share ?? null,
        before: meanOf(sum('sum_r'), sum('n_r')),
        after: meanOf(sum('sum_r') - sum('sum_repeated_r'), sum('n_r') - sum('n_repeated_r')),
        ids,
      },
      rows: repeated === 0 ? [] : inOrder.slice(-SHOWN).map(shown).filter(isShowable),
    },
    touched: inOrder
      .filter(({ n_repeated }) => n_repeated > 0)
      .map(({ period_id, n_repeated }) => ({ ...allOf(unit, period_id), n_rows: n_repeated })),
  })
}

const shown = ({ period_id, n_records, n_repeated, n_people }: PeriodRow) => ({
  period: period_id,
  records: n_records,
  repeated: n_repeated,
  n_people,
})

/** Results of the unit itself rest on nobody; those of fewer people than the minimum stay away. */
const isShowable = ({ n_people }: { n_people: number }) => n_people === 0 || n_people >= SMALLEST_GROUP

const meanOf = (sum: number, n: number): number | null => (n > 0 ? sum / n : null)
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Periods drawn at most. */
const SHOWN = 36
