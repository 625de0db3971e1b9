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

/** What `have` and `needed` of a question count. */
export const COUNTED = [
  'people',
  'periods',
  'results_of_people',
  'units',
  'person_periods_of_several_goals',
  'units_of_several_managers',
  'shared_kpis',
  'units_with_circumstances',
  'raters',
  'goals_with_text',
  'revisions',
  'units_with_checkins',
  'plans',
  'goals_with_proposer',
] as const

export const question = z.object({
  code: z.enum(QUESTIONS),
  answer: z.enum(['yes', 'partly', 'no']),
  /** What there is and what the least is; have is null where it is protected. */
  have: z.number().nullable(),
  needed: z.number().nullable(),
  counted: z.enum(COUNTED),
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
