import { z } from 'zod'
import { letter, reading } from '#queries/goals/lint/check.ts'

/** POST /api/goals/pre-check: a list of goals as text, read on this server and kept nowhere. For human resources only. */
export const preCheckRequest = z.strictObject({
  text: z.string(),
  /** The cycle that every goal without one of its own belongs to; T is then inherited. */
  period: z.string().max(40).optional(),
})
export type PreCheckRequest = z.infer<typeof preCheckRequest>

export const checkedGoal = z.object({
  id: z.string(),
  text: z.string(),
  letters: z.object({ S: reading, M: reading, A: reading, R: reading, T: reading }),
  /** `start` and `end` are UTF-16 offsets in `text`, end excluded. */
  findings: z.array(
    z.object({
      letter,
      code: z.string(),
      severity: z.enum(['firm', 'suggestion']),
      start: z.number().int(),
      end: z.number().int(),
      rewrite: z.object({ zh: z.string(), en: z.string() }),
    }),
  ),
})
export type CheckedGoal = z.infer<typeof checkedGoal>

export const preCheckAnswer = z.object({
  n_goals: z.number().int(),
  /** Goals beyond the limit, which were not read. */
  n_left_out: z.number().int(),
  n_without_criterion: z.number().int(),
  n_with_firm: z.number().int(),
  goals: z.array(checkedGoal),
})
export type PreCheckAnswer = z.infer<typeof preCheckAnswer>
