import { z } from 'zod'
import { defineAnalysis } from '#queries/define.ts'
import { ALL_KPIS } from '#queries/domain.ts'
import {
  CELL_COLUMNS,
  cellFields,
  cellKey,
  figuresOfCells,
  gapCellRow,
  toGapCell,
  withholdCell,
} from '#queries/gap-cell.ts'
import { toKpiName, toUnitName } from '#queries/names.ts'
import { formatPeriod } from '#queries/words/format.ts'
import { chart } from './chart.ts'
import { largestGaps } from './largest.ts'
import { params, result, type HeatmapResult } from './result.ts'
import { text } from './text.ts'
import { markKey, toUnitMark, verdictRow, withheldMark } from './verdicts.ts'

export const unitRow = z.object({
  unit_id: z.string(),
  parent_id: z.string().nullable(),
  name_zh: z.string().nullable(),
  name_en: z.string().nullable(),
  depth: z.number().int(),
  distance: z.number().int(),
  tree_order: z.number().int(),
  is_collapsed: z.boolean(),
})
export const columnRow = z.object({
  kpi_id: z.string(),
  kpi_zh: z.string().nullable(),
  kpi_en: z.string().nullable(),
  kpi_unit: z.string().nullable(),
  kpi_direction: z.string().nullable(),
  period_id: z.string(),
  period_start: z.string(),
  period_end: z.string(),
  rank: z.number().int(),
  n_columns: z.number().int(),
})
export const cellRow = gapCellRow.extend({
  n_missing_actual: z.number().int().nullable(),
  n_missing_target: z.number().int().nullable(),
  n_zero_target: z.number().int().nullable(),
  n_no_direction: z.number().int().nullable(),
})

/** Rows of units against columns of periods or KPIs, each cell with its gap, interval, count and signal. */
export default defineAnalysis({
  slug: 'gap-heatmap',
  params,
  queries: { units: unitRow, columns: columnRow, rows: cellRow, verdicts: verdictRow },
  result,
  text,
  analyse,
  figures: (found: HeatmapResult) => [
    ...figuresOfCells(found.cells),
    ...found.verdicts
      .filter(({ verdict }) => verdict !== 'withheld')
      .map(({ unit_id, n_people }) => ({ key: markKey(unit_id), n: n_people, cell: null })),
  ],
  withhold,
  chart,
  tables: [
    {
      name: 'cells',
      title: { zh: '每格的差距', en: 'Gap of every cell' },
      columns: CELL_COLUMNS,
      rows: (found: HeatmapResult) => {
        const units = new Map(found.rows.map((unit) => [unit.unit_id, unit]))
        const columns = new Map(found.columns.map((column) => [column.id, column]))
        return found.cells.map((cell) =>
          cellFields(
            cell,
            units.get(cell.unit_id) ?? { name_zh: cell.unit_id, name_en: cell.unit_id },
            found.by === 'kpi' ? (columns.get(cell.column_id) ?? null) : found.kpi,
          ),
        )
      },
    },
  ],
})

type Rows = {
  units: z.infer<typeof unitRow>[]
  columns: z.infer<typeof columnRow>[]
  rows: z.infer<typeof cellRow>[]
  verdicts: z.infer<typeof verdictRow>[]
}

function analyse({ units, columns, rows, verdicts }: Rows, { by, kpi }: z.infer<typeof params>): HeatmapResult {
  const shownUnits = units.toSorted((a, b) => a.tree_order - b.tree_order || compare(a.unit_id, b.unit_id))
  const shownColumns = columns.toSorted((a, b) =>
    by === 'kpi' ? a.rank - b.rank : compare(a.period_start, b.period_start) || b.rank - a.rank,
  )
  const scope = shownUnits.find((unit) => unit.distance === 0) ?? null
  const columnId = (row: { kpi_id: string; period_id: string }) => (by === 'kpi' ? row.kpi_id : row.period_id)
  const unitPlace = new Map(shownUnits.map((unit, place) => [unit.unit_id, place]))
  const columnPlace = new Map(shownColumns.map((column, place) => [columnId(column), place]))

  const cells = rows
    .map((row) => ({ ...toGapCell(row), column_id: columnId(row) }))
    .toSorted(
      (a, b) =>
        unitPlace.get(a.unit_id)! - unitPlace.get(b.unit_id)! ||
        columnPlace.get(a.column_id)! - columnPlace.get(b.column_id)!,
    )
  // Counted at the head of the branch only: a result below it is in every cell above it.
  const ofScope = rows.filter((row) => row.unit_id === scope?.unit_id && !row.is_withheld)
  const total = (field: 'n_missing_actual' | 'n_missing_target' | 'n_zero_target' | 'n_no_direction') =>
    ofScope.reduce((sum, row) => sum + (row[field] ?? 0), 0)
  const newest = shownColumns.at(-1)
  const first = shownColumns[0]

  return judged({
    kind: cells.length > 0 ? 'found' : 'empty',
    by,
    scope: scope && toUnitName(scope),
    kpi: by === 'period' && kpi !== null && kpi !== ALL_KPIS ? toKpiName(kpi, first) : null,
    period: by === 'kpi' ? periodOf(first) : periodOf(newest),
    columns: shownColumns.map((column) =>
      by === 'kpi'
        ? {
            id: column.kpi_id,
            name_zh: column.kpi_zh ?? column.kpi_id,
            name_en: column.kpi_en ?? column.kpi_zh ?? column.kpi_id,
            unit: column.kpi_unit,
          }
        : {
            id: column.period_id,
            name_zh: formatPeriod(column.period_id, 'zh'),
            name_en: formatPeriod(column.period_id, 'en'),
            unit: null,
          },
    ),
    n_columns: first?.n_columns ?? 0,
    rows: shownUnits.map(toUnitName),
    collapsed: shownUnits.some((unit) => unit.is_collapsed),
    cells,
    largest: [],
    n_judged_cells: 0,
    expected_false_signals: 0,
    excluded: {
      missing_actual: total('n_missing_actual'),
      missing_target: total('n_missing_target'),
      zero_target: total('n_zero_target'),
      no_direction: total('n_no_direction'),
    },
    verdicts: verdicts
      .filter(({ unit_id }) => unitPlace.has(unit_id))
      .toSorted((a, b) => unitPlace.get(a.unit_id)! - unitPlace.get(b.unit_id)!)
      .map(toUnitMark),
  })
}

function withhold(found: HeatmapResult, keys: ReadonlySet<string>): HeatmapResult {
  const cells = found.cells.map((cell) => withholdCell(cell, keys))
  // The excluded results are counted at the head of the branch; once one of its cells is protected, so is the count.
  const isHeadHidden = found.cells.some((cell) => cell.unit_id === found.scope?.unit_id && keys.has(cellKey(cell)))
  const nothing = { missing_actual: 0, missing_target: 0, zero_target: 0, no_direction: 0 }
  const verdicts = found.verdicts.map((mark) => (keys.has(markKey(mark.unit_id)) ? withheldMark(mark.unit_id) : mark))
  return judged({ ...found, cells, verdicts, excluded: isHeadHidden ? nothing : found.excluded })
}

/** What is counted over the cells, taken again whenever some of them become protected. */
function judged(found: HeatmapResult): HeatmapResult {
  const withVerdict = found.cells.filter((cell) => cell.state === 'shown' && cell.signal !== 'unjudged')
  return {
    ...found,
    largest: largestGaps(found),
    n_judged_cells: withVerdict.length,
    expected_false_signals: withVerdict.reduce(
      (sum, cell) => sum + (cell.level === 'person' ? FALSE_AT_196 : FALSE_AT_XMR),
      0,
    ),
  }
}

/** Share of cells that pure chance puts outside ±1.96 standard errors (both sides). */
const FALSE_AT_196 = 0.05
/** The same for XmR limits, which lie three standard deviations out. */
const FALSE_AT_XMR = 0.0027

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const periodOf = (row: z.infer<typeof columnRow> | undefined) =>
  row ? { period_id: row.period_id, period_start: row.period_start, period_end: row.period_end } : null
