import { z } from 'zod'
import { unitName } from '#queries/result.ts'

export const params = z.object({
  unit: z.string().nullable().default(null).describe('the unit; default the whole organisation'),
})

export const result = z.object({
  kind: z.enum(['found', 'empty', 'withheld', 'too_few']),
  unit: unitName.nullable(),
  n_people: z.number().int().nullable(),
  /** Share of the shortfall that sits with the tenth of the people that carries most, and what pure chance would give. */
  tenth_share: z.number().nullable(),
  chance_share: z.number().nullable(),
  chance_low: z.number().nullable(),
  chance_high: z.number().nullable(),
  /** few: more than chance gives; spread: not more. */
  reading: z.enum(['few', 'spread']).nullable(),
})
export type ShortfallConcentrationResult = z.infer<typeof result>
