import { z } from 'zod'

/** One form with a comment; `text` never leaves the check. */
export const formRow = z.object({
  unit_id: z.string(),
  rater_no: z.number().int(),
  person_no: z.number().int().nullable(),
  period_id: z.string(),
  has_criteria: z.boolean(),
  pattern_no: z.number().int().nullable(),
  n_results: z.number().int(),
  text: z.string(),
})
export type FormRow = z.infer<typeof formRow>
