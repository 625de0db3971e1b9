import { z } from 'zod'

/** One row of each SQL file of the folder. */
const whole = z.number().int()

export const unitRow = z.object({
  unit_id: z.string(),
  parent_id: z.string().nullable(),
  name_zh: z.string().nullable(),
  name_en: z.string().nullable(),
  depth: whole,
  n_people: whole.nullable(),
  has_people: z.boolean(),
  is_withheld: z.boolean(),
  gap_z: z.number().nullable(),
  is_inside: z.boolean(),
  is_asked: z.boolean(),
  as_of: z.string().nullable(),
})
export const countRow = z.object({ measure: z.string(), unit_id: z.string(), k: whole, n: whole })
export const waitRow = z.object({
  measure: z.string(),
  unit_id: z.string(),
  cause: z.string().nullable(),
  owner_function: z.string().nullable(),
  days: whole,
  is_answered: z.boolean(),
  n: whole,
})
export const meanRow = z.object({ measure: z.string(), unit_id: z.string(), total: z.number(), n: whole })

export type Rows = {
  units: z.infer<typeof unitRow>[]
  counts: z.infer<typeof countRow>[]
  waits: z.infer<typeof waitRow>[]
  means: z.infer<typeof meanRow>[]
}
