import { z } from 'zod'
import { VERDICTS } from '#queries/diagnosis/factors.ts'
import { STAGES } from '#queries/improvement/stage.ts'
import { kpiName, unitName } from '#queries/result.ts'

export const params = z.object({
  unit: z.string().nullable().default(null).describe('the unit; default the whole organisation'),
})

const whole = z.number().int()
const maybe = z.number().nullable()

/**
 * k of n with Wilson's interval. counts_only: fewer than 10 cases, so no rate · none_due: nothing of the kind is due ·
 * not_testable: the column is missing.
 */
export const rate = z.object({
  status: z.enum(['found', 'counts_only', 'none_due', 'not_testable']),
  /** The missing column; null unless not testable. */
  needs: z.string().nullable(),
  k: whole,
  n: whole,
  share: maybe,
  low: maybe,
  high: maybe,
})
export type Rate = z.infer<typeof rate>

/** The way of a gap, in order; each is counted by itself. */
export const CASE_STAGES = [
  'gap',
  'diagnosed',
  'planned',
  'acknowledged',
  'started',
  'on_time',
  'done',
  'effect_seen',
] as const
export type CaseStage = (typeof CASE_STAGES)[number]

export const overdue = z.object({
  plan_id: z.string(),
  step_no: whole.nullable(),
  text: z.string().nullable(),
  owner_function: z.string().nullable(),
  due_on: z.string(),
  days: whole,
  units: z.array(unitName),
})
export type Overdue = z.infer<typeof overdue>

export const BELIEFS = ['people_only', 'handed_over', 'carried_out'] as const
/** One of the essays' three beliefs, tested on the company's data (concepts A5.1). */
export const belief = z.object({
  code: z.enum(BELIEFS),
  status: z.enum(['found', 'counts_only', 'not_testable']),
  needs: z.string().nullable(),
  /** Share, or rank correlation for carried_out. */
  value: maybe,
  low: maybe,
  high: maybe,
  n: whole,
  k: whole.nullable(),
  /** Whether the data speak against the belief: the whole interval does. */
  verdict: z.enum(['against', 'for', 'open']).nullable(),
})
export type Belief = z.infer<typeof belief>

export const lesson = z.object({
  plan_id: z.string(),
  programme: z.string().nullable(),
  text: z.string(),
  cause: z.string().nullable(),
  remedy: z.string().nullable(),
  verdict: z.string().nullable(),
  corrected: maybe,
  units: z.array(unitName),
  n_units: whole,
})
export type Lesson = z.infer<typeof lesson>

/** A target of the next cycle that carries a lesson. keep: the target stands · stage: a first step on the way to it. */
export const proposal = z.object({
  lesson_id: z.string(),
  unit: unitName,
  n_people: whole.nullable(),
  kpi: kpiName,
  target: z.number(),
  actual: z.number(),
  gap_ratio: z.number(),
  advice: z.enum(['keep', 'stage']),
  proposed: z.number(),
})
export type Proposal = z.infer<typeof proposal>

const spent = z.object({ improve: z.number(), appraise: z.number(), share: z.number() })

export const result = z.object({
  kind: z.enum(['found', 'empty', 'withheld']),
  unit: unitName.nullable(),
  as_of: z.string().nullable(),
  n_people: whole.nullable(),
  cases: z.object({
    n: whole,
    /** Not yet due: their evaluation date lies ahead. */
    n_open: whole,
    stages: z.array(z.object({ stage: z.enum(CASE_STAGES), n: whole })),
    closure: rate,
    stopped_at: z.object({ stage: z.enum(CASE_STAGES), n: whole }).nullable(),
    repeat: rate,
    repeat_causes: z.array(z.object({ cause: z.string(), n: whole })),
  }),
  plans: z.object({
    n: whole,
    n_of_people: whole.nullable(),
    funnel: z.array(z.object({ stage: z.enum(STAGES), n: whole, n_unknown: whole })),
    diagnosis: rate,
    mismatch: rate,
    /** Plans whose remedy does not fit, diagnosed or not, with what fit-of judges from. */
    mismatches: z.array(
      z.object({
        plan_id: z.string(),
        units: z.array(unitName),
        cause: z.string().nullable(),
        remedy: z.string().nullable(),
        verdict: z.enum(VERDICTS).nullable(),
        evidence_grade: z.enum(['tried', 'associated', 'reported', 'none']),
        is_diagnosed: z.boolean(),
      }),
    ),
    n_without_diagnosis: whole,
    one_sided: rate,
    /** Due plans that are done, written together and handed down, and the difference: an association only. */
    execution: z.object({
      together: rate,
      imposed: rate,
      difference: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
    }),
  }),
  commitments: z.object({
    company_share: rate,
    company_on_time: rate,
    team_on_time: rate,
    /** On time, company minus team. */
    balance: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
    n_overdue: whole,
    median_days: maybe,
    overdue: z.array(overdue),
  }),
  investment: z.object({
    status: z.enum(['found', 'not_testable']),
    needs: z.string().nullable(),
    hours: spent.nullable(),
    money: spent.nullable(),
    /** Hours on appraising for a head and month. */
    burden: maybe,
    from_day: z.string().nullable(),
    to_day: z.string().nullable(),
  }),
  response: z.object({
    status: z.enum(['found', 'counts_only', 'none_due', 'not_testable']),
    needs: z.string().nullable(),
    n: whole,
    n_answered: whole,
    median: maybe,
    low: maybe,
    high: maybe,
  }),
  carry_over: rate,
  beliefs: z.array(belief),
  lessons: z.array(lesson),
  proposals: z.array(proposal),
})
export type LoopResult = z.infer<typeof result>
