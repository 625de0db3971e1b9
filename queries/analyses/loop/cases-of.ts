import { causeOfFactor, type Cause } from '#queries/improvement/causes.ts'
import type { PlanFacts } from './plan-facts.ts'
import type { CaseStage } from './result.ts'
import type { Rows } from './rows.ts'

/** A gap of one unit with its cause, and how far it was followed. */
export type Case = {
  unit_id: string
  opened_on: string
  cause: Cause | null
  plan: PlanFacts | null
  /** When it should have been judged. */
  due_on: string
  reached: Record<CaseStage, boolean>
  hasContact: boolean
  firstContact: string | null
  isClosed: boolean
}

/** So many periods without a signal end a run: a gap that comes back later is another case. */
const QUIET_PERIODS = 3
/** A plan belongs to a gap when it begins at most so long before the first signal (it may have been written on what led to it) and … */
const DAYS_BEFORE = 62
/** … while the signals last, or at most so long after the first. Without a plan the gap should have been judged by then as well. */
const DAYS_TO_ANSWER = 183

/**
 * Cases: each run of gap signals of a unit (funnel or XmR limits), with the first plan of the unit or of one above it. A case is closed
 * with diagnosis, plan, start, a talk between signal and evaluation, and a verdict on the effect other than "cannot tell".
 */
export function casesOf(
  rows: Rows,
  plans: readonly PlanFacts[],
  above: ReadonlyMap<string, readonly string[]>,
): Case[] {
  const contacts = new Map(
    [...Map.groupBy(rows.contacts, ({ unit_id }) => unit_id)].map(([unit, days]) => [
      unit,
      days.map(({ day }) => day.slice(0, 10)).toSorted(),
    ]),
  )
  const found: Case[] = []
  for (const [unit_id, signals] of Map.groupBy(rows.signals, (row) => row.unit_id)) {
    const taken = new Set<string>()
    for (const { opened_on, lasted_to } of runsOf(signals)) {
      const until = [dayAfter(opened_on, DAYS_TO_ANSWER), lasted_to].toSorted().at(-1)!
      const plan = planFor(plans, [unit_id, ...(above.get(unit_id) ?? [])], opened_on, until, taken)
      if (plan) taken.add(plan.plan_id)
      found.push(caseOf(unit_id, opened_on, plan, rows.causes, contacts.get(unit_id) ?? []))
    }
  }
  return found.toSorted((a, b) => (a.opened_on + a.unit_id < b.opened_on + b.unit_id ? -1 : 1))
}

/** Signals of one unit as runs: the end of the first and of the last period of each. */
function runsOf(signals: Rows['signals']): { opened_on: string; lasted_to: string }[] {
  const runs: { opened_on: string; lasted_to: string }[] = []
  let last = -Infinity
  for (const { period_no, period_end } of signals.toSorted((a, b) => a.period_no - b.period_no)) {
    const day = period_end.slice(0, 10)
    if (period_no - last > QUIET_PERIODS) runs.push({ opened_on: day, lasted_to: day })
    else runs.at(-1)!.lasted_to = day
    last = period_no
  }
  return runs
}

function planFor(
  plans: readonly PlanFacts[],
  units: readonly string[],
  opened: string,
  until: string,
  taken: ReadonlySet<string>,
) {
  const able = plans.filter(
    ({ plan_id, unit_ids, begins_on }) =>
      begins_on !== null &&
      !taken.has(plan_id) &&
      unit_ids.some((id) => units.includes(id)) &&
      begins_on >= dayAfter(opened, -DAYS_BEFORE) &&
      begins_on <= until,
  )
  return able.toSorted((a, b) => (`${a.begins_on}${a.plan_id}` < `${b.begins_on}${b.plan_id}` ? -1 : 1))[0] ?? null
}

function caseOf(
  unit_id: string,
  opened_on: string,
  plan: PlanFacts | null,
  causes: Rows['causes'],
  days: string[],
): Case {
  const due_on = plan?.ends_on ?? dayAfter(plan?.begins_on ?? opened_on, DAYS_TO_ANSWER)
  const firstContact = days.find((day) => day > opened_on) ?? null
  const hasContact = days.some((day) => day > opened_on && day <= due_on)
  const is = (stage: 'acknowledged' | 'started' | 'on_time' | 'done') => plan?.reached[stage] === true
  const hasVerdict = plan !== null && plan.verdict !== null && plan.verdict !== 'cannot_tell'
  const isDiagnosed = plan?.isDiagnosed === true
  return {
    ...{ unit_id, opened_on, plan, due_on, firstContact, hasContact },
    cause: plan?.cause ?? diagnosedCause(unit_id, causes),
    reached: {
      gap: true,
      diagnosed: isDiagnosed,
      planned: plan !== null,
      ...{ acknowledged: is('acknowledged'), started: is('started'), on_time: is('on_time'), done: is('done') },
      effect_seen: plan?.verdict === 'worked',
    },
    isClosed: isDiagnosed && is('started') && hasContact && hasVerdict,
  }
}

/** What the diagnosis of the unit points to; null where several causes or none are associated. */
function diagnosedCause(unit_id: string, causes: Rows['causes']): Cause | null {
  const named = new Set(
    causes.flatMap((row) =>
      row.unit_id === unit_id && (row.grade === 'associated' || row.grade === 'tried')
        ? (causeOfFactor(row.factor) ?? [])
        : [],
    ),
  )
  return named.size === 1 ? [...named][0]! : null
}

export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
