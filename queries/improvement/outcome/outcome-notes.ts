import { FEW_CLUSTERS, type OutcomeNote, type PlanInput, type PlanOutcome } from './define.ts'

/** What qualifies a judgement, beside the notes that its input already carries. */
export function notesOf(input: PlanInput, outcome: PlanOutcome): OutcomeNote[] {
  const { guardrails, leads, n_after, n_left, n_treated, n_clusters, n_before, without_spillover, matched, corrected } =
    outcome
  const found: Partial<Record<OutcomeNote, boolean>> = {
    few_clusters: n_clusters < FEW_CLUSTERS,
    no_guardrail: guardrails.length === 0,
    guardrail_open: guardrails.some(({ state }) => state === 'open'),
    spillover: without_spillover !== null,
    leavers: n_left > LEAVING * (n_treated + n_left),
    one_after: n_after === 1,
    no_lead_test: leads === null,
    no_selection: n_before === 0,
    matched_differs: matched !== null && corrected !== null && (matched.low > corrected || matched.high < corrected),
  }
  return [
    ...new Set([...input.notes, ...Object.entries(found).flatMap(([note, is]) => (is ? [note as OutcomeNote] : []))]),
  ]
}

/** Share of the treated without any result after the start from which it is said. */
const LEAVING = 0.1
