import { z } from 'zod'
import { DECISION_RULES } from '#queries/decisions/choose-decisions.ts'
import { VERDICTS } from '#queries/diagnosis/factors.ts'
import { FIT_REASONS } from '#queries/improvement/fit/fit-of.ts'
import { VERDICTS as OUTCOMES } from '#queries/improvement/outcome/define.ts'
import { kpiName, unitName } from '#queries/result.ts'

export const params = z.object({})

const whole = z.number().int()

/** Something that asks for a decision; which fields are filled depends on its rule (queries/decisions/find-decisions.ts). */
export const decision = z.object({
  rule: z.enum(DECISION_RULES),
  key: z.string(),
  unit: unitName,
  n_people: whole.nullable(),
  tree_order: whole,
  /** Part of the company's goal weight that lies on the unit. */
  goal_share: z.number(),
  plan_id: z.string().nullable(),
  n_units: whole,
  owner_function: z.string().nullable(),
  due_on: z.string().nullable(),
  days: whole.nullable(),
  n_items: whole,
  item: z.string().nullable(),
  kpi: kpiName.nullable(),
  cause: z.string().nullable(),
  remedy: z.string().nullable(),
  fit_reason: z.enum(FIT_REASONS).nullable(),
  verdict: z.enum(VERDICTS).nullable(),
  /** How the outcome of the plan was judged; null where it was not. */
  outcome: z.enum(OUTCOMES).nullable(),
  factor: z.string().nullable(),
  grade: z.enum(['tried', 'associated', 'reported', 'none']).nullable(),
})

export const result = z.object({
  /** empty: no data; none: data, and nothing to decide. */
  kind: z.enum(['found', 'none', 'empty']),
  /** The day up to which the data speak; what is overdue is overdue on it. */
  as_of: z.string().nullable(),
  decisions: z.array(decision),
  /** What else waits, in order. */
  waiting: z.array(decision),
  /** How much each rule found, decisions among them. */
  counts: z.array(z.object({ rule: z.enum(DECISION_RULES), n: whole })),
})
export type DecisionsResult = z.infer<typeof result>
