import { z } from 'zod'
import { kpiName, unitName } from '#queries/result.ts'
import { CLAIMS, FAMILIES, STATUSES, UNIT_KINDS } from '#queries/traps/define.ts'

export const params = z.object({
  status: z
    .enum(['all', 'findings'])
    .default('all')
    .describe('findings: traps and notes; all: also what could not be tested'),
  unit: z.string().nullable().default(null).describe('a unit with all below it; default every unit'),
})

/** One check over all units. `thresholds` as used; `changed` names those that the setting file changed. */
export const trapCheck = z.object({
  slug: z.string(),
  family: z.enum(FAMILIES),
  version: z.number().int(),
  unit_kind: z.enum(UNIT_KINDS),
  status: z.enum(STATUSES),
  reason: z.string().nullable(),
  missing_column: z.string().nullable(),
  n_trap: z.number().int(),
  n_caution: z.number().int(),
  n_pass: z.number().int(),
  n_not_testable: z.number().int(),
  thresholds: z.record(z.string(), z.unknown()),
  changed: z.array(z.string()),
  changed_by: z.string().nullable(),
  changed_on: z.string().nullable(),
})
export type TrapCheck = z.infer<typeof trapCheck>

/** One outcome that is not "pass". `unit` is the unit of the tree, null for a KPI over all units; `blocks` is empty unless it blocks. */
export const trapFound = z.object({
  trap: z.string(),
  unit_kind: z.enum(UNIT_KINDS),
  unit: z.string().nullable(),
  kpi: z.string().nullable(),
  part: z.number().int().nullable(),
  status: z.enum(STATUSES),
  reason: z.string().nullable(),
  /** The earlier finding at the same unit that explains it; it is shown with that one. */
  follows_from: z.string().nullable(),
  effect: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.number().int(),
  n_people: z.number().int().nullable(),
  q: z.number().nullable(),
  touched_share: z.number(),
  blocks: z.array(z.enum(CLAIMS)),
})
export type TrapFound = z.infer<typeof trapFound>

export const result = z.object({
  /** empty: nothing could be tested; `checks` say why. */
  kind: z.enum(['found', 'empty']),
  checks: z.array(trapCheck),
  results: z.array(trapFound),
  /** Every unit in organisation-chart order; `is_withheld`: nothing may be said of it. */
  units: z.array(unitName.extend({ is_withheld: z.boolean() })),
  kpis: z.array(kpiName),
  /** Verdicts that stand on results a trap touches. */
  blocked: z.array(z.object({ unit_id: z.string(), subtype: z.string().nullable(), by: z.array(z.string()) })),
})
export type TrapsResult = z.infer<typeof result>
