import { z } from 'zod'
import { kpiName, unitName } from '#queries/result.ts'
import { EVENT_KINDS } from '#queries/words/event.ts'

export const params = z.object({
  unit: z.string().nullable().default(null).describe('the unit; default the whole organisation'),
  kpi: z.string().nullable().default(null).describe('the KPI; default all together'),
})

export const point = z.object({
  period_id: z.string(),
  period_start: z.string(),
  state: z.enum(['shown', 'withheld', 'empty']),
  value: z.number().nullable(),
  n_people: z.number().int().nullable(),
  target: z.number().nullable(),
  /** Number of the rebase group, from 0; a new one starts at each KPI version. */
  group: z.number().int(),
  mean: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  label: z.enum(['outside', 'trend', 'two_in_three', 'shift', 'common']).nullable(),
  meaning: z.enum(['improvement', 'concern', 'neutral']).nullable(),
  /** Checks of data traps that say the figure of this period is not to be read; empty where none does. */
  blocked_by: z.array(z.string()),
})

export const result = z.object({
  kind: z.enum(['found', 'too_few', 'empty', 'withheld']),
  unit: unitName.nullable(),
  kpi: kpiName.nullable(),
  /** actual: the KPI's own value (unit-level results of one KPI); gap: mean gap ratio, target 0. */
  measure: z.enum(['actual', 'gap']),
  unit_of_measure: z.string().nullable(),
  direction: z.enum(['higher', 'lower', 'range', 'unknown']),
  points: z.array(point),
  n_points: z.number().int(),
  /** none: fewer than 8 points in the last group, no limits read; provisional: 8 to 12; final: 13 and more. */
  limits: z.enum(['none', 'provisional', 'final']),
  is_constant: z.boolean(),
  assurance: z.enum(['consistently_passes', 'consistently_fails', 'hit_or_miss']).nullable(),
  /** Theil–Sen slope per period over the last rebase group, with its 95 % interval; null under 8 points. */
  slope: z.object({ per_period: z.number(), lower: z.number(), upper: z.number() }).nullable(),
  kendall: z
    .object({ s: z.number(), z: z.number(), p: z.number(), variant: z.enum(['plain', 'prewhitened']) })
    .nullable(),
  /** Dated events that touch the series, oldest first, and the first and last period of the series that each touches. */
  events: z.array(
    z.object({
      event_id: z.string(),
      /** Null: the whole organisation. */
      unit_id: z.string().nullable(),
      kind: z.enum(EVENT_KINDS),
      label: z.string().nullable(),
      evidence: z.string().nullable(),
      starts_on: z.string(),
      ends_on: z.string().nullable(),
      from: z.string(),
      to: z.string(),
    }),
  ),
  breaks: z.array(z.object({ period_start: z.string(), reason: z.string() })),
  /** What the newest point says; 'none' is normal variation. */
  signal_now: z.enum(['improvement', 'concern', 'neutral', 'none']),
})
export type TrendResult = z.infer<typeof result>
