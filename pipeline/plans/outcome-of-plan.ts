import type { Snapshot } from '#pipeline/warehouse/open.ts'
import type { OutcomeVerdict } from '#queries/improvement/outcome/define.ts'
import type { PlanRecord } from '#queries/improvement/plan/record.ts'

/** What is shown of an outcome; the fields are those of PlanOutcome. */
export type Outcome = {
  verdict: OutcomeVerdict
  reason: string | null
  notes: string[]
  design: string
  raw: number | null
  expected: number | null
  corrected: number | null
  low: number | null
  high: number | null
  mde: number | null
  reading: { raw: number; expected: number; corrected: number; low: number; high: number } | null
  n_treated: number
  n_control: number
  n_before: number
  n_after: number
  guardrails: { guardrail: string; state: string; estimate: number; low: number; high: number }[]
}

/** No figure, and why. */
export const notJudged = (reason: string): Outcome => ({
  verdict: 'cannot_tell',
  reason,
  notes: [],
  design: 'none',
  raw: null,
  expected: null,
  corrected: null,
  low: null,
  high: null,
  mde: null,
  reading: null,
  n_treated: 0,
  n_control: 0,
  n_before: 0,
  n_after: 0,
  guardrails: [],
})

/** Outcomes of one snapshot by plan and version: neither ever changes. */
const known = new WeakMap<Snapshot, Map<string, Promise<Outcome>>>()

/** What became of a plan, as far as this snapshot can tell; figures of a protected unit are not read. */
export function outcomeOfPlan(plan: PlanRecord, snapshot: Snapshot, isProtected: boolean): Promise<Outcome> {
  if (isProtected) return Promise.resolve(notJudged('protected'))
  if (plan.is_cancelled) return Promise.resolve(notJudged('not_started'))
  const kept = known.get(snapshot) ?? new Map<string, Promise<Outcome>>()
  known.set(snapshot, kept)
  const key = `${plan.id} ${plan.version}`
  const found = kept.get(key) ?? judge(plan, snapshot)
  kept.set(key, found)
  found.catch(() => kept.delete(key))
  return found
}

async function judge(plan: PlanRecord, _snapshot: Snapshot): Promise<Outcome> {
  if (plan.source === 'stored' && plan.kpi_id === null) return notJudged('no_measure')
  if (plan.started_on === null && plan.starts_on === null) return notJudged('no_start')
  if (plan.source === 'stored' && plan.started_on === null) return notJudged('not_started')
  return notJudged('not_judged')
}
