import { z } from 'zod'
import { SMALLEST_GROUP, type Role } from '#queries/domain.ts'
import { VERDICTS, type Verdict } from '#queries/diagnosis/factors.ts'
import { VERDICTS as OUTCOMES } from '../outcome/define.ts'
import type { Cause } from '../causes.ts'
import { FIT_REASONS, FITS, fitOf, type EvidenceGrade } from '../fit/fit-of.ts'
import { causeOf } from '../fold-words.ts'
import { daysBetween, funnelOf, STAGES, stageOf, stagesOf, type Reached } from '../stage.ts'
import { EVIDENCE_GRADES, SIDES, type Side } from './body.ts'
import { FEWEST_EVIDENCE_KINDS, LABELS, labelsOf } from './labels.ts'
import type { PlanRecord } from './record.ts'

/** One plan in a list. What only human resources may read is null for an executive. */
export const planItem = z.object({
  id: z.string(),
  source: z.enum(['stored', 'imported']),
  unit_id: z.string(),
  /** Units that it covers; a plan of the dashboard has one. */
  n_units: z.number().int(),
  subject: z.enum(['unit', 'process', 'goal', 'person']),
  title: z.string().nullable(),
  cause: z.string().nullable(),
  remedy: z.string().nullable(),
  kpi_id: z.string().nullable(),
  starts_on: z.string().nullable(),
  started_on: z.string().nullable(),
  ends_on: z.string().nullable(),
  closed_on: z.string().nullable(),
  stage: z.enum(STAGES),
  reached: z.record(z.enum(STAGES), z.boolean().nullable()),
  fit: z.enum(FITS),
  fit_reason: z.enum(FIT_REASONS).nullable(),
  grade: z.enum(EVIDENCE_GRADES).nullable(),
  verdict: z.enum(VERDICTS).nullable(),
  compared: z.boolean().nullable(),
  labels: z.array(z.enum(LABELS)),
  n_steps: z.number().int(),
  n_done: z.number().int(),
  n_company: z.number().int(),
  n_company_overdue: z.number().int(),
  outcome: z.enum(OUTCOMES).nullable(),
})
export type PlanItem = z.infer<typeof planItem>

/** An item that the company owes and that is past its day. */
export const overdueItem = z.object({
  id: z.string(),
  unit_id: z.string(),
  owner_function: z.string().nullable(),
  text: z.string(),
  due_on: z.string(),
  days: z.number().int(),
})
export type OverdueItem = z.infer<typeof overdueItem>

/** Done by the due day, of all that are due; n counts all items of the side. */
export const sideCount = z.object({
  side: z.enum(SIDES),
  n: z.number().int(),
  n_due: z.number().int(),
  n_on_time: z.number().int(),
})
export type SideCount = z.infer<typeof sideCount>

export const blockerCount = z.object({
  owner_function: z.string().nullable(),
  cause: z.string().nullable(),
  n_open: z.number().int(),
  n_unanswered: z.number().int(),
  /** Days since the oldest and the middle one were opened. */
  oldest_days: z.number().int(),
  median_days: z.number(),
})
export type BlockerCount = z.infer<typeof blockerCount>

export const planList = z.object({
  today: z.string(),
  items: z.array(planItem),
  /** Plans that the list was too long for. */
  n_more: z.number().int(),
  funnel: z.array(z.object({ stage: z.enum(STAGES), n: z.number().int(), n_unknown: z.number().int() })),
  fit: z.object({
    n_mismatch: z.number().int(),
    n_diagnosed: z.number().int(),
    n_undiagnosed: z.number().int(),
    n_mismatch_undiagnosed: z.number().int(),
  }),
  overdue: z.array(overdueItem),
  sides: z.array(sideCount),
  blockers: z.array(blockerCount),
})
export type PlanList = z.infer<typeof planList>

/** Longest list of plans and of overdue items; the counts go on to count all. */
export const MOST_LISTED = 400

/** What the snapshot knows of a unit beside its plans. */
export type UnitFacts = {
  verdict: Verdict | null
  grades: Partial<Record<Cause, EvidenceGrade>>
  n_people: number | null
  is_withheld: boolean
}
export type ListContext = {
  role: Role
  today: string
  unitOf: (id: string) => UnitFacts | undefined
  n_units: (id: string) => number
  outcomeOf: (id: string) => PlanItem['outcome']
}

/**
 * May this role know of the plan? Plans of persons are for human resources alone, and an executive sees no plan of a unit so small
 * that it would be one.
 */
export function mayKnow({ subject, unit_id }: Pick<PlanRecord, 'subject' | 'unit_id'>, role: Role, facts?: UnitFacts) {
  if (role === 'hr') return true
  if (subject === 'person') return false
  return unit_id === 'root' || (facts?.n_people ?? 0) >= SMALLEST_GROUP
}

/** What a plan rests on: its own diagnosis record; where a file has none, what the snapshot says of its unit today. */
export function groundsOf(plan: PlanRecord, facts?: UnitFacts) {
  const cause = causeOf(plan.cause)
  const verdict = plan.diagnosis.verdict ?? (plan.source === 'imported' ? (facts?.verdict ?? null) : null)
  const grade =
    plan.diagnosis.grade ?? (plan.source === 'imported' && cause !== null ? (facts?.grades[cause] ?? null) : null)
  return {
    cause: plan.cause,
    remedy: plan.remedy,
    verdict: verdict === 'withheld' ? null : verdict,
    evidence_grade: grade,
    compared_in_same_conditions: plan.diagnosis.compared_in_same_conditions,
  }
}

export function itemOf(plan: PlanRecord, context: ListContext): PlanItem {
  const { role, today } = context
  const outcome = context.outcomeOf(plan.id)
  const grounds = groundsOf(plan, context.unitOf(plan.unit_id))
  const progress = { ...plan, verdict: outcome }
  const company = plan.steps.filter(({ side }) => side === 'company')
  const { fit, reason } = fitOf(grounds)
  return {
    id: plan.id,
    source: plan.source,
    unit_id: plan.unit_id,
    n_units: context.n_units(plan.id),
    subject: plan.subject,
    title: role === 'hr' ? plan.title : null,
    cause: plan.cause,
    remedy: plan.remedy,
    kpi_id: plan.kpi_id,
    starts_on: plan.starts_on,
    started_on: plan.started_on,
    ends_on: plan.ends_on,
    closed_on: plan.closed_on,
    stage: stageOf(progress, today),
    reached: stagesOf(progress, today),
    fit,
    fit_reason: reason,
    grade: grounds.evidence_grade,
    verdict: grounds.verdict,
    compared: grounds.compared_in_same_conditions,
    labels: labelsOf(plan),
    n_steps: plan.steps.length,
    n_done: plan.steps.filter(({ done_on }) => done_on !== null).length,
    n_company: company.length,
    n_company_overdue: overdueOf(plan, today).length,
    outcome,
  }
}

/** The list of one role: counts over every plan that the role may know of. */
export function listOf(
  all: readonly PlanRecord[],
  context: ListContext,
  reported: readonly OpenBlocker[] = [],
): PlanList {
  const plans = all.filter((plan) => mayKnow(plan, context.role, context.unitOf(plan.unit_id)))
  const items = plans.map((plan) => itemOf(plan, context))
  const isDiagnosed = ({ diagnosis }: PlanRecord) => new Set(diagnosis.kinds).size >= FEWEST_EVIDENCE_KINDS
  const diagnosed = new Set(plans.filter(isDiagnosed).map(({ id }) => id))
  return {
    today: context.today,
    items: inOrder(items).slice(0, MOST_LISTED),
    n_more: Math.max(0, items.length - MOST_LISTED),
    funnel: funnelOf(items.map(({ reached }) => reached as Reached)), // z.record has the same keys
    fit: {
      n_mismatch: items.filter(({ id, fit }) => fit === 'mismatch' && diagnosed.has(id)).length,
      n_diagnosed: diagnosed.size,
      n_undiagnosed: plans.length - diagnosed.size,
      n_mismatch_undiagnosed: items.filter(({ id, fit }) => fit === 'mismatch' && !diagnosed.has(id)).length,
    },
    overdue: plans
      .flatMap((plan) => overdueOf(plan, context.today))
      .sort((a, b) => b.days - a.days || (a.id < b.id ? -1 : 1))
      .slice(0, MOST_LISTED),
    sides: SIDES.map((side) => sideOf(plans, side, context.today)),
    blockers: [...blockersOf(plans, context.today), ...reportedBlockers(reported, context)].sort(byNumber),
  }
}

/** Company items that are past their day and not done, of plans that are not closed. */
export function overdueOf(plan: PlanRecord, today: string): OverdueItem[] {
  if (plan.closed_on !== null) return []
  return plan.steps.flatMap(({ side, owner_function, text, due_on, done_on }) =>
    side === 'company' && due_on !== null && due_on < today && done_on === null
      ? [{ id: plan.id, unit_id: plan.unit_id, owner_function, text, due_on, days: daysBetween(due_on, today) }]
      : [],
  )
}

function sideOf(plans: readonly PlanRecord[], side: Side, today: string): SideCount {
  const items = plans.flatMap(({ steps }) => steps).filter((step) => step.side === side)
  const due = items.filter(({ due_on }) => due_on !== null && due_on < today)
  return {
    side,
    n: items.length,
    n_due: due.length,
    n_on_time: due.filter(({ due_on, done_on }) => done_on !== null && done_on <= due_on!).length,
  }
}

/** A difficulty of a file: open as long as nobody answered. */
export type OpenBlocker = {
  unit_id: string | null
  owner_function: string | null
  cause: string | null
  opened_on: string
}

/** Open blockers by owner function and cause, the most of them first. */
export function blockersOf(plans: readonly Pick<PlanRecord, 'blockers'>[], today: string): BlockerCount[] {
  return countsOf(
    plans.flatMap(({ blockers }) => blockers).filter(({ closed_on }) => closed_on === null),
    today,
  )
}

/** People report difficulties: an executive sees their number from the smallest group on. */
function reportedBlockers(reported: readonly OpenBlocker[], { role, today }: ListContext): BlockerCount[] {
  return countsOf(
    reported.map((one) => ({ ...one, answered_on: null })),
    today,
  ).filter(({ n_open }) => role === 'hr' || n_open >= SMALLEST_GROUP)
}

type Open = { owner_function: string | null; cause: string | null; opened_on: string; answered_on: string | null }

function countsOf(open: readonly Open[], today: string): BlockerCount[] {
  const groups = Map.groupBy(open, ({ owner_function, cause }) => JSON.stringify([owner_function, cause]))
  return [...groups.values()]
    .map((group) => {
      const days = group.map(({ opened_on }) => daysBetween(opened_on, today)).sort((a, b) => a - b)
      const middle = (days.length - 1) / 2
      return {
        owner_function: group[0]!.owner_function,
        cause: group[0]!.cause,
        n_open: group.length,
        n_unanswered: group.filter(({ answered_on }) => answered_on === null).length,
        oldest_days: days.at(-1)!,
        median_days: (days[Math.floor(middle)]! + days[Math.ceil(middle)]!) / 2,
      }
    })
    .sort(byNumber)
}

const byNumber = (a: BlockerCount, b: BlockerCount) => b.n_open - a.n_open || b.oldest_days - a.oldest_days

/** What waits for the company first, then what runs, then what is still to begin, then what is closed. */
function inOrder(items: PlanItem[]): PlanItem[] {
  const rank = (item: PlanItem) =>
    item.closed_on !== null ? 3 : item.n_company_overdue > 0 ? 0 : item.started_on !== null ? 1 : 2
  return items.toSorted(
    (a, b) => rank(a) - rank(b) || (b.starts_on ?? '').localeCompare(a.starts_on ?? '') || (a.id < b.id ? -1 : 1),
  )
}

/** Grades from strong to weak: of several circumstances of one cause the best backed counts. */
export const strongerGrade = (a: EvidenceGrade | undefined, b: EvidenceGrade): EvidenceGrade =>
  a !== undefined && EVIDENCE_GRADES.indexOf(a) <= EVIDENCE_GRADES.indexOf(b) ? a : b
