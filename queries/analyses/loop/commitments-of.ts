import { daysBetween } from '#queries/improvement/stage.ts'
import { quantile } from '#queries/stats/quantile.ts'
import type { PlanFacts } from './plan-facts.ts'
import { differenceOf, notTestable, rateOf, shareOf } from './rate-of.ts'
import type { LoopResult } from './result.ts'
import type { UnitName } from '#queries/result.ts'

/**
 * What the company owes and what teams owe in their plans: shares, on time per side, and what is overdue on the newest day. A plan that is
 * closed owes nothing any more; what it did not deliver stays in the shares.
 */
export function commitmentsOf(
  plans: readonly PlanFacts[],
  asOf: string,
  nameOf: (unit_id: string) => UnitName | null,
): LoopResult['commitments'] {
  const items = plans.flatMap((plan) => plan.steps.map((step) => ({ ...step, plan, due_on: step.due_on?.slice(0, 10) ?? null, done_on: step.done_on?.slice(0, 10) ?? null }))) // prettier-ignore
  const sided = items.filter(({ owner_side }) => owner_side !== null)
  const isCompany = ({ owner_side }: { owner_side: string | null }) => owner_side === 'company'
  const due = sided.filter(({ due_on }) => due_on !== null && due_on <= asOf)
  const onTime = (some: typeof due) =>
    items.some(({ due_on }) => due_on !== null)
      ? shareOf(some, ({ due_on, done_on }) => done_on !== null && done_on <= due_on!)
      : notTestable('plan_step.due_on')
  const company_on_time = onTime(due.filter(isCompany))
  const team_on_time = onTime(due.filter((item) => !isCompany(item)))
  const overdue = due
    .filter((item) => isCompany(item) && !isClosed(item.plan, asOf) && (item.done_on === null || item.done_on > asOf))
    .map(({ plan, step_no, text, owner_function, due_on }) => ({
      ...{ plan_id: plan.plan_id, step_no, text, owner_function, due_on: due_on!, days: daysBetween(due_on!, asOf) },
      units: plan.unit_ids.flatMap((id) => nameOf(id) ?? []),
    }))
    .toSorted((a, b) => b.days - a.days || (keyOf(a) < keyOf(b) ? -1 : 1))
  const days = overdue.map((one) => one.days).toSorted((a, b) => a - b)
  return {
    company_share:
      sided.length > 0 ? rateOf(sided.filter(isCompany).length, sided.length) : notTestable('plan_step.owner_side'),
    company_on_time,
    team_on_time,
    balance: differenceOf(company_on_time, team_on_time),
    n_overdue: overdue.length,
    median_days: days.length > 0 ? quantile(days, 0.5) : null,
    overdue,
  }
}

const isClosed = ({ closed_on }: PlanFacts, asOf: string) => closed_on !== null && closed_on.slice(0, 10) <= asOf

const keyOf = ({ plan_id, step_no }: { plan_id: string; step_no: number | null }) =>
  `${plan_id} ${String(step_no ?? 0).padStart(6, '0')}`
