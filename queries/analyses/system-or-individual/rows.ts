import { z } from 'zod'

/** One row of each SQL file of this analysis; the columns of the diagnosis tables are explained in queries/diagnosis/tables.ts. */
const count = z.number().int().nullable()
const number = z.number().nullable()
const text = z.string().nullable()

export const unitRow = z.object({
  unit_id: z.string(),
  parent_id: text,
  name_zh: text,
  name_en: text,
  depth: z.number().int(),
  tree_order: z.number().int(),
  is_in_scope: z.boolean(),
  is_asked_for: z.boolean(),
  has_diagnosis: z.boolean(),
  n_people: count,
  n_person_periods: count,
  n_rows: count,
  n_periods: count,
  n_managers: count,
  is_withheld: z.boolean().nullable(),
  is_low: z.boolean().nullable(),
  verdict: text,
  blocked_by: text,
  unblocked_verdict: text,
  verdict_without: text,
  subtype: text,
  reason: text,
  named_factor: text,
  gap_ratio: number,
  gap_z: number,
  average_gap_z: number,
  average_gap_z_low: number,
  average_gap_z_high: number,
  shortfall: number,
  common: number,
  common_low: number,
  common_high: number,
  conditions: number,
  conditions_low: number,
  conditions_high: number,
  individual: number,
  individual_low: number,
  individual_high: number,
  fluctuation: number,
  fluctuation_low: number,
  fluctuation_high: number,
  q: number,
  q_low: number,
  q_high: number,
  q_diff: number,
  q_diff_low: number,
  q_diff_high: number,
})
export type UnitRow = z.infer<typeof unitRow>

export const componentRow = z.object({
  factor: z.string(),
  side: z.string(),
  position: z.number().int(),
  n_levels: count,
  variance: number,
  is_boundary: z.boolean().nullable(),
  share: number,
  share_low: number,
  share_high: number,
  realised: number,
  realised_low: number,
  realised_high: number,
})
export type ComponentRow = z.infer<typeof componentRow>

export const sideRow = z.object({ side: z.string(), realised: number, realised_low: number, realised_high: number })
export type SideRow = z.infer<typeof sideRow>

export const limitRow = z.object({
  unit_id: z.string(),
  position: z.number().int(),
  code: z.string(),
  factor: text,
  value: number,
})
export type LimitRow = z.infer<typeof limitRow>

export const modelRow = z.object({
  method: text,
  status: text,
  first_period: text,
  last_period: text,
  n_periods: count,
  n_rows: count,
  n_people: count,
  n_managers: count,
  largest_manager_share: number,
  n_equations: count,
  iterations: count,
  n_winsorised: count,
  n_missing_actual: count,
  n_missing_target: count,
  n_zero_target: count,
  n_no_direction: count,
  n_constant_rows: count,
  n_other_period_kind: count,
  n_sampled_person_periods: count,
})
export type ModelRow = z.infer<typeof modelRow>
