/** What the outcome of a plan is judged from, and what the judgement says (improvement §1–5). */

/** Effects below this many standard deviations make no difference that anybody would act on (improvement §5). */
export const RELEVANT = 0.2
/** Fewest treated and fewest untreated subjects of an estimate (improvement §4). */
export const SMALLEST_ARM = 20
/** 2.8 standard errors are found in four of five studies at the 5 % level: 1.96 + 0.84. */
export const DETECTABLE = 2.8
/** Fewest points of one series before and after the start (improvement §3). */
export const SERIES_BEFORE = 8
export const SERIES_AFTER = 4
/** Leads whose joint p is not above this are no flat history. */
export const FLAT = 0.1
/** Below this many clusters the interval comes from the wild cluster bootstrap. */
export const FEW_CLUSTERS = 30
/** Fewest untreated units for placing one unit among them: below it no place is rare. */
export const SMALLEST_PLACEBO = 20

export const VERDICTS = [
  'cannot_tell',
  'harmful',
  'worked',
  'no_relevant_effect',
  'explained_by_regression',
  'promising',
  'not_confirmed',
  'trade_off',
] as const
export type OutcomeVerdict = (typeof VERDICTS)[number]

/** did: difference in differences · staggered: the same by cohort and period · its: one interrupted series · xmr: signals only. */
export const DESIGNS = ['did', 'staggered', 'ancova', 'its', 'placebo', 'xmr', 'none'] as const
export type Design = (typeof DESIGNS)[number]

export const OUTCOME_REASONS = [
  'no_start',
  'no_measure',
  'unknown_unit',
  'not_started',
  'older_than_data',
  'no_after',
  'overlapping',
  'few_treated',
  'few_controls',
  'few_clusters',
  'one_cluster',
  'leads_not_flat',
  'blocked',
  'short_series',
  'signal',
  'no_signal',
  'undefined',
  'protected',
] as const
export type OutcomeReason = (typeof OUTCOME_REASONS)[number]

/** Further facts that stand beside the verdict. */
export const OUTCOME_NOTES = [
  'few_clusters',
  'no_guardrail',
  'guardrail_open',
  'spillover',
  'overlap_left_out',
  'other_goals',
  'leavers',
  'one_after',
  'no_lead_test',
  'no_selection',
  'many_plans',
  'exploratory',
  'matched_differs',
] as const
export type OutcomeNote = (typeof OUTCOME_NOTES)[number]

/** Which measures must not suffer while the gap closes. */
export const GUARDRAILS = ['load', 'experience', 'quality'] as const
export type Guardrail = (typeof GUARDRAILS)[number]

/** A period of the panel; `start` and `end` are ISO dates, both inside. */
export type PanelPeriod = { period_id: string; start: string; end: string }

/**
 * One unit (or one person) over the periods of the panel. NaN where there is no value. `start` is the first day of its plan,
 * null for a comparison subject. `ends_before` is the first period that another plan disturbs, null where none does.
 */
export type PanelSubject = {
  id: string
  cluster: string
  start: string | null
  z: Float64Array
  /** Relative gap to target (actual/target − 1) beside it, for reading. */
  gap: Float64Array
  /** Larger is better, whatever the measure; absent where it was never measured. */
  guardrails: Partial<Record<Guardrail, Float64Array>>
  ends_before: number | null
  n_people: number
}

export type PlanInput = {
  plan: string
  level: 'unit' | 'person'
  periods: readonly PanelPeriod[]
  subjects: readonly PanelSubject[]
  /** A fault known before any figure is looked at: no start, overlap, blocking trap … */
  reason: OutcomeReason | null
  notes: readonly OutcomeNote[]
  seed: number
}

/** In standard deviations of z among the comparison subjects. */
export type Interval = { estimate: number; low: number; high: number }
export type Reading = { raw: number; expected: number; corrected: number; low: number; high: number }

export type GuardrailOutcome = Interval & { guardrail: Guardrail; state: 'kept' | 'open' | 'worse'; n_treated: number }

/** Before the start and before matching, then after it: how far the arms are apart, in SD. */
export type Balance = { pairs: number; before: number; after: number }

export type PathPoint = Interval & { relative: number }

export type PlanOutcome = {
  plan: string
  verdict: OutcomeVerdict
  reason: OutcomeReason | null
  notes: OutcomeNote[]
  design: Design
  /** Change from the selection period to the mean after start, with what would have come anyway and what is left. SD. */
  raw: number | null
  raw_low: number | null
  raw_high: number | null
  expected: number | null
  /** The same by the formula of regression to the mean (expected-rebound.ts), as a check of it. */
  rebound: number | null
  corrected: number | null
  low: number | null
  high: number | null
  /** Smallest effect that these data could show: 2.8 standard errors, SD. */
  mde: number | null
  p: number | null
  /** After Benjamini–Hochberg over the plans judged together; equal to p for a plan judged alone. */
  q: number | null
  /** One SD, as z and as a relative gap. */
  sd_z: number | null
  reading: Reading | null
  n_treated: number
  n_control: number
  n_clusters: number
  n_before: number
  n_after: number
  first_start: string | null
  leads: (Interval & { p: number; n: number }) | null
  path: PathPoint[]
  guardrails: GuardrailOutcome[]
  balance: Balance | null
  matched: Interval | null
  without_spillover: (Interval & { n_control: number }) | null
  placebo: { rank: number; of: number } | null
  n_left: number
}
