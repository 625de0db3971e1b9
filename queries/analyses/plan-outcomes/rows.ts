import { z } from 'zod'

const text = z.string().nullable()
const whole = z.number().int()

export const planRow = z.object({
  plan_id: z.string(),
  unit_id: text,
  person_key: text,
  programme: text,
  type: text,
  cause_code: text,
  remedy_code: text,
  kpi_id: text,
  start_on: text,
  end_on: text,
  cost: z.number().nullable(),
  hours: z.number().nullable(),
  is_asked: z.boolean(),
})
export const panelRow = z.object({
  subject_type: z.string(),
  subject_id: z.string(),
  unit_id: text,
  manager_key: text,
  goal_family: text,
  measure: z.string(),
  period_id: z.string(),
  n_people: whole.nullable(),
  gap_z: z.number(),
  gap_ratio: z.number(),
})
export const periodRow = z.object({ period_id: z.string(), period_start: z.string(), period_end: z.string() })
export const unitRow = z.object({
  unit_id: z.string(),
  parent_id: text,
  name_zh: text,
  name_en: text,
  depth: whole,
})
export const guardrailRow = z.object({
  subject_type: z.string(),
  subject_id: z.string(),
  period_id: z.string(),
  factor: z.string(),
  higher_is: text,
  value: z.number(),
})
export const breakRow = z.object({ finding_no: whole, unit_id: text, kpi_id: text })
export const eventRow = z.object({ event_id: text, unit_id: text, kind: text, starts_on: z.string(), label: text })

export const queries = {
  rows: panelRow,
  plans: planRow,
  periods: periodRow,
  units: unitRow,
  guardrails: guardrailRow,
  breaks: breakRow,
  events: eventRow,
}
export type Rows = { [Name in keyof typeof queries]: z.infer<(typeof queries)[Name]>[] }
export type PlanRow = z.infer<typeof planRow>
export type PanelRow = z.infer<typeof panelRow>
