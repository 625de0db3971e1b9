import { z } from 'zod'
import { VERDICTS } from '#queries/diagnosis/factors.ts'
import { kpiName, unitName } from '#queries/result.ts'
import { CLAIMS, STATUSES, UNIT_KINDS } from '#queries/traps/define.ts'
import { PAY_TIES } from '#queries/traps/guards/tied-to-pay.ts'

export const params = z.object({
  trap: z.string().nullable().default(null).describe('the check; default the gravest finding of any'),
  unit: z.string().nullable().default(null).describe('the unit it was found at'),
  kpi: z.string().nullable().default(null).describe('the KPI it was found at'),
})

const scalar = z.union([z.number(), z.string(), z.boolean(), z.null()])
const values = z.record(z.string(), scalar)

export const finding = z.object({
  trap: z.string(),
  unit_kind: z.enum(UNIT_KINDS),
  status: z.enum(STATUSES),
  reason: z.string().nullable(),
  follows_from: z.string().nullable(),
  /** Why pay makes it weightier, where it does. */
  pay: z.enum(PAY_TIES).nullable(),
  n: z.number().int(),
  n_people: z.number().int().nullable(),
  first_period: z.string().nullable(),
  last_period: z.string().nullable(),
  effect: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  p: z.number().nullable(),
  q: z.number().nullable(),
  /** Results it speaks of, and their share of the unit's (or the company's). */
  touched_rows: z.number().int(),
  touched_share: z.number(),
  blocks: z.array(z.enum(CLAIMS)),
  /** Gap of the scope made of its published cells, as it is and without the cells that are mostly touched. */
  gap_as_is: z.number().nullable(),
  gap_without: z.number().nullable(),
  /** What lets a reader redo the arithmetic. */
  facts: values,
  rows: z.array(values),
  version: z.number().int(),
  thresholds: z.record(z.string(), z.unknown()),
  changed: z.array(z.string()),
  changed_by: z.string().nullable(),
  changed_on: z.string().nullable(),
})
export type Finding = z.infer<typeof finding>

export const result = z.object({
  /** empty: nothing was tested there, or it could not be. */
  kind: z.enum(['found', 'empty']),
  finding: finding.nullable(),
  unit: unitName.nullable(),
  kpi: kpiName.nullable(),
  /** Units on which it blocks its claims. */
  scopes: z.array(
    unitName.extend({
      touched_share: z.number(),
      because: z.string(),
      /** What the figures say as delivered, and without the results that traps touch. */
      unblocked_verdict: z.enum(VERDICTS).nullable(),
      verdict_without: z.enum(VERDICTS).nullable(),
    }),
  ),
  /** Where the results stand in the deliveries: rows of a file, never a value. */
  sources: z.array(
    z.object({
      batch_id: z.string(),
      file_name: z.string().nullable(),
      period_id: z.string(),
      n_rows: z.number().int(),
      first_row: z.number().int(),
      last_row: z.number().int(),
    }),
  ),
})
export type TrapFindingResult = z.infer<typeof result>
