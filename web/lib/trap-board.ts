import type { TrapCheck, TrapFound, TrapsResult } from '#queries/analyses/traps/result.ts'
import { ROOT_UNIT } from '#queries/domain.ts'
import type { KpiName, UnitName } from '#queries/result.ts'
import { FAMILIES, type Claim, type Family } from '#queries/traps/define.ts'

/** What a reader asked to see; null is everything. `text` is part of the name or code of a unit or KPI. */
export type BoardFilter = {
  status: TrapFound['status'] | null
  family: Family | null
  claim: Claim | null
  text: string | null
  /** The findings are those of this unit and all below it; so are the protected units then. */
  branch: string | null
}

/** All that one check says of one row: the gravest first, which the cell shows and opens. */
export type BoardCell = { first: TrapFound; all: TrapFound[] }
export type BoardRow = {
  id: string
  kind: 'company' | 'unit' | 'kpi'
  unit: UnitName | null
  kpi: KpiName | null
  cells: ReadonlyMap<string, BoardCell>
}
export type Board = {
  /** Checks with a finding in these rows, family by family. */
  columns: TrapCheck[]
  /** The company, then units in organisation-chart order, then KPIs that were tested over all units. */
  rows: BoardRow[]
  /** Of these units nothing may be said, whatever the filter. */
  withheld: UnitName[]
  /** The findings in these rows, for the table behind the board. */
  findings: TrapFound[]
  /** Findings by status under the other filters, before the one on status. */
  counts: Record<'trap' | 'caution', number>
}

/** The findings as rows of units and columns of checks. Linear in findings and units. */
export function board(found: TrapsResult, filter: BoardFilter): Board {
  const checks = new Map(found.checks.map((check) => [check.slug, check]))
  const wanted = filter.text?.trim().toLowerCase() ?? ''
  const isNamed = (names: (string | undefined)[]) =>
    wanted === '' || names.some((name) => name?.toLowerCase().includes(wanted))
  const units = new Map(found.units.map((unit) => [unit.unit_id, unit]))
  const kpis = new Map(found.kpis.map((kpi) => [kpi.kpi_id, kpi]))
  const fitsName = ({ unit: unitId, kpi: kpiId }: TrapFound): boolean => {
    if (wanted === '') return true
    const [unit, kpi] = [units.get(unitId ?? ''), kpis.get(kpiId ?? '')]
    return isNamed([unit?.name_zh, unit?.name_en, unit?.unit_id, kpi?.name_zh, kpi?.name_en, kpiId ?? undefined])
  }
  const others = found.results.filter(
    (one) =>
      (filter.family === null || checks.get(one.trap)?.family === filter.family) &&
      (filter.claim === null || one.blocks.includes(filter.claim)) &&
      fitsName(one),
  )
  const findings = others.filter(({ status }) =>
    filter.status === null ? status !== 'not_testable' : status === filter.status,
  )

  const byRow = Map.groupBy(findings, rowIdOf)
  const rowOf = (id: string, row: Omit<BoardRow, 'id' | 'cells'>): BoardRow[] => {
    const here = byRow.get(id)
    return here ? [{ id, ...row, cells: cellsOf(here) }] : []
  }
  const rows = [
    ...found.units.flatMap((unit) =>
      rowOf(unit.unit_id, { kind: unit.unit_id === ROOT_UNIT ? 'company' : 'unit', unit, kpi: null }),
    ),
    // A goal that names no KPI is tested under its own number and has no other name.
    ...[...byRow.keys()].filter(isKpiRow).flatMap((id) => {
      const kpiId = id.slice(KPI.length)
      return rowOf(id, { kind: 'kpi', unit: null, kpi: kpis.get(kpiId) ?? namedByCode(kpiId) })
    }),
  ]
  const present = new Set(findings.map(({ trap }) => trap))
  return {
    columns: byFamily(found.checks.filter(({ slug }) => present.has(slug))),
    rows,
    withheld: found.units.filter(
      (unit) =>
        unit.is_withheld &&
        isNamed([unit.name_zh, unit.name_en, unit.unit_id]) &&
        (filter.branch === null || isBelow(unit.unit_id, filter.branch, units)),
    ),
    findings,
    counts: {
      trap: others.filter(({ status }) => status === 'trap').length,
      caution: others.filter(({ status }) => status === 'caution').length,
    },
  }
}

/** Whether a unit is the named one or lies below it; a tree that bites its tail ends. */
function isBelow(unit_id: string, branch: string, units: ReadonlyMap<string, UnitName>): boolean {
  let at: string | null = unit_id
  for (let steps = 0; at !== null && steps <= units.size; steps++) {
    if (at === branch) return true
    at = units.get(at)?.parent_id ?? null
  }
  return false
}

/** `row~check`: how the address names a cell of the board. */
export const cellId = (row: BoardRow, check: string): string => `${row.id}~${check}`

/**
 * The units with most traps and which; among equals the one of whose results more is touched, then organisation-chart order. The
 * company itself and KPIs are no units.
 */
export function mostTraps(rows: readonly BoardRow[], most: number): { unit: UnitName; checks: string[] }[] {
  return rows
    .flatMap(({ kind, unit, cells }) => {
      if (kind !== 'unit' || !unit) return []
      const traps = [...cells.values()].filter(({ first }) => first.status === 'trap' && first.follows_from === null)
      const touched = Math.max(0, ...traps.map(({ first }) => first.touched_share))
      return traps.length > 0 ? [{ unit, checks: traps.map(({ first }) => first.trap), touched }] : []
    })
    .sort((a, b) => b.checks.length - a.checks.length || b.touched - a.touched)
    .slice(0, most)
    .map(({ unit, checks }) => ({ unit, checks }))
}

/** The row a finding stands in: the unit's, or that of a KPI tested over all units. */
export const rowIdOf = ({ unit, kpi }: Pick<TrapFound, 'unit' | 'kpi'>): string =>
  unit ?? (kpi === null ? ROOT_UNIT : KPI + kpi)

const KPI = 'kpi:'
const isKpiRow = (id: string) => id.startsWith(KPI)
const namedByCode = (kpi_id: string): KpiName => ({
  ...{ kpi_id, name_zh: kpi_id, name_en: kpi_id, unit: null, direction: 'unknown' },
})

function cellsOf(findings: readonly TrapFound[]): ReadonlyMap<string, BoardCell> {
  const cells = new Map<string, BoardCell>()
  for (const [check, all] of Map.groupBy(findings, ({ trap }) => trap)) {
    const ordered = all.toSorted((a, b) => gravity(a) - gravity(b))
    cells.set(check, { first: ordered[0]!, all: ordered })
  }
  return cells
}

/** Traps before notes before what could not be tested; a finding of its own before one that follows from another. */
const gravity = ({ status, follows_from }: TrapFound): number => GRAVITY[status] * 2 + (follows_from === null ? 0 : 1)
const GRAVITY = { trap: 0, caution: 1, not_testable: 2, pass: 3 } as const

/** Families in the order of the catalogue; inside them the order in which the checks run. */
const byFamily = (checks: TrapCheck[]): TrapCheck[] =>
  FAMILIES.flatMap((family) => checks.filter((check) => check.family === family))
