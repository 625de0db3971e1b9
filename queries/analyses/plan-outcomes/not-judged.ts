import type { OutcomeReason } from '#queries/improvement/outcome/define.ts'
import type { Outcome } from './result.ts'

/** The outcome of a plan on which no figure was looked at, and why. */
export const notJudged = (plan: string, reason: OutcomeReason): Outcome => ({
  ...{ plan, judged_as: 'plan', plans: [], n_plans: 1, level: 'unit', unit_id: null },
  ...{ type: null, cause_code: null, remedy_code: null, kpi_id: null },
  ...{ verdict: 'cannot_tell', reason, notes: [], design: 'none' },
  ...{
    raw: null,
    raw_low: null,
    raw_high: null,
    expected: null,
    rebound: null,
    corrected: null,
    low: null,
    high: null,
  },
  ...{ mde: null, p: null, q: null, sd_z: null, reading: null },
  ...{ n_treated: null, n_control: null, n_clusters: null, n_people: null, n_before: 0, n_after: 0, n_left: null },
  ...{ first_start: null, last_period: null, leads: null, path: [], guardrails: [], balance: null, matched: null },
  ...{ without_spillover: null, placebo: null, split: null, cost: null, hours: null, per_cost: null },
  ...{ is_spent_without_effect: false, events: [] },
})
