import { z } from 'zod'
import { unitName } from '#queries/result.ts'
import { CONFOUNDERS, KINDS, MEASURE_CODES, TABS } from './measures.ts'

export const params = z.object({
  unit: z.string().nullable().default(null).describe('the unit; default the whole organisation'),
  cycle: z.string().nullable().default(null).describe('the period; default all'),
})

const whole = z.number().int()
/** A figure with its 95 % interval; no interval where the data allow none. */
const value = z.object({ value: z.number(), low: z.number().nullable(), high: z.number().nullable() })

/**
 * found: a figure · counts_only: fewer than 10 cases, so no rate · none: nothing of the kind here, though others record it ·
 * not_testable: the column is missing.
 */
export const measure = z.object({
  code: z.enum(MEASURE_CODES),
  tab: z.enum(TABS),
  kind: z.enum(KINDS),
  status: z.enum(['found', 'counts_only', 'none', 'not_testable']),
  /** The missing column; null unless not testable. */
  needs: z.string().nullable(),
  /** Cases; of them so many hit (share) or were answered (days). null for a mean. */
  n: whole,
  k: whole.nullable(),
  here: value.nullable(),
  company: value.nullable(),
  /** How it goes with the gap over units: rank correlation with a bootstrap interval. An association and no cause. */
  link: z
    .object({
      status: z.enum(['found', 'few_units', 'no_gap', 'constant']),
      n_units: whole,
      r: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      q: z.number().nullable(),
      is_clear: z.boolean(),
      confounders: z.array(z.enum(CONFOUNDERS)),
    })
    .nullable(),
})
export type Measure = z.infer<typeof measure>

/** Difficulties with one cause that wait on one function. */
export const owed = z.object({
  cause: z.string().nullable(),
  owner_function: z.string().nullable(),
  n: whole,
  n_open: whole,
  median_days: z.number().nullable(),
  oldest_days: whole.nullable(),
  /** Part of all difficulties up to and including this line. */
  running_share: z.number(),
})
export type Owed = z.infer<typeof owed>

/** Of what waits, the part that still waits after so many days. */
export const curve = z.object({
  code: z.enum(['blocker_answered', 'first_talk']),
  n: whole,
  n_open: whole,
  steps: z.array(z.object({ days: whole, share: z.number(), low: z.number(), high: z.number() })),
})

export const result = z.object({
  kind: z.enum(['found', 'empty', 'withheld']),
  unit: unitName.nullable(),
  cycle: z.string().nullable(),
  /** The newest day of the data: what is open is open on it. */
  as_of: z.string().nullable(),
  n_people: whole.nullable(),
  measures: z.array(measure),
  blockers: z.array(owed),
  curves: z.array(curve),
})
export type ParticipationResult = z.infer<typeof result>
