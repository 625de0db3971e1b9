import { createHash, type Hash } from 'node:crypto'
import type { CanonicalTable } from '#queries/canonical.ts'
import { kindOf, type Field } from './fields.ts'
import { CONTROL_CHARS, type Batch, type Grid } from './grid.ts'
import type { Mapping } from './mapping.ts'
import type { openQuarantine } from './quarantine.ts'
import { refusal } from './refusal.ts'
import type { Cells, FieldReaders } from './row-fields.ts'
import type { RowSources } from './row-source.ts'
import { fault, warn, type RowState } from './row-state.ts'
import { openSink, type Sink } from './sink.ts'
import type { Structural } from './structure.ts'
import { isLabelField } from './survey.ts'
import type { RecordWriter } from './tables/record.ts'

/** One sheet ready to be written: how its rows are read, and where its data begins. */
export type ReadySheet = {
  grid: Grid
  lastHeaderLine: number
  sources: RowSources
  fields: FieldReaders
  state: RowState
  structure: (cells: Cells) => Structural
  writers: RecordWriter[]
  mapping: Mapping
}
export type Written = {
  rowsIn: number
  rowsBySheet: number[]
  blankLines: number
  emptyGroups: number
  records: number
  contentHash: string
  tables: CanonicalTable[]
}

/** Writes every record of the sheets, sets faulty rows aside, and counts so that each row has exactly one outcome. */
export function writeTables(
  sheets: ReadySheet[],
  outDir: string,
  quarantine: ReturnType<typeof openQuarantine>,
  progress: (rows: number) => void,
): Written {
  const sinks = new Map<CanonicalTable, { sink: Sink; columns: string[] }>()
  const hash = createHash('sha256')
  const total = { rowsIn: 0, blankLines: 0, emptyGroups: 0, records: 0 }
  const rowsBySheet: number[] = []
  for (const sheet of sheets) {
    const before = total.rowsIn
    const row = rowWriter(sheet, total)
    const places = sheet.writers.map((writer) => placeOf(writer, sinks, outDir))
    for (const batch of sheet.grid.batches()) {
      addContent(hash, batch)
      total.blankLines += batch.blank
      for (let i = 0; i < batch.cells.length; i++) {
        const line = batch.lines[i] ?? 0
        if (line <= sheet.lastHeaderLine) continue
        const cells = batch.cells[i] ?? []
        if (isBlank(cells)) {
          total.blankLines++
          continue
        }
        total.rowsIn++
        const records = row(cells, line, batch.problems?.get(i), batch.hasControlChars)
        if (sheet.state.code !== '') quarantine.add(sheet.state, cells)
        else for (const [w, found] of records.entries()) for (const record of found) places[w]?.(record)
      }
      progress(total.rowsIn)
    }
    rowsBySheet.push(total.rowsIn - before)
    for (const [w, writer] of sheet.writers.entries()) for (const record of writer.rest?.() ?? []) places[w]?.(record)
  }
  for (const { sink } of sinks.values()) {
    total.records += sink.rows()
    sink.close()
  }
  return { ...total, rowsBySheet, contentHash: hash.digest('hex'), tables: [...sinks.keys()] }
}

type Counts = { emptyGroups: number }

/** The records of one row by writer; the row's state carries a code when it is to be set aside. */
function rowWriter(sheet: ReadySheet, counts: Counts) {
  const { sources, state, structure, writers, mapping, grid } = sheet
  const width = sources.names.length
  const fills = mergedCells(sheet)
  const idColumns = mappedIndexes(sources, mapping, (field) => kindOf(field) === 'id')
  const isUnpivoted = mapping.unpivot !== undefined

  return (delivered: Cells, line: number, problem: string | undefined, hasControlChars: boolean): string[][][] => {
    state.line = line
    state.code = ''
    state.column = ''
    state.detail = ''
    let cells = delivered
    const fill = fills.get(line)
    if (fill) {
      cells = filledIn(delivered, fill.texts)
      if (fill.isNumberMerged) fault(state, 'STRUCTURE', '', 'merged cells in a number column')
    }
    if (problem !== undefined) {
      fault(state, 'STRUCTURE', '', problem)
      return []
    }
    const kind = structure(cells)
    if (kind !== '') {
      state.code = kind
      return []
    }
    if (cells.length !== width && !widthFits(cells, width, grid.rowsMayBeShort, state)) return []
    if (hasControlChars && !isClean(cells, idColumns, sources, state)) return []
    const records: string[][][] = writers.map(() => [])
    let groups = 0
    for (const group of sources.groups) {
      if (isUnpivoted && isEmptyGroup(cells, group.columns)) {
        counts.emptyGroups++
        continue
      }
      groups++
      for (const [w, writer] of writers.entries()) records[w]?.push(...writer.records(cells, group))
      if (state.code !== '') return []
    }
    if (groups === 0) fault(state, 'NO_VALUES', '', '')
    return records
  }
}

function placeOf(
  writer: RecordWriter,
  sinks: Map<CanonicalTable, { sink: Sink; columns: string[] }>,
  outDir: string,
): (record: string[]) => void {
  const known = sinks.get(writer.table)
  const { sink, columns } = known ?? { sink: openSink(outDir, writer.table, writer.columns), columns: writer.columns }
  if (!known) sinks.set(writer.table, { sink, columns })
  const isSame = columns.length === writer.columns.length && columns.every((name, i) => name === writer.columns[i])
  if (isSame) return sink.add
  const order = columns.map((name) => writer.columns.indexOf(name))
  return (record) => sink.add(order.map((index) => (index < 0 ? '' : (record[index] ?? ''))))
}

/** The content of the cells, whatever encoding, delimiter or line ends carried them. */
function addContent(hash: Hash, batch: Batch) {
  let text = ''
  for (const cells of batch.cells) {
    text += `${cells.join('\u001f')}\u001e`
    if (text.length < 1 << 20) continue
    hash.update(text, 'utf8')
    text = ''
  }
  hash.update(text, 'utf8')
}

function isBlank(cells: Cells): boolean {
  if (cells[0] !== undefined && cells[0] !== '' && cells[0] !== ' ') return false
  return cells.every((cell) => cell.trim() === '')
}

function isEmptyGroup(cells: Cells, columns: ReadonlyMap<Field, number>): boolean {
  for (const index of columns.values()) if ((cells[index] ?? '').trim() !== '') return false
  return true
}

/** Short rows are faults in CSV; longer ones only when the cells beyond the header hold something. */
function widthFits(cells: Cells, width: number, mayBeShort: boolean, state: RowState): boolean {
  if (cells.length < width) {
    if (!mayBeShort) fault(state, 'STRUCTURE', '', `${cells.length} cells, ${width} expected`)
    return mayBeShort
  }
  const extra = cells.slice(width).some((cell) => cell.trim() !== '')
  if (extra) fault(state, 'STRUCTURE', '', `${cells.length} cells, ${width} expected`)
  else warn(state, 'TRAILING_DELIMITER', 'cells without a header are empty')
  return !extra
}

function isClean(cells: Cells, idColumns: number[], sources: RowSources, state: RowState): boolean {
  for (const [i, cell] of cells.entries()) {
    if (!CONTROL_CHARS.test(cell)) continue
    const isFormula = cell.startsWith('\u0000formula') || cell.startsWith('\u0000broken')
    if (isFormula) continue
    if (cell.includes('\u0000') || idColumns.includes(i)) fault(state, 'CONTROL_CHARS', sources.names[i] ?? '', '')
    else warn(state, 'CONTROL_CHARS', 'text with invisible characters was kept as delivered')
  }
  return state.code === ''
}

type Fill = { texts: Map<number, string>; isNumberMerged: boolean }

/** Cells inside merges below the header: labels mean the first cell's text; a number merged over several rows belongs to none of them. */
function mergedCells({ grid, lastHeaderLine, sources, mapping }: ReadySheet): Map<number, Fill> {
  const fills = new Map<number, Fill>()
  const merges = grid.merges.filter((merge) => merge.firstRow > lastHeaderLine)
  if (merges.length === 0) return fills
  const byLine = new Map<number, Cells>()
  for (const batch of grid.batches())
    for (const [i, line] of batch.lines.entries()) byLine.set(line, batch.cells[i] ?? [])
  const labels = new Set(mappedIndexes(sources, mapping, isLabelField))
  const numbers = new Set([
    ...mappedIndexes(sources, mapping, (field) => !isLabelField(field)),
    ...sources.groups.flatMap((group) => [...group.columns.values()]),
  ])
  for (const merge of merges) {
    const text = byLine.get(merge.firstRow)?.[merge.firstColumn] ?? ''
    for (let line = merge.firstRow; line <= Math.min(merge.lastRow, merge.firstRow + 100_000); line++) {
      const fill = fills.get(line) ?? { texts: new Map<number, string>(), isNumberMerged: false }
      for (let column = merge.firstColumn; column <= merge.lastColumn; column++) {
        const isFirst = line === merge.firstRow && column === merge.firstColumn
        if (labels.has(column) && !isFirst) fill.texts.set(column, text)
        if (numbers.has(column) && merge.lastRow > merge.firstRow) fill.isNumberMerged = true
      }
      fills.set(line, fill)
    }
  }
  return fills
}

function filledIn(cells: Cells, texts: Map<number, string>): string[] {
  const whole = [...cells]
  for (const [column, text] of texts) {
    while (whole.length <= column) whole.push('')
    if ((whole[column] ?? '') === '') whole[column] = text
  }
  return whole
}

function mappedIndexes(sources: RowSources, mapping: Mapping, wanted: (field: Field) => boolean): number[] {
  return Object.entries(mapping.columns)
    .filter(([, field]) => wanted(field))
    .map(([name]) => sources.indexOf(name))
    .filter((index) => index >= 0)
}

/** Refuses a file of which too many rows could not be read, naming the first of them. */
export function refuseIfTooMany(
  written: Written,
  quarantine: ReturnType<typeof openQuarantine>,
  share: number,
  file: string,
) {
  if (written.rowsIn === 0) throw refusal('no-rows', { file })
  if (quarantine.counted() <= share * written.rowsIn) return
  throw refusal(
    'too-many-quarantined',
    { file },
    { quarantined: quarantine.counted(), rows: written.rowsIn, limit: `${share * 100} %`, first: quarantine.first() },
  )
}
