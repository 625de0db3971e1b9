import { columnCounts, eliminationTree, lowerRows, postorder } from './elimination-tree.ts'
import { minimumDegree } from './minimum-degree.ts'
import { supernodes, type Supernodes } from './supernodes.ts'
import { checkPattern, type SymmetricPattern } from './symmetric-pattern.ts'

/**
 * Everything about the Cholesky factor of a symmetric matrix that follows from its pattern alone. Made once, it serves
 * every set of values.
 *
 * The factor is stored as panels: neighbouring columns with common rows, row-major, each row padded to a multiple of four
 * doubles. Panel p holds columns firstColumn[p] … firstColumn[p + 1] − 1 and the rows row[rowStart[p]] … row[rowEnd[p] − 1]
 * (its own columns first); local row i begins at offset[p] + i · stride[p].
 */
export type Symbolic = {
  pattern: SymmetricPattern
  /** order[k] = original row at place k; place is its inverse. */
  order: Int32Array
  place: Int32Array
  nPanels: number
  firstColumn: Int32Array
  rowStart: Int32Array
  rowEnd: Int32Array
  row: Int32Array
  stride: Int32Array
  offset: Int32Array
  /** panelOf[k] = panel of column k. */
  panelOf: Int32Array
  /** Where each entry of the pattern stands in the panels, parallel to pattern.row. */
  position: Int32Array
  /** Entries of L, diagonal included, before panels pad it. */
  nonzeros: number
  /** Doubles in the panels. */
  stored: number
  /** Floating-point operations of one factorisation, Σ (rows of column j)²; the selected inverse takes about twice that. */
  flops: number
  /** Memory of a factor with its selected inverse, bytes: 16 for each stored double, and working space. */
  bytes: number
}

/**
 * Orders the matrix, finds the structure of its Cholesky factor and lays out its storage.
 *
 * @param last  so many highest-numbered rows form a dense border: they are eliminated last, in their order
 * @throws RangeError when the pattern is not a lower triangle with its diagonal, or `last` is not within 0 … n
 * @see Davis 2006, "Direct Methods for Sparse Linear Systems"; Ng & Peyton 1993 for supernodes
 */
export function analysePattern(pattern: SymmetricPattern, { last = 0 }: { last?: number } = {}): Symbolic {
  const { n } = pattern
  checkPattern(pattern)
  if (!(last >= 0 && last <= n)) throw new RangeError(`analysePattern cannot keep ${last} of ${n} rows last`)

  const first = minimumDegree(pattern, last)
  const sequence = postorder(eliminationTree(lowerRows(pattern, inverse(first))), n - last)
  const order = sequence.map((k) => first[k]!)
  const place = inverse(order)
  const rows = lowerRows(pattern, place)
  const parent = eliminationTree(rows)
  const count = columnCounts(rows, parent)
  const panels = cutIntoPanels(supernodes(rows, parent, count))
  const { nonzeros, flops } = cost(count, panels)
  return {
    ...{ pattern, order, place, ...panels, nonzeros, flops },
    position: positions(pattern, place, panels),
    bytes: 8 * (2 * panels.stored + workingSpace(panels).doubles),
  }
}

/** Widest panel: 64 × 64 doubles, 32 KB, stay in the first-level cache while other rows pass by. */
export const PANEL_WIDTH = 64

type Panels = Pick<
  Symbolic,
  'nPanels' | 'firstColumn' | 'rowStart' | 'rowEnd' | 'row' | 'stride' | 'offset' | 'panelOf' | 'stored'
>

/** Wide supernodes become a chain of panels that share one list of rows, so a dense matrix is stored as a staircase. */
function cutIntoPanels(supernode: Supernodes): Panels {
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
    ...{ nPanels, row: supernode.row, stride, offset, panelOf, stored },
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
  return { doubles: 3 * tile + widest + SLACK, tile }
}

/** Padding columns of the last row of a block may reach this far behind it. */
export const SLACK = 8

function cost(
  count: Int32Array,
  { nPanels, firstColumn, rowStart, rowEnd }: Panels,
): { nonzeros: number; flops: number } {
  let nonzeros = 0
  let flops = 0
  for (const entries of count) nonzeros += entries
  for (let p = 0; p < nPanels; p++) {
    const rows = rowEnd[p]! - rowStart[p]!
    for (let j = 0; j < firstColumn[p + 1]! - firstColumn[p]!; j++) flops += (rows - j) ** 2
  }
  return { nonzeros, flops }
}

function positions({ n, columnStart, row }: SymmetricPattern, place: Int32Array, panels: Panels): Int32Array {
  const position = new Int32Array(row.length)
  for (let j = 0; j < n; j++) {
    for (let e = columnStart[j]!; e < columnStart[j + 1]!; e++) {
      const [pi, pj] = [place[row[e]!]!, place[j]!]
      const column = Math.min(pi, pj)
      const p = panels.panelOf[column]!
      const local = localRow(panels, p, Math.max(pi, pj))
      position[e] = panels.offset[p]! + local * panels.stride[p]! + column - panels.firstColumn[p]!
    }
  }
  return position
}

/** Which row of the panel this is; rows ascend, and often follow without a gap. */
function localRow({ row, rowStart, rowEnd }: Panels, p: number, wanted: number): number {
  let low = rowStart[p]!
  let high = Math.min(rowEnd[p]! - 1, low + wanted - row[low]!)
  if (row[high] === wanted) return high - low
  while (low < high) {
    const middle = (low + high) >> 1
    if (row[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low - rowStart[p]!
}

function inverse(order: Int32Array): Int32Array {
  const place = new Int32Array(order.length)
  for (let k = 0; k < order.length; k++) place[order[k]!] = k
  return place
}
