import { allOf, department, kpi } from '../outcome.ts'
import { SIDES, tailOf, type Candidate, type Side } from './candidate.ts'
import { spanOf, type Limits } from './rating-limits.ts'

export type ResultRow = {
  kpi_key: string
  kpi_id: string | null
  unit_id: string
  n: number
  n_people: number
  n_values: number
  n_values_here: number
  is_required: boolean
  top_value: number
  bottom_value: number
  top_value_here: number
  bottom_value_here: number
  n_top: number
  n_bottom: number
  n_top_here: number
  n_bottom_here: number
  first_period: string
  last_period: string
}

/** Fewer different results are steps of a count or a milestone, where many are equal without any cap. */
const FEWEST_VALUES = 6
/** Results of one KPI in a unit from which its own extreme is read. */
const FEWEST_IN_CELL = 10
/** A unit's extreme this much short of the KPI's is a limit of its own (attainment). */
const OWN_LIMIT = 0.02

/**
 * Results at a cap: many at exactly the largest (or smallest) attainment of a KPI, over all units; and many in one unit at an
 * extreme of its own which others go beyond. Results vary without ties, so a strong unit alone makes no such pile.
 */
export function resultLimits(rows: readonly ResultRow[], limits: Limits): Candidate[] {
  const open = rows.filter(({ is_required }) => !is_required)
  const ofKpis = [...Map.groupBy(open, ({ kpi_key }) => kpi_key).values()].flatMap((some) => ofKpi(some, limits))
  const ofUnits = [...Map.groupBy(open, ({ unit_id }) => unit_id).values()].flatMap((some) => ofUnit(some, limits))
  return [...ofKpis, ...ofUnits]
}

function ofKpi(some: readonly ResultRow[], limits: Limits): Candidate[] {
  if (some[0]!.n_values < FEWEST_VALUES) return []
  const unit = kpi(some[0]!.kpi_id ?? some[0]!.kpi_key.replace(/^goal /, ''))
  return SIDES.flatMap((side) => {
    const counts = some.map((row) => ({ row, k: side === 'top' ? row.n_top : row.n_bottom }))
    return candidate(counts, { unit, kind: 'capped_kpi', side, measure: some[0]!.kpi_key, limits }) ?? []
  })
}

function ofUnit(some: readonly ResultRow[], limits: Limits): Candidate[] {
  const unit = department(some[0]!.unit_id)
  return SIDES.flatMap((side) => {
    const counts = some
      .filter((row) => row.n >= FEWEST_IN_CELL && row.n_values_here >= FEWEST_VALUES)
      .map((row) => ({ row, k: isOwnLimit(row, side) ? (side === 'top' ? row.n_top_here : row.n_bottom_here) : 0 }))
    return candidate(counts, { unit, kind: 'capped_unit', side, measure: 'results', limits }) ?? []
  })
}

const isOwnLimit = (row: ResultRow, side: Side): boolean =>
  side === 'top' ? row.top_value - row.top_value_here > OWN_LIMIT : row.bottom_value_here - row.bottom_value > OWN_LIMIT

type Of = Pick<Candidate, 'unit' | 'kind' | 'side' | 'measure'> & { limits: Limits }

function candidate(counts: readonly { row: ResultRow; k: number }[], { limits, ...of }: Of): Candidate | null {
  const sum = (value: (one: (typeof counts)[number]) => number) => counts.reduce((total, one) => total + value(one), 0)
  const [n, at_limit, n_people] = [sum(({ row }) => row.n), sum(({ k }) => k), sum(({ row }) => row.n_people)]
  if (n < limits.fewest) return null
  const share = at_limit / n
  // One person has several KPIs in a unit, but is counted in each: the largest count is certain to be of different people.
  const people = of.kind === 'capped_unit' ? Math.max(0, ...counts.map(({ row }) => row.n_people)) : n_people
  return {
    ...{ ...of, n, n_people: people, at_limit, share, expected: null, others: null },
    p: tailOf(share, n, people, limits.share),
    ...{ isLarge: share > limits.share, isOpen: false },
    touched: { ...allOf(of.unit), n_rows: at_limit },
    ...spanOf(counts.map(({ row }) => row)),
  }
}
