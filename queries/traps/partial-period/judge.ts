import { SMALLEST_GROUP } from '#queries/domain.ts'
import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import { median } from '#queries/stats/median-deviation.ts'
import type { Tested } from '../define.ts'
import { allOf, department, outcome } from '../outcome.ts'
import { countPeriods, shortest, type Count } from './counts.ts'
import { shortPeriods, standardDays, type CoverageRow, type ShortPeriod } from './days.ts'

export type HeadRow = { unit_id: string; period_id: string; n_heads: number }
export type Limits = { coverage: number; rows: number; periods: number }

/**
 * Which periods of a unit are not over, or not all there? (traps 2) Days are a fact; counts are tested, one family over the units with
 * each unit's shortest period, p times the periods looked at.
 *
 * With a roster that shows the people are still there, too few results are a trap. Without one a unit may have shrunk: a note, unless
 * at least half of all units are short in the same period.
 */
export function judgeUnits(rows: readonly CoverageRow[], heads: readonly HeadRow[], limits: Limits): Tested[] {
  const standardOf = standardDays(rows)
  const byUnit = [...Map.groupBy(rows, ({ unit_id }) => unit_id).values()].map((some) =>
    some.toSorted((a, b) => compare(a.first_day, b.first_day) || compare(a.period_id, b.period_id)),
  )
  const headsOf = Map.groupBy(heads, ({ unit_id }) => unit_id)
  const last = newestPeriod(rows)
  const counts = byUnit.map((some) =>
    countPeriods(
      some,
      new Map(headsOf.get(some[0]!.unit_id)?.map(({ period_id, n_heads }) => [period_id, n_heads])),
      last,
      limits.rows,
    ),
  )
  const tests = shortest(counts)
  const q = falseDiscovery(tests.map(({ p }) => p))
  const common = commonlyShort(counts)
  return byUnit.map((some, i) => {
    const short = shortPeriods(some, standardOf, limits.coverage)
    const isCounted = counts[i]!.length > 0
    if (short.length > 0) return tell(some, { short, count: null, status: 'trap', p: null, q: null }, counts[i]!)
    const { count, p } = tests[i]!
    const isProven = q[i] !== null && q[i]! < 0.05
    const isKnown = count !== null && (count.hasHeads || common.has(count.row.period_id))
    const status =
      !isCounted || some.length < limits.periods
        ? 'not_testable'
        : !count || (!isProven && !isKnown)
          ? 'pass'
          : isProven && isKnown
            ? 'trap'
            : 'caution'
    return tell(some, { short, count, status, p, q: q[i]! }, counts[i]!)
  })
}

type Judged = {
  short: ShortPeriod[]
  count: Count | null
  status: Tested['status']
  p: number | null
  q: number | null
}

function tell(rows: readonly CoverageRow[], { short, count, status, p, q }: Judged, counts: readonly Count[]): Tested {
  const unit = department(rows[0]!.unit_id)
  const newest = short.at(-1)
  const isFinding = status === 'trap' || status === 'caution'
  const odd = new Set(isFinding ? (newest ? short.map(({ row }) => row.period_id) : [count!.row.period_id]) : [])
  const coverage = newest ? newest.days / newest.standard : (count?.ratio ?? median(counts.map(({ ratio }) => ratio)))
  const mean = (some: readonly CoverageRow[]) => {
    const n = some.reduce((sum, { n_r }) => sum + n_r, 0)
    return n > 0 ? some.reduce((sum, { sum_r }) => sum + sum_r, 0) / n - 1 : null
  }
  const expected = new Map(counts.map((one) => [one.row.period_id, one.expected]))
  return outcome(unit, {
    status,
    reason: status === 'not_testable' ? 'few_periods' : isFinding ? (newest ? 'days' : 'rows') : null,
    n: rows.reduce((sum, { n_rows }) => sum + n_rows, 0),
    n_people: Math.max(...rows.map(({ n_people }) => n_people)) || null,
    first_period: rows[0]!.period_id,
    last_period: rows.at(-1)!.period_id,
    effect: coverage,
    p,
    q,
    evidence: {
      facts: {
        period: newest?.row.period_id ?? (isFinding ? count!.row.period_id : null),
        days: newest?.days ?? null,
        standard: newest ? Math.round(newest.standard) : null,
        share: newest || !isFinding ? null : count!.ratio,
        gap_with: isFinding ? mean(rows) : null,
        gap_without: isFinding ? mean(rows.filter(({ period_id }) => !odd.has(period_id))) : null,
        has_roster: isFinding && count ? count.hasHeads : null,
      },
      rows: !isFinding
        ? []
        : rows
            .filter(({ n_people }) => n_people === 0 || n_people >= SMALLEST_GROUP)
            .slice(-SHOWN)
            .map(({ period_id, n_values, n_days, n_people }) => ({
              ...{ period: period_id, rows: n_values, days: n_days, n_people },
              expected: expected.get(period_id) ?? null,
            })),
    },
    touched: [...odd].map((period_id) => allOf(unit, period_id)),
  })
}

/** Periods in which at least half of three or more units are short: a delivery that is not complete, not a unit that shrank. */
function commonlyShort(counts: readonly Count[][]): Set<string> {
  const byPeriod = Map.groupBy(counts.flat(), ({ row }) => row.period_id)
  return new Set(
    [...byPeriod].flatMap(([period, some]) =>
      some.length >= 3 && 2 * some.filter(({ isShort }) => isShort).length >= some.length ? [period] : [],
    ),
  )
}

/** The newest main period with at least a fifth of the usual number of results: a single result typed into the future is none. */
function newestPeriod(rows: readonly CoverageRow[]): string {
  const periods = [
    ...Map.groupBy(
      rows.filter(({ is_main }) => is_main),
      ({ period_id }) => period_id,
    ),
  ].map(([id, some]) => ({
    id,
    day: some.reduce((first, { first_day }) => (first_day < first ? first_day : first), '9999'),
    n: some.reduce((sum, { n_rows }) => sum + n_rows, 0),
  }))
  const usual = median(periods.map(({ n }) => n)) ?? 0
  return (
    periods.filter(({ n }) => n >= usual / 5).sort((a, b) => compare(b.day, a.day) || compare(b.id, a.id))[0]?.id ?? ''
  )
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Periods drawn at most. */
const SHOWN = 24
