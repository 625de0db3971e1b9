import { SMALLEST_DISTRIBUTION } from '#queries/domain.ts'
import { allOf, department, notTestable, outcome } from '../outcome.ts'
import type { Tested } from '../define.ts'

/** The centre of one department's results, over all KPIs ('*') or one. Null columns: mean and trimmed mean agree. */
export type Centre = {
  unit_id: string
  scope_key: string
  kpi_id: string | null
  n: number
  n_people: number
  first_period: string | null
  last_period: string | null
  width_ratio: number
  mean_ratio: number
  trimmed_ratio: number
  median_ratio: number
  mad_ratio: number | null
  n_extreme: number | null
  mean_without: number | null
}
export type Limits = { shift: number; trim: number; fewest: number }

/**
 * One department from its scopes. The scope that speaks is the gravest; among equals all KPIs before one, then the largest shift.
 *
 * Beside the two thresholds (far values, and mean − trimmed mean) the far values must be few, no more than are trimmed at one end,
 * and account for at least half of the shift. A skewed KPI with one harmless far value would otherwise be blamed on that value.
 */
export function judge(unit_id: string, scopes: readonly Centre[], limits: Limits): Tested {
  const unit = department(unit_id)
  const whole = scopes.find(({ scope_key }) => scope_key === '*')!
  const people = (scope: Centre) => scope.n_people || null
  const large = scopes.filter(({ n }) => n >= limits.fewest)
  if (large.length === 0) return notTestable(unit, 'few_rows', whole.n, people(whole))
  const testable = large.filter((scope) => scope.width_ratio > 0 && !(scope.mad_ratio !== null && scope.mad_ratio <= 0))
  if (testable.length === 0) return notTestable(unit, 'no_spread', whole.n, people(whole))

  const ranked = testable
    .map((scope) => ({ scope, status: statusOf(scope, limits), shift: scope.mean_ratio - scope.trimmed_ratio }))
    .sort(
      (a, b) =>
        GRAVITY[b.status] - GRAVITY[a.status] ||
        Number(b.scope.scope_key === '*') - Number(a.scope.scope_key === '*') ||
        Math.abs(b.shift) - Math.abs(a.shift) ||
        (a.scope.scope_key < b.scope.scope_key ? -1 : 1),
    )
  const { scope, status, shift } = ranked[0]!
  const mayShowSpread = scope.n_people === 0 || scope.n_people >= SMALLEST_DISTRIBUTION
  return outcome(unit, {
    status,
    n: scope.n,
    n_people: people(scope),
    first_period: scope.first_period,
    last_period: scope.last_period,
    effect: shift,
    evidence: {
      facts: {
        mean: scope.mean_ratio,
        trimmed: scope.trimmed_ratio,
        median: mayShowSpread ? scope.median_ratio : null,
        spread: mayShowSpread ? scope.mad_ratio : null,
        extremes: scope.n_extreme ?? 0,
        kpi: scope.kpi_id,
      },
      rows:
        status === 'pass'
          ? []
          : [
              { centre: 'mean', attainment: scope.mean_ratio, n_people: people(scope) },
              { centre: 'trimmed', attainment: scope.trimmed_ratio, n_people: people(scope) },
            ],
    },
    touched: status === 'pass' ? [] : [{ ...allOf(unit), kpi_id: scope.kpi_id, n_rows: scope.n_extreme }],
  })
}

function statusOf(scope: Centre, { shift, trim }: Limits): 'trap' | 'caution' | 'pass' {
  if (!scope.n_extreme || scope.n_extreme > trim * scope.n || scope.mean_without === null) return 'pass'
  const away = Math.abs(scope.mean_ratio - scope.trimmed_ratio)
  if (Math.abs(scope.mean_ratio - scope.mean_without) < away / 2) return 'pass'
  return away > shift ? 'trap' : 'caution'
}

const GRAVITY = { trap: 2, caution: 1, pass: 0 }
