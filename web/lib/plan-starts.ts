import type { TrendEvent } from '#queries/analyses/trend/events.ts'
import type { TrendResult } from '#queries/analyses/trend/result.ts'
import type { PlanItem } from '#queries/improvement/plan/plan-list.ts'
import type { Lang } from '#queries/locale.ts'
import { planName } from './plan-name.ts'

/**
 * The trend with the starts of the unit's plans among its events: a change after a start can be seen, and a comparison across one says
 * so. Starts outside the series, plans that were closed before they started and plans of persons are left out.
 */
export function withPlanStarts(trend: TrendResult, plans: readonly PlanItem[], lang: Lang): TrendResult {
  const [first, ...later] = trend.points
  if (!first) return trend
  const periodOf = (day: string): string | null =>
    day < first.period_start ? null : [first, ...later].findLast(({ period_start }) => period_start <= day)!.period_id
  const starts = plans.flatMap((plan): TrendEvent[] => {
    const day = plan.started_on
    const period = day === null ? null : periodOf(day)
    if (day === null || period === null || plan.subject === 'person') return []
    const event = { kind: 'plan' as const, label: planName(plan, lang), evidence: null, starts_on: day, ends_on: null }
    return [{ event_id: `plan ${plan.id}`, unit_id: plan.unit_id, ...event, from: period, to: period }]
  })
  const events = [...trend.events, ...starts].sort((a, b) =>
    a.starts_on === b.starts_on ? (a.event_id < b.event_id ? -1 : 1) : a.starts_on < b.starts_on ? -1 : 1,
  )
  return { ...trend, events }
}
