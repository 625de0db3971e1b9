import { z } from 'zod'
import { defineAnalysis } from '#queries/define.ts'
import { toUnitName } from '#queries/names.ts'
import { FAMILIES, STATUSES } from '#queries/traps/define.ts'
import { codesOf } from '../traps/rows.ts'
import { chart } from './chart.ts'
import { params, result, type TrapSummaryResult } from './result.ts'
import { tables } from './tables.ts'
import { text } from './text.ts'

const whole = z.number().int()
const name = z.string().nullable()
const checkRow = z.object({
  ...{
    slug: z.string(),
    family: z.enum(FAMILIES),
    position: whole,
    status: z.enum(STATUSES),
    reason: name,
    missing_column: name,
  },
  ...{ n_trap: whole, n_caution: whole, n_pass: whole, n_not_testable: whole, changed: z.string() },
})
const blockedRow = z.object({
  ...{ unit_id: z.string(), parent_id: name, name_zh: name, name_en: name, depth: whole, tree_order: whole },
  ...{ n_people: whole.nullable(), subtype: name, blocked_by: name },
})
const companyRow = z.object({ slug: z.string(), touched_share: z.number() })

/** Counts of what the checks found, and the verdicts that traps block: what everybody may see. */
export default defineAnalysis({
  slug: 'trap-summary',
  params,
  queries: { rows: checkRow, blocked: blockedRow, company: companyRow },
  result,
  text,
  analyse,
  figures: ({ blocked }: TrapSummaryResult) =>
    blocked.flatMap(({ unit_id, n_people }) => (n_people === null ? [] : [{ key: unit_id, n: n_people, cell: null }])),
  withhold: (found: TrapSummaryResult, keys) => ({
    ...found,
    blocked: found.blocked.filter(({ unit_id }) => !keys.has(unit_id)),
  }),
  chart,
  tables,
})

type Rows = {
  rows: z.infer<typeof checkRow>[]
  blocked: z.infer<typeof blockedRow>[]
  company: z.infer<typeof companyRow>[]
}

function analyse({ rows, blocked, company }: Rows): TrapSummaryResult {
  return {
    kind: rows.every(({ status }) => status === 'not_testable') ? 'empty' : 'found',
    checks: rows
      .toSorted((a, b) => a.position - b.position)
      .map(({ position: _, changed, ...check }) => ({ ...check, is_changed: changed !== '' })),
    blocked: blocked
      .toSorted((a, b) => a.tree_order - b.tree_order)
      .map((row) => ({
        ...toUnitName(row),
        n_people: row.n_people,
        subtype: row.subtype,
        by: codesOf(row.blocked_by),
      })),
    company: company.toSorted((a, b) => (a.slug < b.slug ? -1 : 1)),
  }
}
