import { columnCounts, eliminationTree, lowerRows, postorder } from './elimination-tree.ts'
import { minimumDegree } from './minimum-degree.ts'
import { cutIntoPanels, workingSpace, type Panels } from './panels.ts'
import { supernodes } from './supernodes.ts'
import { checkPattern, type SymmetricPattern } from './symmetric-pattern.ts'

/**
 * Everything about the Cholesky factor of a symmetric matrix that follows from its pattern alone. Made once, it serves
 * every set of values.
 */
export type Symbolic = Panels & {
  pattern: SymmetricPattern
  /** order[k] = original row at place k; place is its inverse. */
  order: Int32Array
  place: Int32Array
  /** Where each entry of the pattern stands in the panels, parallel to pattern.row. */
  position: Int32Array
  /** Entries of L, diagonal included, before panels pad it. */
  nonzeros: number
  /** Floating-point operations of one factorisation, Σ (rows of column j)²; the selected inverse takes about twice that. */
  flops: number
  /**
   * Memory of a factor with its selected inverse, bytes: 16 for each stored double, and working space. Beside it this
   * analysis keeps 4 bytes for each entry of the pattern, and passes through 8 more while it is made.
   */
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

  const isDense = pattern.row.length > NEARLY_ALL * ((n * (n + 1)) / 2)
  const first = isDense ? Int32Array.from({ length: n }, (_, k) => k) : minimumDegree(pattern, last)
  const sequence = postorder(eliminationTree(lowerRows(pattern, inverse(first))), n - last)
  const order = sequence.map((k) => first[k]!)
  const place = inverse(order)
  const rows = lowerRows(pattern, place)
  const parent = eliminationTree(rows)
  const count = columnCounts(rows, parent)
  const panels = cutIntoPanels(supernodes(rows, parent, count))
  const { nonzeros, flops } = cost(count, panels)
  return {
    pattern,
    order,
    place,
    ...panels,
    nonzeros,
    flops,
    position: positions(pattern, place, panels),
    bytes: 8 * (2 * panels.stored + workingSpace(panels).doubles),
  }
}

/** With this share of all entries any order fills the rest, and the graph of an ordering would take as much memory as the matrix. */
const NEARLY_ALL = 0.7

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
