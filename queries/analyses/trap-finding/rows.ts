import { z } from 'zod'
import { STATUSES, UNIT_KINDS } from '#queries/traps/define.ts'
import { PAY_TIES } from '#queries/traps/guards/tied-to-pay.ts'
import { VERDICTS } from '#queries/diagnosis/factors.ts'

const whole = z.number().int()
const text = z.string().nullable()
const number = z.number().nullable()

export const findingRow = z.object({
  ...{ finding_no: whole, slug: z.string(), unit_kind: z.enum(UNIT_KINDS), unit_id: text, kpi_id: text },
  ...{ part: whole.nullable(), status: z.enum(STATUSES), reason: text, follows_from: text },
  pay: z.enum(PAY_TIES).nullable(),
  ...{ n: whole, n_people: whole.nullable(), first_period: text, last_period: text },
  ...{ effect: number, low: number, high: number, p: number, q: number },
  ...{ touched_rows: whole, touched_share: z.number(), blocks: z.string(), gap_as_is: number, gap_without: number },
  ...{ facts: text, evidence_rows: text },
  ...{ version: whole, thresholds: z.string(), changed: z.string(), changed_by: text, changed_on: text },
  ...{ parent_id: text, name_zh: text, name_en: text, depth: whole.nullable() },
  ...{ kpi_zh: text, kpi_en: text, kpi_unit: text, kpi_direction: text },
})
export const scopeRow = z.object({
  ...{ finding_no: whole, unit_id: z.string(), parent_id: text, name_zh: text, name_en: text, depth: whole },
  ...{ tree_order: whole, touched_share: z.number(), because: z.string() },
  unblocked_verdict: z.enum(VERDICTS).nullable(),
  verdict_without: z.enum(VERDICTS).nullable(),
})
export const sourceRow = z.object({
  ...{ finding_no: whole, batch_id: z.string(), file_name: text, period_id: z.string(), period_start: z.string() },
  ...{ n_rows: whole, first_row: whole, last_row: whole },
})
