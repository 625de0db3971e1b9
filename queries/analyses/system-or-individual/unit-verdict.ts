import { LIMITS, VERDICTS, WIDEST_INTERVAL, type Limit, type Verdict } from '#queries/diagnosis/factors.ts'
import { classOf } from '#queries/diagnosis/verdict.ts'
import { SMALLEST_DISTRIBUTION } from '#queries/domain.ts'
import { toUnitName } from '#queries/names.ts'
import type { UnitName } from '#queries/result.ts'
import type { Estimate, UnitVerdict } from './result.ts'
import type { LimitRow, UnitRow } from './rows.ts'

/** One row as a published verdict: a withheld unit carries nothing, one of fewer than SMALLEST_DISTRIBUTION people no parts. */
export function toUnitVerdict(row: UnitRow, limits: readonly LimitRow[]): UnitVerdict {
  const verdict = oneOf(VERDICTS, row.verdict) ?? 'cannot_tell'
  const name = toUnitName(row)
  if (row.is_withheld || verdict === 'withheld') return { ...name, ...NOTHING }
  const own = limits
    .filter(({ unit_id }) => unit_id === row.unit_id)
    .flatMap(({ code, factor, value }) => {
      const known = oneOf(LIMITS, code)
      return known ? [{ code: known, factor, value }] : []
    })
  const hasOnePeriod = own.some(({ code }) => code === 'one_period')
  const q = estimateOf(row.q, row.q_low, row.q_high)
  const qDiff = estimateOf(row.q_diff, row.q_diff_low, row.q_diff_high)
  const total = row.shortfall
  const parts = {
    common: estimateOf(row.common, row.common_low, row.common_high),
    conditions: estimateOf(row.conditions, row.conditions_low, row.conditions_high),
    individual: estimateOf(row.individual, row.individual_low, row.individual_high),
    fluctuation: estimateOf(row.fluctuation, row.fluctuation_low, row.fluctuation_high),
  }
  const { common, conditions, individual, fluctuation } = parts
  const shown: UnitVerdict = {
    ...name,
    verdict,
    subtype: row.subtype,
    blocked_by: row.blocked_by ? row.blocked_by.split('+') : [],
    unblocked: oneOf(VERDICTS, row.unblocked_verdict),
    without: oneOf(VERDICTS, row.verdict_without),
    reason: oneOf(LIMITS, row.reason),
    differences: differencesOf(verdict, q, qDiff, hasOnePeriod),
    named_factor: row.named_factor,
    is_low: row.is_low,
    n_people: row.n_people,
    n_person_periods: row.n_person_periods,
    n_rows: row.n_rows,
    n_periods: row.n_periods,
    gap_ratio: row.gap_ratio,
    gap_z: row.gap_z,
    average_gap: estimateOf(row.average_gap_z, row.average_gap_z_low, row.average_gap_z_high),
    shortfall:
      total !== null && common && conditions && individual && fluctuation
        ? // The mean shortfall is observed, not estimated: its interval is itself.
          { total: { estimate: total, low: total, high: total }, common, conditions, individual, fluctuation }
        : null,
    q,
    qDiff,
    limits: own,
  }
  // With nobody at all there are no parts, and the reason is another.
  if (row.n_people === 0) return shown
  return (row.n_people ?? 0) < SMALLEST_DISTRIBUTION ? withoutParts(shown) : shown
}

/** The verdict of a group too small for shares over people: what it holds is a mean and a count. */
export function withoutParts<U extends UnitVerdict>(unit: U): U {
  return {
    ...unit,
    verdict: 'cannot_tell',
    ...{ subtype: null, blocked_by: [], unblocked: null, without: null },
    reason: 'few_people',
    differences: null,
    named_factor: null,
    average_gap: null,
    shortfall: null,
    q: null,
    qDiff: null,
  }
}

/** Nothing but the name, which everybody knows. */
export const withheldVerdict = <U extends UnitVerdict>(unit: U): U => ({ ...unit, ...NOTHING })

const NOTHING: Omit<UnitVerdict, keyof UnitName> = {
  verdict: 'withheld',
  subtype: null,
  blocked_by: [],
  unblocked: null,
  without: null,
  reason: null,
  differences: null,
  named_factor: null,
  is_low: null,
  n_people: null,
  n_person_periods: null,
  n_rows: null,
  n_periods: null,
  gap_ratio: null,
  gap_z: null,
  average_gap: null,
  shortfall: null,
  q: null,
  qDiff: null,
  limits: [],
}

/**
 * The class of the differences alone, where it is one and another than the verdict's. With one period a lasting difference
 * between people cannot be told from a passing one, so only "system" can be said of it.
 */
function differencesOf(
  verdict: Verdict,
  q: Estimate | null,
  qDiff: Estimate | null,
  hasOnePeriod: boolean,
): Verdict | null {
  if (q === null || qDiff === null || !CLASSES.includes(verdict)) return null
  if (qDiff.high - qDiff.low > WIDEST_INTERVAL) return null
  const alone = classOf(qDiff)
  return alone === verdict || (hasOnePeriod && alone !== 'system') ? null : alone
}

const CLASSES: readonly Verdict[] = ['system', 'within_group', 'mixed']

export const estimateOf = (estimate: number | null, low: number | null, high: number | null): Estimate | null =>
  estimate === null || low === null || high === null ? null : { estimate, low, high }

const oneOf = <T extends Limit | Verdict>(known: readonly T[], code: string | null): T | null =>
  known.find((each) => each === code) ?? null
