import type { Log } from '#pipeline/effects.ts'
import { unknownPlan } from '#pipeline/store/plans.ts'
import { latticeOf } from '#pipeline/privacy/lattice.ts'
import type { Snapshot } from '#pipeline/warehouse/open.ts'
import type { Viewer } from '#queries/domain.ts'
import type { PlanBody } from '#queries/improvement/plan/body.ts'
import {
  itemOf,
  listOf,
  mayKnow,
  type ListContext,
  type PlanItem,
  type PlanList,
} from '#queries/improvement/plan/plan-list.ts'
import { FOLLOW_UP_MONTHS, followUps } from '#queries/improvement/plan/planning.ts'
import { checkBody, problemOf, type PlanProblem } from '#queries/improvement/plan/problems.ts'
import type { PlanRecord } from '#queries/improvement/plan/record.ts'
import { redacted } from '#queries/improvement/plan/redacted.ts'
import { importedPlans } from './imported-plans.ts'
import { outcomeOf, outcomesOf } from './outcome-of-plan.ts'
import { notJudged } from '#queries/analyses/plan-outcomes/not-judged.ts'
import type { Outcome } from '#queries/analyses/plan-outcomes/result.ts'

export type PlanView = {
  today: string
  plan: PlanRecord
  item: PlanItem
  outcome: Outcome
  follow_ups: { months: number; on: string; is_due: boolean }[]
}

/** Everything known of plans at one moment, for one reader. */
export type PlanBook = {
  /** Of one unit, or all. */
  list: (unit: string | null) => Promise<PlanList>
  /** @throws CausewayError `not-found` for a plan that does not exist and for one that this reader may not know of */
  page: (id: string) => Promise<PlanView>
  /** Reads a plan that is to be saved, also against units, measures, periods and the other plans. `id`: the plan it replaces. */
  check: (raw: unknown, id: string | null) => { body: PlanBody | null; problems: PlanProblem[] }
}

type Sources = { stored: PlanRecord[]; snapshot: Snapshot; viewer: Viewer; today: string; log: Log }

/** Brings the plans of the store and of a snapshot together. */
export async function readPlanBook({ stored, snapshot, viewer, today, log }: Sources): Promise<PlanBook> {
  const imported = await importedPlans(snapshot)
  const { ids } = await latticeOf(snapshot)
  const all = [...stored, ...imported.plans]
  const isProtected = (plan: PlanRecord) => imported.units.get(plan.unit_id)?.is_withheld ?? false
  /** Only reading needs them: a plan that is written does not wait for its effect. */
  const readOutcomes = async () => {
    const outcomes = await outcomesOf(stored, snapshot, viewer).catch((cause: unknown) => {
      // A snapshot of an earlier version has nothing to judge by; its plans are still worth reading.
      log.error({ snapshot: snapshot.id, error: String(cause) }, 'plans were not judged')
      return new Map<string, Outcome>()
    })
    return (plan: PlanRecord): Outcome =>
      isProtected(plan) ? notJudged(plan.id, 'protected') : outcomeOf(plan, outcomes)
  }

  const contextFor = (verdicts: ReadonlyMap<string, PlanItem['outcome']>): ListContext => ({
    role: viewer.role,
    today,
    unitOf: (unit) => imported.units.get(unit),
    n_units: (id) => imported.sizes.get(id)?.n_units ?? 1,
    outcomeOf: (id) => verdicts.get(id) ?? null,
  })
  /** Only a plan that has started has an outcome; all others are not asked for one. */
  const verdictOf = (plan: PlanRecord, outcome: (plan: PlanRecord) => Outcome) =>
    plan.source === 'stored' && plan.started_on === null ? null : outcome(plan).verdict

  return {
    async list(unit) {
      const plans = unit === null ? all : all.filter(({ unit_id }) => unit_id === unit)
      const outcome = await readOutcomes()
      const verdicts = new Map(plans.map((plan) => [plan.id, verdictOf(plan, outcome)]))
      const reported = imported.blockers.filter(({ unit_id }) => unit === null || unit_id === unit)
      return listOf(plans, contextFor(verdicts), reported)
    },

    async page(id) {
      const plan = all.find((one) => one.id === id)
      if (!plan || !mayKnow(plan, viewer.role, imported.units.get(plan.unit_id))) throw unknownPlan()
      const outcome = await readOutcomes()
      const start = plan.started_on ?? plan.starts_on
      return {
        today,
        plan: redacted(plan, viewer.role),
        item: itemOf(plan, contextFor(new Map([[id, verdictOf(plan, outcome)]]))),
        outcome: outcome(plan),
        follow_ups:
          start === null
            ? []
            : followUps(start).map((on, i) => ({ months: FOLLOW_UP_MONTHS[i]!, on, is_due: on <= today })),
      }
    },

    check(raw, id) {
      const { body, problems } = checkBody(raw)
      if (body === null) return { body, problems }
      const found = [...problems]
      if (!ids.get('unit')?.has(body.unit_id)) found.push(problemOf('unit_id', 'unit_unknown'))
      if (body.kpi_id !== null && !ids.get('kpi')?.has(body.kpi_id)) found.push(problemOf('kpi_id', 'unknown_measure'))
      const { first_end } = imported
      if (body.starts_on !== null && first_end !== null && body.starts_on <= first_end)
        found.push(problemOf('starts_on', 'start_before_data'))
      if (all.some((other) => other.id !== id && overlaps(other, body)))
        found.push(problemOf('starts_on', 'overlapping_plan'))
      return { body: found.some(({ severity }) => severity === 'error') ? null : body, problems: found }
    },
  }
}

/** Two plans of one unit that run at the same time; one that has no end runs on. */
function overlaps(other: PlanRecord, body: PlanBody): boolean {
  const start = other.started_on ?? other.starts_on
  if (other.subject === 'person' || other.is_cancelled || other.unit_id !== body.unit_id) return false
  if (start === null || body.starts_on === null) return false
  const end = other.closed_on ?? other.ends_on
  return (body.ends_on === null || start <= body.ends_on) && (end === null || end >= body.starts_on)
}
