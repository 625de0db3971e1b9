import { z } from 'zod'
import { SMALLEST_DISTRIBUTION } from '#queries/domain.ts'
import { LIMITS, VERDICTS, type Limit, type Verdict } from '#queries/diagnosis/factors.ts'

/** One row of verdicts.sql. */
export const verdictRow = z.object({
  unit_id: z.string(),
  n_people: z.number().int().nullable(),
  is_withheld: z.boolean().nullable(),
  is_low: z.boolean().nullable(),
  verdict: z.string().nullable(),
  reason: z.string().nullable(),
  named_factor: z.string().nullable(),
  top_factor: z.string().nullable(),
  top_grade: z.string().nullable(),
  top_inseparable_from: z.string().nullable(),
})

/** What was concluded for one unit over all periods; nothing but the word "withheld" where it is protected. */
export const unitMark = z.object({
  unit_id: z.string(),
  verdict: z.enum(VERDICTS),
  /** Below its target and below the company beyond chance: the units for which a cause is looked for first. */
  is_low: z.boolean().nullable(),
  n_people: z.number().int().nullable(),
  reason: z.enum(LIMITS).nullable(),
  named_factor: z.string().nullable(),
  /** The measured circumstance that goes with the unit's gap most, with its evidence grade; null where few people stand behind it. */
  top: z
    .object({
      factor: z.string(),
      grade: z.enum(['tried', 'associated', 'reported']),
      /** Circumstances that the data cannot tell from it. */
      inseparable_from: z.array(z.string()),
    })
    .nullable(),
})
export type UnitMark = z.infer<typeof unitMark>

export function toUnitMark(row: z.infer<typeof verdictRow>): UnitMark {
  if (row.is_withheld) return withheldMark(row.unit_id)
  const grade = GRADES.find((one) => one === row.top_grade)
  const isEnough = (row.n_people ?? 0) >= SMALLEST_DISTRIBUTION
  return {
    unit_id: row.unit_id,
    verdict: VERDICTS.find((one): one is Verdict => one === row.verdict) ?? 'cannot_tell',
    is_low: row.is_low,
    n_people: row.n_people,
    reason: LIMITS.find((one): one is Limit => one === row.reason) ?? null,
    named_factor: row.named_factor,
    top:
      row.top_factor !== null && grade && isEnough
        ? {
            factor: row.top_factor,
            grade,
            inseparable_from: row.top_inseparable_from?.split('+').filter(Boolean) ?? [],
          }
        : null,
  }
}

export const withheldMark = (unit_id: string): UnitMark => ({
  ...{ unit_id, verdict: 'withheld', is_low: null, n_people: null, reason: null, named_factor: null, top: null },
})

/** The key of a mark among the figures of the heatmap; no cell of the lattice has it. */
export const markKey = (unit_id: string): string => `verdict\u001f${unit_id}`

const GRADES = ['tried', 'associated', 'reported'] as const
