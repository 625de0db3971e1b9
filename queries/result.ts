import { z } from 'zod'

/** Shapes that several results share. Ratios are fractions; a null measure always comes with a `state` that says why. */
export const unitName = z.object({
  unit_id: z.string(),
  parent_id: z.string().nullable(),
  name_zh: z.string(),
  name_en: z.string(),
  depth: z.number().int(),
})
export const kpiName = z.object({
  kpi_id: z.string(),
  name_zh: z.string(),
  name_en: z.string(),
  unit: z.string().nullable(),
  direction: z.enum(['higher', 'lower', 'range', 'unknown']),
})
export const periodName = z.object({ period_id: z.string(), period_start: z.string(), period_end: z.string() })

/** shown · withheld (protected: no value, no count) · no_target (results, but none with a verdict) · empty (no result at all) */
export const cellState = z.enum(['shown', 'withheld', 'no_target', 'empty'])

/** The figures of one lattice cell. All are null unless `state` is shown; `n_people` is null for a unit-level result. */
export const gapCell = z.object({
  unit_id: z.string(),
  kpi_id: z.string(),
  period_id: z.string(),
  state: cellState,
  level: z.enum(['person', 'unit']).nullable(),
  gap_ratio: z.number().nullable(),
  half_width_ratio: z.number().nullable(),
  n_people: z.number().int().nullable(),
  n_goals: z.number().int().nullable(),
  n_judged: z.number().int().nullable(),
  n_met: z.number().int().nullable(),
  actual_value: z.number().nullable(),
  target_value: z.number().nullable(),
  signal: z.enum(['below', 'within', 'above', 'unjudged']),
  /** Checks of data traps that say the gap here is not to be read, the first in their order first; empty where none does. */
  blocked_by: z.array(z.string()),
  /** Among them one that says that the target cannot be interpreted. */
  is_target_blocked: z.boolean(),
})
export const excludedCounts = z.object({
  missing_actual: z.number().int(),
  missing_target: z.number().int(),
  zero_target: z.number().int(),
  no_direction: z.number().int(),
})
export type UnitName = z.infer<typeof unitName>
export type KpiName = z.infer<typeof kpiName>
export type PeriodName = z.infer<typeof periodName>
export type GapCell = z.infer<typeof gapCell>
