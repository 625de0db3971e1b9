import { seeded } from '#queries/stats/random.ts'
import {
  DETECTABLE,
  FEW_CLUSTERS,
  FLAT,
  SMALLEST_ARM,
  type OutcomeNote,
  type OutcomeReason,
  type PlanInput,
  type PlanOutcome,
} from './define.ts'
import { effectPath } from './cohort-effects.ts'
import { estimateEffect } from './estimate-effect.ts'
import { judgeGuardrails } from './judge-guardrails.ts'
import { judgeOneUnit } from './judge-one-unit.ts'
import { leadTest } from './lead-test.ts'
import { matchedEffect } from './matched-effect.ts'
import { prepare, type Prepared } from './prepare.ts'
import { rawChange } from './raw-change.ts'
import { spreadOf } from './spread.ts'
import { outcomeVerdict } from './verdict.ts'
import { withoutSpillover } from './without-spillover.ts'

/**
 * Did the plan move results beyond what would have happened anyway? The door of this folder: pure, and the same for imported plans
 * and for those written in the dashboard. Effects are in standard deviations of z among comparison subjects.
 */
export function judgePlan(input: PlanInput): PlanOutcome {
  const prepared = prepare(input, ({ z }) => z)
  const base = countsOf(input, prepared)
  const refused = input.reason ?? faultOf(input, prepared)
  if (refused) return { ...base, reason: refused }
  if (base.n_treated === 1 && input.level === 'unit') return judgeOneUnit(input, prepared, base)

  const random = () => seeded(input.seed, 'wild cluster bootstrap')
  const found = estimateEffect(prepared, random())
  const sd = spreadOf(prepared)
  const raw = rawChange(prepared)
  if (base.n_control < 2) return { ...base, reason: 'few_controls' }
  if (!found || !sd || !raw || !(found.se > 0)) return { ...base, reason: 'undefined' }

  const leads = leadTest(prepared)
  const guardrails = judgeGuardrails(input)
  const inGap = prepare(input, ({ gap }) => gap)
  const gapEffect = estimateEffect(inGap, random())
  const gapRaw = rawChange(inGap)
  const corrected = found.estimate / sd
  const outcome: PlanOutcome = {
    ...base,
    design: found.design,
    raw: raw.estimate / sd,
    raw_low: raw.low / sd,
    raw_high: raw.high / sd,
    expected: raw.estimate / sd - corrected,
    corrected,
    low: found.low / sd,
    high: found.high / sd,
    mde: (DETECTABLE * found.se) / sd,
    p: found.p,
    q: found.p,
    sd_z: sd,
    reading: gapEffect &&
      gapRaw && {
        raw: gapRaw.estimate,
        expected: gapRaw.estimate - gapEffect.estimate,
        ...{ corrected: gapEffect.estimate, low: gapEffect.low, high: gapEffect.high },
      },
    n_clusters: found.clusters,
    leads: leads && { ...leads, estimate: leads.estimate / sd, low: leads.low / sd, high: leads.high / sd },
    path: effectPath(prepared).map(({ relative, estimate, low, high }) => ({
      ...{ relative, estimate: estimate / sd, low: low / sd, high: high / sd },
    })),
    guardrails,
    ...matchedEffect(prepared, sd),
    without_spillover: withoutSpillover(prepared, sd, random()),
  }
  const reason = shortfallOf(outcome, prepared)
  const notes = notesOf(input, outcome)
  return reason ? { ...outcome, reason, notes } : judged({ ...outcome, reason: null, notes })
}

/** The verdict of an outcome that has an estimate; again after q has changed. Others stay as they are. */
export function judged(outcome: PlanOutcome): PlanOutcome {
  const { reason, raw, raw_low, expected, corrected, low, high } = outcome
  if (reason !== null || raw === null || raw_low === null || expected === null) return outcome
  if (corrected === null || low === null || high === null) return outcome
  return { ...outcome, verdict: outcomeVerdict({ ...outcome, raw, raw_low, expected, corrected, low, high }) }
}

function countsOf(input: PlanInput, { cohorts, controls, arms, periods }: Prepared): PlanOutcome {
  const has = (i: number, from: number, to: number) =>
    arms[i]!.values.subarray(Math.max(from, 0), Math.max(to, 0)).some((value) => !Number.isNaN(value))
  const members = cohorts.flatMap((cohort) => cohort.members.map((i) => ({ ...cohort, i })))
  const known = members.filter(({ i, first, selection }) => has(i, first, periods) && has(i, 0, selection + 1))
  const starts = input.subjects.flatMap(({ start }) => (start === null ? [] : [start])).sort()
  return {
    plan: input.plan,
    verdict: 'cannot_tell',
    reason: null,
    notes: [...input.notes],
    design: 'none',
    ...{ raw: null, raw_low: null, raw_high: null, expected: null, corrected: null, low: null, high: null },
    ...{ mde: null, p: null, q: null, sd_z: null, reading: null },
    n_treated: known.length,
    n_control: controls.filter((i) => has(i, 0, periods)).length,
    n_clusters: 0,
    n_before: Math.max(0, ...cohorts.map(({ from }) => from)),
    n_after: Math.max(0, ...cohorts.map(({ first }) => periods - first)),
    first_start: starts[0] ?? null,
    ...{ leads: null, path: [], guardrails: [], balance: null, matched: null, without_spillover: null, placebo: null },
    n_left: members.filter(({ i, first, selection }) => has(i, 0, selection + 1) && !has(i, first, periods)).length,
  }
}

/** Why the data cannot hold an outcome at all. */
function faultOf({ subjects, periods }: PlanInput, { cohorts, arms }: Prepared): OutcomeReason | null {
  const starts = subjects.flatMap(({ start }) => (start === null ? [] : [start]))
  if (starts.length === 0) return 'no_start'
  if (cohorts.length === 0) return 'not_started'
  if (periods.length === 0 || cohorts.every(({ selection }) => selection < 0)) return 'older_than_data'
  const measured = cohorts.some(({ members }) => members.some((i) => arms[i]!.values.some((v) => !Number.isNaN(v))))
  if (!measured) return 'no_measure'
  const hasAfter = cohorts.some(({ members, first }) =>
    members.some((i) => arms[i]!.values.subarray(first).some((v) => !Number.isNaN(v))),
  )
  return hasAfter ? null : 'no_after'
}

/** Minimum data and a flat history (improvement §4): the figures are shown, the verdict is not. */
function shortfallOf(
  { n_treated, n_control, n_clusters, leads }: PlanOutcome,
  prepared: Prepared,
): OutcomeReason | null {
  const treatedClusters = new Set(
    prepared.cohorts.flatMap(({ members }) => members.map((i) => prepared.arms[i]!.cluster)),
  )
  if (n_treated < SMALLEST_ARM) return 'few_treated'
  if (n_control < SMALLEST_ARM) return 'few_controls'
  if (treatedClusters.size < 2) return 'one_cluster'
  if (n_clusters < FEWEST_CLUSTERS) return 'few_clusters'
  return leads && leads.p <= FLAT ? 'leads_not_flat' : null
}

/** Sign patterns of fewer clusters cannot even reach p = 5 %. */
const FEWEST_CLUSTERS = 6

function notesOf(input: PlanInput, outcome: PlanOutcome): OutcomeNote[] {
  const { guardrails, leads, n_after, n_left, n_treated, n_clusters, n_before, without_spillover } = outcome
  const found: Partial<Record<OutcomeNote, boolean>> = {
    few_clusters: n_clusters < FEW_CLUSTERS,
    no_guardrail: guardrails.length === 0,
    guardrail_open: guardrails.some(({ state }) => state === 'open'),
    spillover: without_spillover !== null,
    leavers: n_left > LEAVING * (n_treated + n_left),
    one_after: n_after === 1,
    no_lead_test: leads === null,
    no_selection: n_before === 0,
  }
  return [
    ...new Set([...input.notes, ...Object.entries(found).flatMap(([note, is]) => (is ? [note as OutcomeNote] : []))]),
  ]
}

/** Share of the treated without any result after the start from which it is said. */
const LEAVING = 0.1
