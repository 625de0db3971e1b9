import { z } from 'zod'
import { CODES } from './codes.ts'

/** The five letters of SMART: specific, measurable, achievable, relevant, time-bound. */
export const LETTERS = ['S', 'M', 'A', 'R', 'T'] as const
export const letter = z.enum(LETTERS)
export type Letter = z.infer<typeof letter>

/** What a rule says of a letter; `unknown` where neither the text nor the data decide it. */
export const reading = z.enum(['pass', 'fail', 'unknown'])
export type LetterReading = z.infer<typeof reading>

/**
 * One goal as it is checked: its words, and what the row holds beside them. Everything but `id` and `text` may be missing.
 * `history` holds past actual values of the goal's measure, oldest first; `peer_best` the best value of comparable units.
 */
export const goalText = z.object({
  id: z.string(),
  text: z.string(),
  lang: z.enum(['zh', 'en']).optional(),
  period: z.string().nullish(),
  kpi: z.object({ name: z.string(), direction: z.enum(['higher', 'lower', 'range', 'unknown']) }).nullish(),
  target: z.number().nullish(),
  baseline: z.number().nullish(),
  history: z.array(z.number()).optional(),
  peer_best: z.number().nullish(),
  has_parent: z.boolean().nullish(),
  weight: z.number().nullish(),
  dimension: z.string().nullish(),
})
export type GoalText = z.infer<typeof goalText>

/** `start` and `end` are UTF-16 offsets in the original text, end excluded; `slots` fill the rewrite, nothing in them is invented. */
export const finding = z.object({
  letter,
  code: z.enum(CODES),
  severity: z.enum(['firm', 'suggestion']),
  start: z.number().int(),
  end: z.number().int(),
  slots: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Finding = z.infer<typeof finding>

/** `inherited`: letters that pass by a column of the row (target → M, period → T) and not by the words. */
export const goalCheck = z.object({
  id: z.string(),
  letters: z.object({ S: reading, M: reading, A: reading, R: reading, T: reading }),
  findings: z.array(finding),
  inherited: z.array(z.enum(['M', 'T'])).optional(),
})
export type GoalCheck = z.infer<typeof goalCheck>
