import type { Tested, TestedUnit } from '../define.ts'
import { allOf, company, notTestable, outcome } from '../outcome.ts'
import { lowBases, type GrowthLimits, type GrowthRow, type LowBase } from './growth.ts'
import { judgeRate, type Rate, type RateLimits, type RateRow } from './rates.ts'

export type Limits = RateLimits & GrowthLimits

/**
 * Rates on few cases and growth on a weak base (traps 2), for each unit and KPI that has one of the two. Properties of the numbers,
 * no tests. Of a KPI with both, the denominator is told first.
 */
export function judge(rates: readonly RateRow[], growth: readonly GrowthRow[], limits: Limits): Tested[] {
  if (rates.length === 0 && growth.length === 0) return [notTestable(company, 'missing_column')]
  const keyOf = (unit_id: string, kpi: string) => `${unit_id}\u001f${kpi}`
  const grown = Map.groupBy(growth, ({ unit_id, kpi_id }) => keyOf(unit_id, kpi_id))
  const tested = rates.map((row) => {
    const key = keyOf(row.unit_id, row.kpi_id ?? '')
    const base = grown.get(key)
    grown.delete(key)
    const ofRate = tellRate(row, judgeRate(row, limits))
    return base && ofRate.status !== 'trap' ? graver(tellGrowth(base, limits), ofRate) : ofRate
  })
  return [...tested, ...[...grown.values()].map((rows) => tellGrowth(rows, limits))]
}

const graver = (one: Tested, other: Tested): Tested =>
  one.status === 'trap' || other.status === 'not_testable' ? one : other

const place = (unit_id: string, kpi_id: string): TestedUnit => ({ kind: 'department', unit_id, kpi_id, part: null })

function tellRate(row: RateRow, rate: Rate): Tested {
  const { kind, share, low, high, variance } = rate
  const unit = place(row.unit_id, row.kpi_id ?? row.kpi_key)
  const isFound = kind === 'small' || kind === 'noise'
  return outcome(unit, {
    status: isFound ? 'trap' : kind === 'fine' ? 'pass' : 'not_testable',
    reason: kind === 'fine' ? null : kind,
    n: row.n_values,
    n_people: row.n_people || null,
    first_period: row.first_period,
    last_period: row.last_period,
    effect: low === null || high === null ? null : (high - low) / 2,
    evidence: {
      facts: {
        denominator: row.median_denominator,
        rate: share,
        low,
        high,
        one_case: 1 / row.median_denominator,
        variance,
      },
      rows: isFound && share !== null ? caseRows(share, row.median_denominator) : [],
    },
    touched: isFound
      ? [row.kpi_id === null ? { ...allOf({ ...unit, kpi_id: null }), n_rows: row.n_values } : allOf(unit)]
      : [],
  })
}

/** The rate of a typical value, and what it would be with one or two cases more or fewer. */
const caseRows = (share: number, denominator: number) =>
  [2, 1, 0, -1, -2].flatMap((more) => {
    const value = share + more / denominator
    return more === 0 || (value >= 0 && value <= 1) ? [{ more, value }] : []
  })

function tellGrowth(unordered: readonly GrowthRow[], limits: Limits): Tested {
  const rows = unordered.toSorted((a, b) =>
    a.period_start < b.period_start ? -1 : a.period_start > b.period_start ? 1 : a.period_id < b.period_id ? -1 : 1,
  )
  const unit = place(rows[0]!.unit_id, rows[0]!.kpi_id)
  const n = rows.reduce((sum, { n_values }) => sum + n_values, 0)
  const about = {
    n,
    n_people: Math.max(...rows.map(({ n_people }) => n_people)) || null,
    first_period: rows[0]!.period_id,
    last_period: rows.at(-1)!.period_id,
  }
  const found = lowBases(rows, limits)
  if (found === null) return outcome(unit, { status: 'not_testable', reason: 'few_periods', ...about })
  const worst = found.toSorted((a, b) => offBy(b) - offBy(a))[0]
  if (!worst) return outcome(unit, { status: 'pass', ...about })
  const { row, medianBase, growth, onMedian } = worst
  return outcome(unit, {
    status: 'trap',
    reason: 'low_base',
    ...about,
    effect: offBy(worst),
    evidence: {
      facts: { period: row.period_id, base: row.base, median_base: medianBase, growth, growth_on_median: onMedian },
      rows: [
        { name: 'growth', value: growth },
        { name: 'growth_on_median', value: onMedian },
      ],
    },
    touched: found.map((one) => allOf(unit, one.row.period_id)),
  })
}

const offBy = ({ growth, onMedian }: LowBase) => growth - onMedian
