/** A place in the grid: `row` from 0 below the column headings, `column` 0 for the row's heading and from 1 for its cells. */
export type Place = { row: number; column: number }

/**
 * Where a key leads from a place (WAI-ARIA grid pattern): arrows one step, Home and End the ends of the row, with Ctrl the
 * corners. Null for every other key and at the edges, so that the page may scroll.
 */
export function move(from: Place, key: string, isCtrl: boolean, size: { rows: number; columns: number }): Place | null {
  const last = { row: size.rows - 1, column: size.columns }
  const wanted = target(from, key, isCtrl, last)
  if (!wanted) return null
  const place = { row: clamp(wanted.row, last.row), column: clamp(wanted.column, last.column) }
  return place.row === from.row && place.column === from.column ? null : place
}

function target({ row, column }: Place, key: string, isCtrl: boolean, last: Place): Place | null {
  if (key === 'ArrowUp') return { row: row - 1, column }
  if (key === 'ArrowDown') return { row: row + 1, column }
  if (key === 'ArrowLeft') return { row, column: column - 1 }
  if (key === 'ArrowRight') return { row, column: column + 1 }
  if (key === 'PageUp') return { row: row - PAGE, column }
  if (key === 'PageDown') return { row: row + PAGE, column }
  if (key === 'Home') return isCtrl ? { row: 0, column: 0 } : { row, column: 0 }
  if (key === 'End') return isCtrl ? last : { row, column: last.column }
  return null
}

const PAGE = 10
const clamp = (value: number, most: number) => Math.max(0, Math.min(value, most))
