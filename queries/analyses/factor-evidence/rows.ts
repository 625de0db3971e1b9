import { z } from 'zod'

const text = z.string().nullable()
const number = z.number().nullable()
const count = z.number().int().nullable()

/** One row of rows.sql: a circumstance in the company, with what it is in the unit asked for. */
export const factorRow = z.object({
  unit_id: z.string(),
  parent_id: text,
  name_zh: text,
  name_en: text,
  depth: z.number().int(),
  n_people: count,
  is_withheld: z.boolean().nullable(),
  is_company_withheld: z.boolean().nullable(),
  factor: text,
  tab: text,
  level: text,
  measure_unit: text,
  higher_is: text,
  source: text,
  n_units: count,
  n_cells: count,
  status: text,
  reason: text,
  grade: text,
  effect_z: number,
  effect_z_low: number,
  effect_z_high: number,
  share: number,
  share_low: number,
  share_high: number,
  p: number,
  q: number,
  vif: number,
  inseparable_from: text,
  tied_with: text,
  explains: number,
  is_attenuated: z.boolean().nullable(),
  here_n_cells: count,
  here_grade: text,
  here_inseparable_from: text,
  here_value: number,
  here_peer_value: number,
  here_value_before: number,
  here_contribution: number,
  here_contribution_low: number,
  here_contribution_high: number,
})
export type FactorRow = z.infer<typeof factorRow>
