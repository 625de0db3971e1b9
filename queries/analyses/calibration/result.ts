import { z } from 'zod'
import { unitName } from '#queries/result.ts'
import { STATUSES } from '#queries/traps/define.ts'

export const params = z.object({})

/** Ratings at one level, or at several that are shown together because few people have each. Shares of the ratings, 0 to 1. */
export const level = z.object({ label: z.string(), n_ratings: z.number().int(), share: z.number() })
/** The spread of one unit's ratings, or of the company's in one cycle; null where it may not be shown. */
export const spread = z.object({
  scale: z.string(),
  n_people: z.number().int(),
  n_ratings: z.number().int(),
  levels: z.array(level),
})
export type Spread = z.infer<typeof spread>

export const AGENDA = [
  'align_scale',
  'quota_first',
  'reach_of_scale',
  'criteria',
  'link_to_results',
  'one_scale',
  'nothing',
] as const

export const result = z.object({
  /** empty: no rating was delivered. */
  kind: z.enum(['found', 'empty']),
  company: spread.nullable(),
  /** The company cycle by cycle, oldest first. */
  cycles: z.array(z.object({ period_id: z.string(), spread: spread.nullable() })),
  /** Units in organisation-chart order, all cycles together. */
  units: z.array(unitName.extend({ spread: spread.nullable() })),
  /** Units whose ratings are on one scale can be compared with each other, and with no others. */
  classes: z.array(z.object({ scale: z.string(), n_units: z.number().int(), n_people: z.number().int() })),
  /** What to talk about first, before any single rating: codes in order. */
  agenda: z.array(z.enum(AGENDA)),
  findings: z.array(
    z.object({
      slug: z.string(),
      status: z.enum(STATUSES),
      reason: z.string().nullable(),
      missing_column: z.string().nullable(),
      n_trap: z.number().int(),
      n_caution: z.number().int(),
    }),
  ),
})
export type CalibrationResult = z.infer<typeof result>
