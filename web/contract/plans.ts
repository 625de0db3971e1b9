import { z } from 'zod'
import { ROLES } from '#queries/domain.ts'
import { outcome } from '#queries/analyses/plan-outcomes/result.ts'
import { planItem } from '#queries/improvement/plan/plan-list.ts'
import { PROBLEMS, type ProblemCode } from '#queries/improvement/plan/problems.ts'
import { planRecord } from '#queries/improvement/plan/record.ts'
import { problem } from './problem.ts'

/**
 * Plans of the dashboard and of the snapshot (read only). Everybody reads what the role may know; only human resources write.
 *
 * GET   /api/plans?unit&snap          planList: of one unit, or all
 * GET   /api/plans/:id?snap           planPage
 * POST  /api/plans                    newPlan → 201 savedPlan, or 422 planProblem
 * PATCH /api/plans/:id                planChange → savedPlan: the plan, its steps or its blockers
 * POST  /api/plans/:id/acknowledge    dated → savedPlan; also /start, and /close with a lesson
 */
export { planList, type PlanList } from '#queries/improvement/plan/plan-list.ts'

export const planQuery = z.strictObject({ unit: z.string().optional(), snap: z.string().optional() })

export const planPage = z.object({
  today: z.string(),
  /** For an executive without title, reasons, texts of the team and lesson. */
  plan: planRecord,
  item: planItem,
  outcome,
  follow_ups: z.array(z.object({ months: z.number().int(), on: z.string(), is_due: z.boolean() })),
  /** Each version with the fields that it changed; imported plans have none. */
  history: z.array(
    z.object({
      version: z.number().int(),
      at: z.string(),
      role: z.enum(ROLES),
      action: z.string(),
      is_after_start: z.boolean(),
      fields: z.array(z.string()),
    }),
  ),
})
export type PlanPage = z.infer<typeof planPage>

const version = z.number().int().min(1)
/** Dates and texts are checked with the letters of problems.ts, so that both languages can say what is wrong. */
export const newPlan = z.strictObject({ plan: z.unknown(), snap: z.string().optional() })
export const dated = z.strictObject({ version, on: z.string(), lesson: z.string().optional() })
export const planChange = z.union([
  z.strictObject({ version, plan: z.unknown(), snap: z.string().optional() }),
  z.strictObject({
    version,
    steps: z
      .array(z.strictObject({ step_no: z.number().int(), done_on: z.string().nullable() }))
      .min(1)
      .max(100),
  }),
  z.strictObject({
    version,
    blocker: z.strictObject({
      cause: z.string().nullable(),
      owner_function: z.string().nullable(),
      text: z.string(),
      opened_on: z.string(),
    }),
  }),
  z.strictObject({
    version,
    blocker_no: z.number().int(),
    answered_on: z.string().nullable().optional(),
    closed_on: z.string().nullable().optional(),
  }),
])
export type PlanChange = z.infer<typeof planChange>

export const planProblems = z.array(
  z.object({
    field: z.string(),
    code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]), // keys of a literal
    severity: z.enum(['error', 'warning']),
  }),
)
/** What stands now, and what is worth knowing of it. */
export const savedPlan = z.object({ plan: planRecord, problems: planProblems })
export type SavedPlan = z.infer<typeof savedPlan>

/** 422: the problem with its fields. */
export const planProblem = problem.extend({ problems: planProblems })
export type PlanProblemBody = z.infer<typeof planProblem>
