import { z } from 'zod'

export const params = z.object({})

/** The questions of the product, in the order in which data unlock them (concepts 1, minimum viable data). */
export const QUESTIONS = [
  'gap',
  'trend',
  'variance_split',
  'person_or_noise',
  'manager_or_department',
  'goal_difficulty',
  'factor_evidence',
  'rating_traps',
  'goal_text',
  'target_moves',
  'feedback',
  'plan_effect',
  'participation',
] as const

export const question = z.object({
  code: z.enum(QUESTIONS),
  answer: z.enum(['yes', 'partly', 'no']),
  /** What there is and what is needed: a count of people, rows, periods, units …, as text.ts says; have is null where protected. */
  have: z.number().nullable(),
  needed: z.number().nullable(),
  /** The one canonical column that would unlock it, as table.column; null when nothing is missing. */
  unlock: z.string().nullable(),
})

export type Question = z.infer<typeof question>

export const result = z.object({
  kind: z.enum(['found', 'empty']),
  questions: z.array(question),
  /** The column that unlocks the next question; null when all can be answered. */
  next: z.object({ column: z.string(), question: z.enum(QUESTIONS) }).nullable(),
})
export type DataSufficiencyResult = z.infer<typeof result>
