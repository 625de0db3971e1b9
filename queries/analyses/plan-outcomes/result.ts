import { z } from 'zod'
import { DESIGNS, GUARDRAILS, OUTCOME_NOTES, OUTCOME_REASONS, VERDICTS } from '#queries/improvement/outcome/define.ts'
import { unitName } from '#queries/result.ts'

export const params = z.object({
  plan: z.string().nullable().default(null).describe('one plan; default all'),
  kpi: z.string().nullable().default(null).describe('judge every plan by this KPI: exploratory'),
  measures: z
    .enum(['planned', 'all'])
    .default('planned')
    .describe('KPIs to read: those that delivered plans name, or all'),
})

const maybe = z.number().nullable()
const interval = z.object({ estimate: z.number(), low: z.number(), high: z.number() })
const count = z.number().int().nullable()

/** Plans judged together, or one plan. Effects in standard deviations of z among comparison subjects; null where there is none. */
export const outcome = z.object({
  /** The plan, or the programme whose plans are judged together. */
  plan: z.string(),
  judged_as: z.enum(['plan', 'programme']),
  /** Their ids; none for plans of persons, which are only counted. */
  plans: z.array(z.string()),
  n_plans: z.number().int(),
  level: z.enum(['unit', 'person']),
  /** The one unit concerned; null where there are several. */
  unit_id: z.string().nullable(),
  type: z.string().nullable(),
  cause_code: z.string().nullable(),
  remedy_code: z.string().nullable(),
  kpi_id: z.string().nullable(),
  verdict: z.enum(VERDICTS),
  reason: z.enum(OUTCOME_REASONS).nullable(),
  notes: z.array(z.enum(OUTCOME_NOTES)),
  design: z.enum(DESIGNS),
  raw: maybe,
  raw_low: maybe,
  raw_high: maybe,
  expected: maybe,
  /** The same by the formula of regression to the mean, as a check. */
  rebound: maybe,
  corrected: maybe,
  low: maybe,
  high: maybe,
  mde: maybe,
  p: maybe,
  q: maybe,
  sd_z: maybe,
  /** The same as a relative gap to target (fractions). */
  reading: z
    .object({ raw: z.number(), expected: z.number(), corrected: z.number(), low: z.number(), high: z.number() })
    .nullable(),
  n_treated: count,
  n_control: count,
  n_clusters: count,
  n_people: count,
  n_before: z.number().int(),
  n_after: z.number().int(),
  n_left: count,
  first_start: z.string().nullable(),
  /** The newest period that counts; its cell protects the figures of one unit. */
  last_period: z.string().nullable(),
  leads: interval.extend({ p: z.number(), n: z.number().int() }).nullable(),
  path: z.array(interval.extend({ relative: z.number().int() })),
  guardrails: z.array(
    interval.extend({
      guardrail: z.enum(GUARDRAILS),
      state: z.enum(['kept', 'open', 'worse']),
      n_treated: z.number().int(),
    }),
  ),
  balance: z.object({ pairs: z.number().int(), before: z.number(), after: z.number() }).nullable(),
  matched: interval.nullable(),
  without_spillover: interval.extend({ n_control: z.number().int() }).nullable(),
  placebo: z.object({ rank: z.number().int(), of: z.number().int() }).nullable(),
  /** KPIs that count how much, and those that say how well: the same comparison on each. */
  split: z.object({ more: interval.nullable(), better: interval.nullable() }).nullable(),
  cost: maybe,
  hours: maybe,
  /** SD × treated subjects per 10,000 of cost. */
  per_cost: interval.nullable(),
  /** Cost or hours were spent, and no effect of use was seen. */
  is_spent_without_effect: z.boolean(),
  events: z.array(z.object({ kind: z.string().nullable(), starts_on: z.string(), label: z.string().nullable() })),
})
export type Outcome = z.infer<typeof outcome>

export const result = z.object({
  /** empty: no plan was delivered. */
  kind: z.enum(['found', 'empty']),
  outcomes: z.array(outcome),
  is_exploratory: z.boolean(),
  units: z.array(unitName),
})
export type PlanOutcomesResult = z.infer<typeof result>
