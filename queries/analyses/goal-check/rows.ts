import { z } from 'zod'
import { FIRMNESS } from '#queries/goals/firmness.ts'

const whole = z.number().int()
const name = z.string().nullable()

export const pointRow = z.object({
  ...{ unit_id: z.string(), parent_id: name, name_zh: name, name_en: name, depth: whole, tree_order: whole },
  ...{ parent_zh: name, parent_en: name, period_id: z.string(), kpi_id: name, kpi_zh: name, kpi_en: name },
  ...{ kpi_version: whole, lane: z.enum(['kpi', 'okr']), n_goals: whole, n_people: whole.nullable(), n_texts: whole },
  ...{ weight: z.number(), known_weight: z.number(), clarity_weight: z.number(), no_criterion_weight: z.number() },
  ...{ basis: z.enum(['own', 'peers', 'none']).nullable(), chance: z.number().nullable() },
  ...{ chance_low: z.number().nullable(), chance_high: z.number().nullable(), n_periods: whole.nullable() },
  ...{
    n_now: whole.nullable(),
    n_ever: whole.nullable(),
    is_ceiling: z.boolean(),
    is_slack: z.boolean(),
    by_trap: name,
  },
})
export type PointRow = z.infer<typeof pointRow>

export const unitRow = z.object({
  ...{ unit_id: z.string(), parent_id: name, name_zh: name, name_en: name, depth: whole, tree_order: whole },
  ...{ distance: whole, of_unit_id: z.string(), n_people: whole.nullable() },
})
export type UnitRow = z.infer<typeof unitRow>

export const findingRow = z.object({
  ...{ code: z.string(), letter: z.string(), firmness: z.enum(FIRMNESS), n_goals: whole, weight: z.number() },
})
export const originRow = z.object({
  ...{
    origin: z.string(),
    is_withheld: z.boolean(),
    n_goals: whole,
    n_people: whole.nullable(),
    weight: z.number(),
    n_judged: whole,
    n_met: whole,
  },
})
export const laneRow = z.object({
  ...{
    lane: z.string(),
    is_named: z.boolean(),
    is_withheld: z.boolean(),
    n_goals: whole,
    n_people: whole.nullable(),
    weight: z.number(),
  },
  ...{ n_judged: whole, n_met: whole, n_none: whole, n_some: whole, n_most: whole, n_nearly: whole, n_full: whole },
})
export const revisionRow = z.object({
  ...{
    period_id: z.string(),
    period_start: z.string(),
    class: z.string(),
    is_withheld: z.boolean(),
    n_goals: whole,
    n_people: whole.nullable(),
  },
  ...{ n_up: whole, n_down: whole, n_measured: whole, n_met: whole, n_met_original: whole },
  ...{ sum_r: z.number(), sum_r0: z.number() },
})
export const kpiRow = z.object({
  ...{ kpi_id: z.string(), name_zh: name, name_en: name, version: whole.nullable(), valid_from: name, valid_to: name },
  ...{
    stage: name,
    strategic_goal: name,
    reason: name,
    approver: name,
    n_flat_periods: whole,
    n_results: whole.nullable(),
  },
})
export const linkRow = z.object({ n_actions: whole, n_linked: whole })
export const settingRow = z.object({ name: z.string(), value: z.number() })
export type FindingRow = z.infer<typeof findingRow>
export type KpiRow = z.infer<typeof kpiRow>
export type RevisionRow = z.infer<typeof revisionRow>
