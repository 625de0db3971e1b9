import { kindOf, type Field } from './fields.ts'
import { CONTROL_CHARS } from './grid.ts'
import { filledIn, mergedCells } from './merged-cells.ts'
import type { Cells } from './readers/context.ts'
import { mappedIndexes, type RowSources } from './row-source.ts'
import { fault, warn, type RowState } from './row-state.ts'
import type { ReadySheet } from './sheet-to-write.ts'

type Counts = { emptyGroups: number }

/** The records of one row by writer; the row's state carries a code when it is to be set aside. */
export function rowWriter(sheet: ReadySheet, counts: Counts) {
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
    else for (const writer of writers) writer.kept?.()
    return records
  }
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
