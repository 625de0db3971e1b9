import { z } from 'zod'
import { LIMITS, VERDICTS } from '#queries/diagnosis/factors.ts'
import { unitName } from '#queries/result.ts'

export const params = z.object({
  unit: z.string().nullable().default(null).describe('the unit and those directly below it; default every unit'),
})

/** An estimate with its 95 % interval; null where there is none. */
export const estimate = z.object({ estimate: z.number(), low: z.number(), high: z.number() })
export type Estimate = z.infer<typeof estimate>

export const limit = z.object({ code: z.enum(LIMITS), factor: z.string().nullable(), value: z.number().nullable() })

/** The mean shortfall, z, and its four parts; they add up to the total, and a negative one is stated in words. */
export const shortfall = z.object({
  total: estimate,
  common: estimate,
  conditions: estimate,
  individual: estimate,
  fluctuation: estimate,
})

/** One unit (or the company). Everything but name and verdict is null or empty when it is withheld. */
export const unitVerdict = unitName.extend({
  verdict: z.enum(VERDICTS),
  subtype: z.string().nullable(),
  /** Checks of data traps that the verdict waits for, and what the figures alone would say; empty and null elsewhere. */
  blocked_by: z.array(z.string()),
  unblocked: z.enum(VERDICTS).nullable(),
  /** What the figures would say without the results that traps touch; null where there are none. */
  without: z.enum(VERDICTS).nullable(),
  reason: z.enum(LIMITS).nullable(),
  /** Q and Q_diff fall into different classes: the class of the differences alone. */
  differences: z.enum(VERDICTS).nullable(),
  named_factor: z.string().nullable(),
  is_low: z.boolean().nullable(),
  n_people: z.number().int().nullable(),
  n_person_periods: z.number().int().nullable(),
  n_rows: z.number().int().nullable(),
  n_periods: z.number().int().nullable(),
  gap_ratio: z.number().nullable(),
  gap_z: z.number().nullable(),
  /** Would an average employee reach the target here? z; negative: no. */
  average_gap: estimate.nullable(),
  shortfall: shortfall.nullable(),
  q: estimate.nullable(),
  qDiff: estimate.nullable(),
  limits: z.array(limit),
})
export type UnitVerdict = z.infer<typeof unitVerdict>

/** One component of the variance of differences. */
export const component = z.object({
  factor: z.string(),
  side: z.enum(['system', 'individual', 'noise']),
  n_levels: z.number().int().nullable(),
  variance: z.number(),
  is_boundary: z.boolean(),
  /** Of an endless population of such departments, people …: comparable with other software. */
  share: estimate.nullable(),
  /** Of these departments in these periods: the headline. */
  realised: estimate.nullable(),
})

export const company = unitVerdict.extend({
  shares: z.object({ system: estimate, individual: estimate, noise: estimate }).nullable(),
  factors: z.array(component),
})

export const model = z.object({
  method: z.string(),
  status: z.string(),
  first_period: z.string().nullable(),
  last_period: z.string().nullable(),
  n_periods: z.number().int(),
  n_rows: z.number().int(),
  n_people: z.number().int(),
  n_equations: z.number().int().nullable(),
  iterations: z.number().int().nullable(),
  n_winsorised: z.number().int(),
  n_excluded: z.number().int(),
  n_sampled_person_periods: z.number().int(),
})

export const result = z.object({
  /** empty: no result of a person with a target; found: a verdict, which may be "cannot tell". */
  kind: z.enum(['found', 'empty']),
  /** The unit asked for; null for the company. */
  unit: unitName.nullable(),
  company: company.nullable(),
  /** Below the company, in organisation-chart order. */
  units: z.array(unitVerdict),
  model: model.nullable(),
})
export type SystemOrIndividualResult = z.infer<typeof result>
