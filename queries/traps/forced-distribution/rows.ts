import { z } from 'zod'

const kind = z.enum(['department', 'company', 'group'])
const whole = z.number().int()

export const levelRow = z.object({
  unit_kind: kind,
  tested_id: z.string(),
  scale_key: z.string(),
  period_id: z.string(),
  period_start: z.string(),
  place: whole.nullable(),
  level: z.string().nullable(),
  quota: z.number().nullable(),
  n_ratings: whole,
})
export type LevelRow = z.infer<typeof levelRow>

export const panelRow = z.object({
  unit_kind: kind,
  tested_id: z.string(),
  scale_key: z.string(),
  n_people: whole,
  n_ratings: whole,
  n_results: whole,
  within_squares: z.number(),
  within_df: whole,
  n_people_low: whole,
  n_people_low_met: whole,
  n_people_low_other: whole,
})
export type PanelRow = z.infer<typeof panelRow>

export const groupRow = z.object({
  forced_group: z.string(),
  unit_id: z.string(),
  n_ratings: whole,
  n_results: whole,
})
export type GroupRow = z.infer<typeof groupRow>
