import type { MatrixCell, MatrixRow } from '#queries/define.ts'

/** Beyond normal variation; a gap that a data trap keeps from being read is neither inside nor beyond. */
export const isBeyond = (cell: MatrixCell) => !cell.mark && (cell.tone === 'below' || cell.tone === 'above')

/** Rows with a cell beyond normal variation in one of these columns. */
export const rowsBeyond = (rows: MatrixRow[], columns: ReadonlySet<string>): MatrixRow[] =>
  rows.filter((row) => row.cells.some((cell) => columns.has(cell.column) && isBeyond(cell)))

/** The chosen rows with every row above them, so that an indented row never stands under a stranger. */
export function withRowsAbove(rows: MatrixRow[], chosen: ReadonlySet<string>): MatrixRow[] {
  const kept: MatrixRow[] = []
  let needed = -1
  for (const row of rows.toReversed()) {
    if (chosen.has(row.id) || row.depth < needed) {
      kept.unshift(row)
      needed = row.depth
    }
  }
  return kept
}
