import type { Supernodes } from './supernodes.ts'

/**
 * How a Cholesky factor is stored: panels of neighbouring columns with common rows, row-major, each row padded to a multiple
 * of four doubles. Panel p holds columns firstColumn[p] … firstColumn[p + 1] − 1 and the rows row[rowStart[p]] …
 * row[rowEnd[p] − 1], its own columns first; its local row i begins at offset[p] + i · stride[p].
 */
export type Panels = {
  nPanels: number
  firstColumn: Int32Array
  rowStart: Int32Array
  rowEnd: Int32Array
  row: Int32Array
  stride: Int32Array
  offset: Int32Array
  /** panelOf[k] = panel of column k. */
  panelOf: Int32Array
  /** Doubles in the panels. */
  stored: number
}

/** Widest panel: 64 × 64 doubles, 32 KB, stay in the first-level cache while other rows pass by. */
export const PANEL_WIDTH = 64

/** Wide supernodes become a chain of panels that share one list of rows, so a dense matrix is stored as a staircase. */
export function cutIntoPanels(supernode: Supernodes): Panels {
  const firstColumn: number[] = []
  const rowStart: number[] = []
  const rowEnd: number[] = []
  for (let s = 0; s + 1 < supernode.firstColumn.length; s++) {
    const begin = supernode.firstColumn[s]!
    const end = supernode.firstColumn[s + 1]!
    const parts = Math.ceil((end - begin) / PANEL_WIDTH)
    const width = paddedToFour(Math.ceil((end - begin) / parts))
    for (let from = begin; from < end; from += width) {
      firstColumn.push(from)
      rowStart.push(supernode.rowStart[s]! + from - begin)
      rowEnd.push(supernode.rowStart[s + 1]!)
    }
  }
  const nPanels = firstColumn.length
  firstColumn.push(supernode.firstColumn.at(-1)!)
  const stride = new Int32Array(nPanels)
  const offset = new Int32Array(nPanels)
  const panelOf = new Int32Array(firstColumn[nPanels]!)
  let stored = 0
  for (let p = 0; p < nPanels; p++) {
    panelOf.fill(p, firstColumn[p], firstColumn[p + 1])
    stride[p] = paddedToFour(firstColumn[p + 1]! - firstColumn[p]!)
    offset[p] = stored
    stored += stride[p]! * (rowEnd[p]! - rowStart[p]!)
    if (stored > LARGEST_POSITION) throw new RangeError('the Cholesky factor needs more than 16 GB')
  }
  return {
    nPanels,
    row: supernode.row,
    stride,
    offset,
    panelOf,
    stored,
    firstColumn: Int32Array.from(firstColumn),
    rowStart: Int32Array.from(rowStart),
    rowEnd: Int32Array.from(rowEnd),
  }
}

const LARGEST_POSITION = 2 ** 31 - 1

const paddedToFour = (width: number): number => (width + 3) & ~3

/** Doubles of working space behind the panels, and where each part begins: tiles first, then one block of all rows of a panel. */
export function workingSpace({ nPanels, rowStart, rowEnd, stride }: Panels): { doubles: number; tile: number } {
  let widest = 0
  for (let p = 0; p < nPanels; p++) widest = Math.max(widest, stride[p]! * (rowEnd[p]! - rowStart[p]!))
  const tile = PANEL_WIDTH * PANEL_WIDTH
  return { doubles: 2 * tile + widest + SLACK, tile }
}

/** Padding columns of the last row of a block may reach this far behind it. */
export const SLACK = 8
