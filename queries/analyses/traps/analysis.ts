import type { z } from 'zod'
import { defineAnalysis } from '#queries/define.ts'
import { toKpiName, toUnitName } from '#queries/names.ts'
import type { Claim } from '#queries/traps/define.ts'
import { chart } from './chart.ts'
import { flatResults } from './flat-results.ts'
import { params, result, type TrapFound, type TrapsResult } from './result.ts'
import { checkRow, codesOf, foundRow, kpiRow, unitRow } from './rows.ts'
import { tables } from './tables.ts'
import { text } from './text.ts'

/** Which data traps stand in these data, where, and what they block: the board of HR. */
export default defineAnalysis({
  slug: 'traps',
  params,
  queries: { rows: foundRow, checks: checkRow, units: unitRow, kpis: kpiRow },
  result,
  text,
  analyse,
  figures: ({ results }: TrapsResult) =>
    results.flatMap((one) => (one.n_people === null ? [] : [{ key: keyOf(one), n: one.n_people, cell: null }])),
  withhold: (found: TrapsResult, keys) => ({
    ...found,
    results: found.results.filter((one) => !keys.has(keyOf(one))),
  }),
  chart,
  tables,
  flat: (found: TrapsResult) => ({ results: flatResults(found) }),
  readers: ['hr'],
})

const keyOf = ({ trap, unit, kpi, part }: TrapFound) => [trap, unit, kpi, part].join('\u001f')

type Rows = {
  rows: z.infer<typeof foundRow>[]
  checks: z.infer<typeof checkRow>[]
  units: z.infer<typeof unitRow>[]
  kpis: z.infer<typeof kpiRow>[]
}

function analyse({ rows, checks, units, kpis }: Rows): TrapsResult {
  const inOrder = units.toSorted((a, b) => a.tree_order - b.tree_order || (a.unit_id < b.unit_id ? -1 : 1))
  return {
    kind: checks.every(({ status }) => status === 'not_testable') ? 'empty' : 'found',
    checks: checks
      .toSorted((a, b) => a.position - b.position)
      .map(({ position: _, thresholds, changed, ...check }) => ({
        ...check,
        // Written by the build from the thresholds it used.
        thresholds: JSON.parse(thresholds) as Record<string, unknown>,
        changed: codesOf(changed),
      })),
    results: rows.toSorted((a, b) => a.finding_no - b.finding_no).map(toFound),
    units: inOrder.map((row) => ({ ...toUnitName(row), is_withheld: row.is_withheld })),
    kpis: kpis.toSorted((a, b) => (a.kpi_id < b.kpi_id ? -1 : 1)).map((row) => toKpiName(row.kpi_id, row)),
    blocked: inOrder.flatMap(({ unit_id, subtype, blocked_by, is_withheld }) =>
      blocked_by && !is_withheld ? [{ unit_id, subtype, by: codesOf(blocked_by) }] : [],
    ),
  }
}

function toFound({ slug, unit_id, kpi_id, blocks, finding_no: _, ...row }: z.infer<typeof foundRow>): TrapFound {
  // Only the claims that checks declare are ever joined here.
  return { trap: slug, unit: unit_id, kpi: kpi_id, ...row, blocks: codesOf(blocks) as Claim[] }
}
