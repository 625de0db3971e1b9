import { notJudged } from '#queries/analyses/plan-outcomes/not-judged.ts'
import type { Outcome, PlanOutcomesResult } from '#queries/analyses/plan-outcomes/result.ts'
import type { PlanRow, Rows } from '#queries/analyses/plan-outcomes/rows.ts'
import { runAnalysis } from '#pipeline/run-analysis.ts'
import type { Snapshot } from '#pipeline/warehouse/open.ts'
import type { Viewer } from '#queries/domain.ts'
import type { PlanRecord } from '#queries/improvement/plan/record.ts'
import { importedId } from './imported-plans.ts'

/** Outcomes by plan, with ids as the list of plans has them. */
export type Outcomes = ReadonlyMap<string, Outcome>

/** The last answer of each snapshot and role: it stays right until a plan that counts is written. */
const kept = new WeakMap<Snapshot, Map<string, { key: string; outcomes: Promise<Outcomes> }>>()

/**
 * What became of the plans of the store and of the snapshot, judged together by the analysis `plan-outcomes`: a plan of the dashboard is
 * one more row of its plans, so both kinds meet the same rules and never serve as each other's comparison.
 */
export function outcomesOf(stored: readonly PlanRecord[], snapshot: Snapshot, viewer: Viewer): Promise<Outcomes> {
  const rows = stored.filter(isJudged).map(toRow)
  const key = JSON.stringify(rows)
  const ofSnapshot = kept.get(snapshot) ?? new Map<string, { key: string; outcomes: Promise<Outcomes> }>()
  kept.set(snapshot, ofSnapshot)
  const last = ofSnapshot.get(viewer.role)
  if (last?.key === key) return last.outcomes
  const outcomes = judge(rows, snapshot, viewer)
  ofSnapshot.set(viewer.role, { key, outcomes })
  outcomes.catch(() => ofSnapshot.delete(viewer.role))
  return outcomes
}

/** Of one plan; a plan that is not judged says why. */
export function outcomeOf(plan: PlanRecord, outcomes: Outcomes): Outcome {
  if (plan.source === 'stored') {
    if (plan.started_on === null) return notJudged(plan.id, plan.starts_on === null ? 'no_start' : 'not_started')
    if (plan.kpi_id === null) return notJudged(plan.id, 'no_measure')
  }
  return outcomes.get(plan.id) ?? notJudged(plan.id, plan.starts_on === null ? 'no_start' : 'undefined')
}

/** A plan of the store counts once it has started and says what it is measured by. */
const isJudged = ({ source, started_on, kpi_id }: PlanRecord) =>
  source === 'stored' && started_on !== null && kpi_id !== null

async function judge(rows: PlanRow[], snapshot: Snapshot, viewer: Viewer): Promise<Outcomes> {
  const addRows = (read: Record<string, unknown[]>) => ({
    ...read,
    plans: [...((read.plans ?? []) as Rows['plans']), ...rows], // the row schema of the analysis was just checked
  })
  const { result } = await runAnalysis('plan-outcomes', { measures: 'all' }, viewer, snapshot, { addRows })
  const stored = new Set(rows.map(({ plan_id }) => plan_id))
  const idOf = (plan: string) => (stored.has(plan) ? plan : importedId(plan))
  const { outcomes } = result as PlanOutcomesResult // checked against the result schema of the analysis
  return new Map(
    outcomes.flatMap((one) => {
      const plans = one.judged_as === 'programme' ? one.plans : [one.plan]
      return plans.map((plan): [string, Outcome] => [idOf(plan), one])
    }),
  )
}

const toRow = (plan: PlanRecord): PlanRow => ({
  plan_id: plan.id,
  unit_id: plan.unit_id,
  person_key: null,
  programme: plan.programme,
  type: null,
  cause_code: plan.cause,
  remedy_code: plan.remedy,
  kpi_id: plan.kpi_id === '*' ? null : plan.kpi_id,
  start_on: plan.started_on,
  end_on: plan.closed_on ?? plan.ends_on,
  cost: plan.cost,
  hours: plan.hours,
  is_asked: true,
})
