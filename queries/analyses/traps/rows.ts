import { z } from 'zod'
import { FAMILIES, STATUSES, UNIT_KINDS } from '#queries/traps/define.ts'

const whole = z.number().int()
const text = z.string().nullable()

export const checkRow = z.object({
  slug: z.string(),
  family: z.enum(FAMILIES),
  position: whole,
  version: whole,
  unit_kind: z.enum(UNIT_KINDS),
  status: z.enum(STATUSES),
  reason: text,
  missing_column: text,
  n_trap: whole,
  n_caution: whole,
  n_pass: whole,
  n_not_testable: whole,
  thresholds: z.string(),
  changed: z.string(),
  changed_by: text,
  changed_on: text,
})
export const foundRow = z.object({
  finding_no: whole,
  slug: z.string(),
  unit_kind: z.enum(UNIT_KINDS),
  unit_id: text,
  kpi_id: text,
  part: whole.nullable(),
  status: z.enum(STATUSES),
  reason: text,
  follows_from: text,
  n: whole,
  n_people: whole.nullable(),
  effect: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  q: z.number().nullable(),
  touched_share: z.number(),
  blocks: z.string(),
})
export const unitRow = z.object({
  unit_id: z.string(),
  parent_id: text,
  name_zh: text,
  name_en: text,
  depth: whole,
  tree_order: whole,
  is_withheld: z.boolean(),
  subtype: text,
  blocked_by: text,
})
export const kpiRow = z.object({
  kpi_id: z.string(),
  kpi_zh: text,
  kpi_en: text,
  kpi_unit: text,
  kpi_direction: text,
})

/** Codes joined by '+' in a table; empty text is none. */
export const codesOf = (joined: string | null): string[] => (joined ? joined.split('+') : [])
