import { z } from 'zod'
import { letter } from '#queries/goals/lint/check.ts'

export const params = z.object({ unit: z.string().nullable().default(null) })

const example = z.object({
  code: z.string(),
  letter,
  severity: z.enum(['firm', 'suggestion']),
  text: z.string(),
  /** UTF-16 offsets in `text` of what the finding stands on, end excluded. */
  start: z.number().int(),
  end: z.number().int(),
  rewrite: z.object({ zh: z.string(), en: z.string() }),
  /** People of the unit who have goals with a text; the unit itself is not named. */
  n_people: z.number().int(),
})
export type WordingExample = z.infer<typeof example>

export const result = z.object({ kind: z.enum(['found', 'empty']), examples: z.array(example) })
export type GoalWordingResult = z.infer<typeof result>
