import { z } from 'zod'

/** One row of each SQL file of the folder. Dates are ISO text. */
const whole = z.number().int()
const name = z.string().nullable()

export const unitRow = z.object({
  ...{ unit_id: z.string(), parent_id: name, name_zh: name, name_en: name, depth: whole, n_people: whole.nullable() },
  ...{
    has_people: z.boolean(),
    is_withheld: z.boolean(),
    verdict: name,
    is_inside: z.boolean(),
    is_asked: z.boolean(),
  },
})
export const signalRow = z.object({
  unit_id: z.string(),
  period_no: whole,
  period_start: z.string(),
  period_end: z.string(),
})
export const planRow = z.object({
  ...{ plan_id: z.string(), unit_id: z.string(), programme: name, cause_code: name, remedy_code: name },
  ...{ evidence_kinds: name, starts_on: name, started_on: name, ends_on: name, closed_on: name },
  ...{
    acknowledged_on: name,
    status: name,
    lesson: name,
    kpi_id: name,
    co_authored: z.boolean().nullable(),
    verdict: name,
    corrected: z.number().nullable(),
  },
})
export const stepRow = z.object({
  ...{ plan_id: name, step_no: whole.nullable(), text: name, owner_side: name, owner_function: name },
  ...{ due_on: name, done_on: name },
})
export const contactRow = z.object({ unit_id: z.string(), day: z.string() })
export const causeRow = z.object({ unit_id: z.string(), factor: z.string(), grade: z.string() })
export const spentRow = z.object({
  ...{ unit_id: z.string(), factor: z.string(), total: z.number(), from_day: name, to_day: name },
  n_person_months: whole,
})
export const targetRow = z.object({
  ...{ unit_id: z.string(), period_id: name, period_start: name, n: whole, n_lessons: whole },
  ...{ n_talkable: whole, n_talked: whole },
})
export const companyRow = z.object({
  ...{ as_of: name, n_person_plans: whole, n_people_with_plan: whole, n_with_evidence: whole, n_lesson_ids: whole },
  ...{ system_share: z.number().nullable(), system_low: z.number().nullable(), system_high: z.number().nullable() },
})
export const resultRow = z.object({
  ...{ unit_id: z.string(), kpi_id: z.string(), kpi_zh: name, kpi_en: name, kpi_unit: name, kpi_direction: name },
  ...{ target: z.number().nullable(), actual: z.number().nullable(), gap_ratio: z.number(), n_people: whole },
})

export type Rows = {
  units: z.infer<typeof unitRow>[]
  signals: z.infer<typeof signalRow>[]
  plans: z.infer<typeof planRow>[]
  steps: z.infer<typeof stepRow>[]
  contacts: z.infer<typeof contactRow>[]
  causes: z.infer<typeof causeRow>[]
  spent: z.infer<typeof spentRow>[]
  targets: z.infer<typeof targetRow>[]
  company: z.infer<typeof companyRow>[]
  results: z.infer<typeof resultRow>[]
}
