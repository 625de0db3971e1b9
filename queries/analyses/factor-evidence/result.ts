import { z } from 'zod'
import { unitName } from '#queries/result.ts'

export const params = z.object({
  unit: z.string().nullable().default(null).describe('the unit; default the whole organisation'),
})
const estimate = z.object({ estimate: z.number(), low: z.number(), high: z.number() })

export const TABS = ['process', 'goals', 'experience', 'feedback', 'resource', 'market', 'measurement'] as const

/** Evidence A, B, C (words 1) and no evidence. */
export const GRADES = ['tried', 'associated', 'reported', 'none'] as const
/** Why a circumstance is not testable, or (few_units) only described. */
export const REASONS = ['no_values', 'no_results', 'no_overlap', 'constant', 'few_units', 'same_measure'] as const

/** One measured circumstance: what it goes with in the company, and how it stands in this unit. */
export const factor = z.object({
  factor: z.string(),
  tab: z.enum(TABS),
  level: z.enum(['unit_period', 'unit', 'goal']),
  measure_unit: z.string().nullable(),
  higher_is: z.string().nullable(),
  source: z.string().nullable(),
  n_units: z.number().int(),
  n_cells: z.number().int(),
  status: z.enum(['attributed', 'described', 'not_testable']),
  reason: z.enum(REASONS).nullable(),
  grade: z.enum(GRADES),
  effect_z: estimate.nullable(),
  share: estimate.nullable(),
  p: z.number().nullable(),
  q: z.number().nullable(),
  vif: z.number().nullable(),
  inseparable_from: z.array(z.string()),
  tied_with: z.array(z.string()),
  explains: z.number().nullable(),
  is_attenuated: z.boolean(),
  /** null for the company, and where the unit has no value or is protected. */
  here: z
    .object({
      n_cells: z.number().int(),
      grade: z.enum(GRADES),
      inseparable_from: z.array(z.string()),
      value: z.number().nullable(),
      peer_value: z.number().nullable(),
      value_before: z.number().nullable(),
      contribution: estimate.nullable(),
    })
    .nullable(),
})
export type FactorEvidence = z.infer<typeof factor>

export const result = z.object({
  kind: z.enum(['found', 'empty', 'withheld']),
  unit: unitName.nullable(),
  n_people: z.number().int().nullable(),
  /** Those that go with this unit's gap most first; for the company by share. */
  factors: z.array(factor),
})
export type FactorEvidenceResult = z.infer<typeof result>
