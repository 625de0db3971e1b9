import { SMALLEST_DISTRIBUTION, SMALLEST_GROUP } from '#queries/domain.ts'
import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import { wilson } from '#queries/stats/wilson.ts'
import type { Scalar, Tested, Touched } from './define.ts'
import { kpi, notTestable, outcome } from './outcome.ts'

/** One goal (a KPI with its version, or a shared goal) in one period; from `n_goal` on the same in each of its periods. */
export type GoalPeriod = {
  kpi_key: string
  /** The KPI, or the goal where results name no KPI. */
  goal_key: string
  kpi_id: string | null
  kpi_version: number
  /** Null where a goal has no results that count. */
  period_id: string | null
  n: number
  n_people: number
  mean_r0: number | null
  n_goal: number
  /** Results that reach the target. */
  n_hit: number
  median_r0: number | null
  /** Mean over units of their share of results that reach the target. */
  unit_hit_share: number | null
  n_subjects: number
  n_units: number
  /** Subjects are people, or else units. */
  is_of_people: boolean
  /** Results of the stretch lane, which are not looked at. */
  n_stretch: number
}

export type GoalLimits = { fewest: number; subjects: number; periods: number }

/** What a check says of one goal that has enough results. `reason` of a goal that passes says why it is innocent. */
export type GoalRule<R extends GoalPeriod> = {
  p: (goal: R) => number
  /** Does the goal reach every practical threshold? 'pass', or the reason why it is innocent though it does. */
  judge: (goal: R, periods: readonly R[]) => { isFlagged: boolean; reason: string | null }
  facts: (goal: R) => Record<string, Scalar>
  /** What of a period is drawn, beside its mean. */
  draw: (period: R) => Record<string, Scalar>
}

/**
 * One outcome for each KPI. A KPI with several versions is as many goals; the gravest speaks for it. A goal beyond every practical
 * threshold is a trap when q < .05 as well, else a note.
 */
export function goalOutcomes<R extends GoalPeriod>(
  rows: readonly R[],
  limits: GoalLimits,
  rule: GoalRule<R>,
): Tested[] {
  const goals = [...Map.groupBy(rows, ({ kpi_key, kpi_version }) => `${kpi_version} ${kpi_key}`).values()]
  const reasons = goals.map((periods) => untestable(periods, limits))
  const p = goals.map(([goal], i) => (reasons[i] === null ? rule.p(goal!) : null))
  const q = falseDiscovery(p)
  const versions = Map.groupBy(goals, ([goal]) => goal!.kpi_key)
  const judged = goals.map((periods, i): Tested => {
    const goal = periods[0]!
    const unit = kpi(goal.goal_key)
    const n_people = goal.is_of_people ? goal.n_subjects : null
    if (reasons[i] != null) return notTestable(unit, reasons[i], goal.n_goal, n_people)
    const { isFlagged, reason } = rule.judge(goal, periods)
    const interval = wilson(goal.n_hit, goal.n_goal)
    const mayShowSpread = n_people === null || n_people >= SMALLEST_DISTRIBUTION
    return outcome(unit, {
      status: !isFlagged ? 'pass' : q[i]! < 0.05 ? 'trap' : 'caution',
      reason,
      ...{ n: goal.n_goal, n_people, p: p[i]!, q: q[i]! },
      first_period: goal.period_id,
      last_period: periods.at(-1)!.period_id,
      effect: goal.n_hit / goal.n_goal,
      low: interval?.lower ?? null,
      high: interval?.upper ?? null,
      evidence: {
        facts: {
          reached: goal.n_hit,
          results: goal.n_goal,
          share: goal.n_hit / goal.n_goal,
          median: mayShowSpread ? goal.median_r0 : null,
          unit_share: goal.unit_hit_share,
          units: goal.n_units,
          periods: periods.length,
          ...rule.facts(goal),
        },
        rows: periods
          .filter(({ n_people: people }) => !goal.is_of_people || people >= SMALLEST_GROUP)
          .slice(-MOST_PERIODS)
          .map((period) => ({
            period: period.period_id,
            mean: period.mean_r0,
            ...rule.draw(period),
            n_people: goal.is_of_people ? period.n_people : null,
          })),
      },
      touched: isFlagged ? touchedBy(periods, versions.get(goal.kpi_key)!.length === 1) : [],
    })
  })
  return [...Map.groupBy(judged, ({ unit }) => unit.kpi_id).values()].map((some) =>
    some.reduce((gravest, one) => (GRAVITY[one.status] > GRAVITY[gravest.status] ? one : gravest)),
  )
}

/** Why nothing can be said of a goal; null where something can. */
function untestable<R extends GoalPeriod>(periods: readonly R[], limits: GoalLimits): string | null {
  const { n_goal, n_stretch, n_subjects, is_of_people } = periods[0]!
  if (n_goal === 0 && n_stretch > 0) return 'stretch'
  if (n_goal < limits.fewest) return 'few_rows'
  if (n_subjects < limits.subjects) return is_of_people ? 'few_people' : 'few_units'
  return periods.length < limits.periods ? 'few_periods' : null
}

/** All results of the KPI; of one version among several, or of a goal without a KPI, so many in each of its periods. */
function touchedBy<R extends GoalPeriod>(periods: readonly R[], isOnlyVersion: boolean): Touched[] {
  const { kpi_id } = periods[0]!
  if (kpi_id !== null && isOnlyVersion) return [{ unit_id: null, kpi_id, period_id: null, n_rows: null }]
  return periods.map(({ period_id, n }) => ({ unit_id: null, kpi_id, period_id, n_rows: n }))
}

const GRAVITY = { trap: 3, caution: 2, pass: 1, not_testable: 0 }
/** Of a longer series the chart shows the end. */
const MOST_PERIODS = 36
