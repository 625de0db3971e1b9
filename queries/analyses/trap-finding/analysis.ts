import type { z } from 'zod'
import { defineAnalysis } from '#queries/define.ts'
import { toKpiName, toUnitName } from '#queries/names.ts'
import type { Claim } from '#queries/traps/define.ts'
import { codesOf } from '../traps/rows.ts'
import { chart } from './chart.ts'
import { params, result, type Finding, type TrapFindingResult } from './result.ts'
import { findingRow, scopeRow, sourceRow } from './rows.ts'
import { tables } from './tables.ts'
import { text } from './text.ts'

/** One finding with its evidence: what was seen, what it touches and blocks, and where the results stand in the deliveries. */
export default defineAnalysis({
  slug: 'trap-finding',
  params,
  queries: { rows: findingRow, scopes: scopeRow, sources: sourceRow },
  result,
  text,
  analyse,
  figures: ({ finding }: TrapFindingResult) =>
    finding?.n_people == null ? [] : [{ key: 'finding', n: finding.n_people, cell: null }],
  withhold: (found: TrapFindingResult, keys) => (keys.has('finding') ? NOTHING : found),
  chart,
  tables,
  readers: ['hr'],
})

const NOTHING: TrapFindingResult = { kind: 'empty', finding: null, unit: null, kpi: null, scopes: [], sources: [] }

type Rows = {
  rows: z.infer<typeof findingRow>[]
  scopes: z.infer<typeof scopeRow>[]
  sources: z.infer<typeof sourceRow>[]
}

function analyse({ rows, scopes, sources }: Rows): TrapFindingResult {
  const [row] = rows
  if (!row) return NOTHING
  const { unit_id, depth } = row
  return {
    kind: row.status === 'not_testable' ? 'empty' : 'found',
    finding: toFinding(row),
    unit: unit_id === null ? null : toUnitName({ ...row, unit_id, depth: depth ?? 0 }),
    kpi: row.kpi_id === null ? null : toKpiName(row.kpi_id, row),
    scopes: scopes
      .filter(({ finding_no }) => finding_no === row.finding_no)
      .toSorted((a, b) => a.tree_order - b.tree_order)
      .map((scope) => ({
        ...toUnitName(scope),
        ...{
          touched_share: scope.touched_share,
          because: scope.because,
          unblocked_verdict: scope.unblocked_verdict,
          verdict_without: scope.verdict_without,
        },
      })),
    sources: sources
      .filter(({ finding_no }) => finding_no === row.finding_no)
      .toSorted(
        (a, b) =>
          compare(a.period_start, b.period_start) ||
          compare(a.period_id, b.period_id) ||
          compare(a.batch_id, b.batch_id),
      )
      .map(({ finding_no: _, period_start: __, ...source }) => source),
  }
}

function toFinding(row: z.infer<typeof findingRow>): Finding {
  return {
    ...{
      trap: row.slug,
      unit_kind: row.unit_kind,
      status: row.status,
      reason: row.reason,
      follows_from: row.follows_from,
      pay: row.pay,
    },
    ...{ n: row.n, n_people: row.n_people, first_period: row.first_period, last_period: row.last_period },
    ...{ effect: row.effect, low: row.low, high: row.high, p: row.p, q: row.q },
    ...{ touched_rows: row.touched_rows, touched_share: row.touched_share },
    // Only the claims that checks declare are ever joined here.
    blocks: codesOf(row.blocks) as Claim[],
    ...{ gap_as_is: row.gap_as_is, gap_without: row.gap_without },
    // Written by the build as JSON of scalars; the result schema holds them to it.
    facts: (row.facts === null ? {} : JSON.parse(row.facts)) as Finding['facts'],
    rows: (row.evidence_rows === null ? [] : JSON.parse(row.evidence_rows)) as Finding['rows'],
    version: row.version,
    thresholds: JSON.parse(row.thresholds) as Finding['thresholds'],
    ...{ changed: codesOf(row.changed), changed_by: row.changed_by, changed_on: row.changed_on },
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
