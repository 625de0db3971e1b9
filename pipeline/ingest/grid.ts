/** Rows of one sheet as text, in batches, readable again from the start: detection, survey and writing each make a pass. */
export type Batch = {
  cells: string[][]
  /** Physical line (CSV) or row number (workbook) of each row, 1-based. */
  lines: number[]
  /** Index in this batch → what is wrong with the row's structure. */
  problems: Map<number, string> | null
  /** Blank lines met while this batch was read. */
  blank: number
  /** Control or invisible characters occur somewhere in this batch. */
  hasControlChars: boolean
}

export type Grid = {
  sheet: string
  batches: () => Iterable<Batch>
  /** Workbook rows leave out trailing empty cells; in CSV a short row is a fault. */
  rowsMayBeShort: boolean
  /** Header merges by row: columns first..last (0-based) take the text of the first cell. Empty for CSV. */
  merges: Merge[]
  /** Columns (0-based) in which a number of more than 15 digits was stored as a number. */
  longNumberColumns: Set<number>
  warnings: Warning[]
}

export type Merge = { firstRow: number; lastRow: number; firstColumn: number; lastColumn: number }
export type Warning = { code: string; detail: string }

/** A formula cell without a stored result, and a text cell whose text is missing: neither can occur in a file's own text. */
export const NO_CACHED_VALUE = '\u0000formula without value'
export const BROKEN_CELL = '\u0000broken cell'

/** NUL and other controls, bidirectional overrides and zero-width characters; tab and line ends are ordinary. */
// eslint-disable-next-line no-control-regex -- finding control characters is the purpose
export const CONTROL_CHARS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/

/** The first rows of a grid, and whether it has more. */
export function firstRows(grid: Grid, limit: number): { cells: string[][]; lines: number[] } {
  const cells: string[][] = []
  const lines: number[] = []
  for (const batch of grid.batches()) {
    for (let i = 0; i < batch.cells.length && cells.length < limit; i++) {
      cells.push(batch.cells[i] ?? [])
      lines.push(batch.lines[i] ?? 0)
    }
    if (cells.length >= limit) break
  }
  return { cells, lines }
}
