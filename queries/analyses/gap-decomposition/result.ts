import { z } from 'zod'
import { unitName } from '#queries/result.ts'

export const params = z.object({
  unit: z.string().nullable().default(null).describe('the unit; default the whole organisation'),
})

/** One bar of the waterfall, z; negative pulls below the target. */
export const part = z.object({
  /** 'common' for the gap of the whole company, a factor code (or several joined by '+'), or 'residual'. */
  factor: z.string(),
  side: z.enum(['common', 'system', 'individual', 'noise']),
  contribution: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})

export const result = z.object({
  kind: z.enum(['found', 'empty', 'withheld', 'too_few']),
  unit: unitName.nullable(),
  n_people: z.number().int().nullable(),
  n_rows: z.number().int().nullable(),
  /** Mean gap of the unit's rows, z; the parts add up to it. */
  gap_z: z.number().nullable(),
  company_gap_z: z.number().nullable(),
  parts: z.array(part),
})
export type GapDecompositionResult = z.infer<typeof result>
