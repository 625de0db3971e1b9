import { below, seeded } from '#queries/stats/random.ts'
import { addMonths, dayAfter, firstDay, lastDay, type Month } from './months.ts'
import type { Posting } from './people.ts'
import { PLAN_DRAFTS, type PlanDraft } from './plan-drafts.ts'
import { newcomerPlans, rhythmPlans } from './programmes.ts'
import type { Structure } from './structure.ts'

export type Side = 'manager' | 'company'
/**
 * An improvement plan: of units (of several, where it covers them together) or of one person. `owner_side` says who owes the plan or
 * the step, `owner_function` which function answers for it.
 */
export type Plan = {
  plan_id: string
  unit_ids: string[]
  person: number | null
  type: 'process' | 'resource' | 'coaching' | 'IDP'
  owner_side: Side
  cause_code: 'ability' | 'process' | 'resource' | 'communication'
  remedy_code: 'training' | 'redesign' | 'headcount' | 'coaching' | 'hand-over' | 'tool' | 'rhythm'
  starts_on: string
  ends_on: string
  status: 'open' | 'closed'
  cost: number
  closed_on: string | null
  kpi_id: string | null
  programme: string | null
  owner_function: string
  acknowledged_on: string | null
  started_on: string | null
  co_authored: boolean
  own_benefit: string | null
  evidence_kinds: string[]
  expected_effect: number | null
  decision_level: 0 | 1 | 2 | 3
  hours: number
  lesson: string | null
  steps: Step[]
}
export type Step = {
  step_no: number
  text: string
  kind: 'milestone' | 'commitment' | 'action'
  owner_side: Side
  owner_function: string
  due_on: string
  done_on: string | null
}
export type DatedEvent = {
  event_id: string
  unit_id: string | null
  kind: 'policy' | 'reorg' | 'system' | 'supply' | 'market' | 'definition_change' | 'holiday' | 'other'
  starts_on: string
  ends_on: string
  label: string
}

/**
 * Plans dated back from the newest month, then the two programmes; those whose units a small company lacks are left out, as are those
 * before its first month. None of them moves a result: what is planted in the company does.
 */
export function draftPlans(shape: Structure, postings: readonly Posting[], months: Month[], seed: number): Plan[] {
  const units = new Set(shape.units.map(({ unit_id }) => unit_id))
  const single = PLAN_DRAFTS.filter(({ units: of, ago }) => of.every((id) => units.has(id)) && ago < months.length).map(
    (draft, index) => planOf(draft, `P${String(index + 1).padStart(3, '0')}`, months.at(-1)!, seed),
  )
  return [...single, ...rhythmPlans(shape, months, seed), ...newcomerPlans(postings, months, seed)]
}

function planOf(draft: PlanDraft, plan_id: string, newest: Month, seed: number): Plan {
  const start = addMonths(newest, -draft.ago)
  const end = addMonths(start, draft.length)
  const closed = end < newest
  const random = seeded(seed, `plan ${plan_id}`)
  const begun = draft.ago > 0 && !draft.waits
  return {
    plan_id,
    unit_ids: draft.units,
    person: null,
    type: draft.type,
    owner_side: draft.side,
    cause_code: draft.cause,
    remedy_code: draft.remedy,
    starts_on: firstDay(start),
    ends_on: lastDay(end),
    status: closed ? 'closed' : 'open',
    cost: draft.cost,
    closed_on: closed ? lastDay(end) : null,
    kpi_id: draft.kpi ?? null,
    programme: null,
    owner_function: draft.owner,
    acknowledged_on: draft.waits ? null : dayAfter(firstDay(start), 2 + below(11, random)),
    started_on: begun ? dayAfter(firstDay(start), below(16, random)) : null,
    co_authored: draft.together ?? false,
    own_benefit: draft.benefit ?? null,
    evidence_kinds: draft.evidence,
    expected_effect: draft.expected ?? null,
    decision_level: draft.decides,
    hours: draft.hours,
    lesson: closed ? (draft.lesson ?? null) : null,
    steps: draft.steps.map(([text, side, owner, after, late], at) => {
      const due = lastDay(addMonths(start, after))
      const done = late === null ? null : dayAfter(due, late)
      return {
        step_no: at + 1,
        text,
        kind: side === 'company' ? 'commitment' : at === 0 ? 'milestone' : 'action',
        owner_side: side,
        owner_function: owner,
        due_on: due,
        done_on: done !== null && done <= lastDay(newest) ? done : null,
      }
    }),
  }
}

const EVENTS: Omit<DatedEvent, 'event_id'>[] = [
  { unit_id: null, kind: 'holiday', starts_on: '2025-01-28', ends_on: '2025-02-04', label: '春节' },
  { unit_id: '02', kind: 'system', starts_on: '2025-09-01', ends_on: '2025-09-05', label: '生产执行系统上线' },
  {
    unit_id: null,
    kind: 'definition_change',
    starts_on: '2026-01-01',
    ends_on: '2026-01-01',
    label: '客户满意度改用新问卷',
  },
  { unit_id: null, kind: 'holiday', starts_on: '2026-02-16', ends_on: '2026-02-23', label: '春节' },
  { unit_id: '0203', kind: 'supply', starts_on: '2026-04-08', ends_on: '2026-06-20', label: '三厂限电' },
]
export const datedEvents = (units: ReadonlySet<string>, months: Month[]): DatedEvent[] =>
  EVENTS.filter(
    (event) => (event.unit_id === null || units.has(event.unit_id)) && event.ends_on >= firstDay(months[0]!),
  ).map((event, index) => ({ event_id: `E${String(index + 1).padStart(3, '0')}`, ...event }))
