import type { Tested } from '../define.ts'
import { department, notTestable, outcome } from '../outcome.ts'
import { isAmount } from './amount.ts'

/** One place in the cycle of one KPI of one unit; all null where the unit has no measure that could add up. */
export type Place = {
  unit_id: string
  n_people_of_unit: number
  kpi_key: string | null
  kpi_id: string | null
  unit: string | null
  name_zh: string | null
  name_en: string | null
  m: number | null
  n_results: number | null
  n_people: number | null
  n_cycles: number | null
  n_over: number | null
  last_share: number | null
  others_last_share: number | null
  first_after: number | null
  sd: number | null
  first_period: string | null
  last_period: string | null
  place: number | null
  share: number | null
  others_share: number | null
}
export type Limits = { cycles: number; reversal: number; fewest: number }

/** A KPI of the unit with one length of cycle; values are multiples of the mean of their cycle. */
type Scope = {
  kpi_key: string
  kpi_id: string | null
  m: number
  n_results: number
  n_people: number
  n_cycles: number
  n_over: number
  last_share: number
  others_last_share: number | null
  /** How far the first sub-period after a full last one lies below the mean, in SD of the sub-periods; null where none follows. */
  reversal: number | null
  sd: number
  first_period: string
  last_period: string
  places: Place[]
}

/** One unit from its KPIs and cycles: the gravest speaks, among equals that with the largest part in its last sub-period. */
export function judge(unit_id: string, rows: readonly Place[], limits: Limits): Tested {
  const unit = department(unit_id)
  const people = rows[0]!.n_people_of_unit || null
  const amounts = rows.filter(isOfAmount)
  if (amounts.length === 0) return notTestable(unit, 'no_amounts', 0, people)
  const scopes = scopesOf(amounts)
  if (scopes.length === 0) return notTestable(unit, 'few_periods', 0, people)
  const long = scopes.filter(({ n_cycles }) => n_cycles >= limits.fewest)
  if (long.length === 0) return notTestable(unit, 'few_periods', Math.max(...scopes.map((one) => one.n_cycles)), people)
  const varied = long.filter(({ sd }) => sd > EVEN)
  if (varied.length === 0) return notTestable(unit, 'no_spread', Math.max(...long.map((one) => one.n_cycles)), people)

  const [{ scope, status }] = varied
    .map((scope) => ({ scope, status: statusOf(scope, limits) }))
    .sort(
      (a, b) =>
        GRAVITY[b.status] - GRAVITY[a.status] ||
        b.scope.n_over / b.scope.n_cycles - a.scope.n_over / a.scope.n_cycles ||
        b.scope.last_share * b.scope.m - a.scope.last_share * a.scope.m ||
        (a.scope.kpi_key < b.scope.kpi_key ? -1 : 1) ||
        a.scope.m - b.scope.m,
    ) as [{ scope: Scope; status: Status }]
  return outcome(unit, {
    status,
    n: scope.n_cycles,
    n_people: scope.n_people || null,
    first_period: scope.first_period,
    last_period: scope.last_period,
    effect: scope.last_share,
    evidence: {
      facts: {
        share: scope.last_share,
        even: 1 / scope.m,
        others: scope.others_last_share,
        over: scope.n_over,
        cycles: scope.n_cycles,
        reversal: scope.reversal,
        sub_periods: scope.m,
        kpi: scope.kpi_id,
      },
      rows: scope.places.map(({ place, share, others_share }) => ({ place, share, others: others_share })),
    },
    touched:
      status === 'pass'
        ? []
        : [{ unit_id, kpi_id: scope.kpi_id, period_id: null, n_rows: scope.kpi_id === null ? scope.n_results : null }],
  })
}

type Status = 'trap' | 'caution' | 'pass'

/** Over months of a year the time of year looks the same; without other units to compare with it is worth a note only. */
function statusOf(scope: Scope, { cycles, reversal }: Limits): Status {
  if (scope.n_over < cycles * scope.n_cycles || scope.reversal === null || scope.reversal <= reversal) return 'pass'
  return scope.m !== QUARTER_OF_MONTHS && scope.others_last_share === null ? 'caution' : 'trap'
}

const QUARTER_OF_MONTHS = 3
const GRAVITY = { trap: 2, caution: 1, pass: 0 }
/** Sub-periods that differ by less than this part of their mean are equal but for rounding. */
const EVEN = 1e-9

const isOfAmount = ({ kpi_key, unit, name_zh, name_en }: Place): boolean =>
  kpi_key !== null && isAmount({ unit, name: `${name_zh ?? ''} ${name_en ?? ''}` })

/** The whole cycles of each amount. */
function scopesOf(amounts: readonly Place[]): Scope[] {
  const whole = amounts.filter(({ m }) => m !== null)
  return [...Map.groupBy(whole, ({ kpi_key, m }) => `${m} ${kpi_key}`).values()].map((places) => {
    const one = places[0]!
    // Every column of a row with a cycle is filled, but for the others' share, what follows the last cycle, and the sd of one value.
    const sd = one.sd ?? 0
    return {
      ...{ kpi_key: one.kpi_key!, kpi_id: one.kpi_id, m: one.m!, n_results: one.n_results!, n_people: one.n_people! },
      ...{ n_cycles: one.n_cycles!, n_over: one.n_over!, last_share: one.last_share! },
      ...{ others_last_share: one.others_last_share, first_period: one.first_period!, last_period: one.last_period! },
      reversal: one.first_after === null || sd <= EVEN ? null : (1 - one.first_after) / sd,
      ...{ sd, places },
    }
  })
}
