import type { Symbolic } from './analyse-pattern.ts'
import { PANEL_WIDTH } from './panels.ts'
import { divideByTriangle } from './dense-panel.ts'
import type { NumericStorage } from './numeric-storage.ts'

/** Entries of Z = A^-1 where A has entries: `values` parallel to pattern.row, `diagonal` by original row. */
export type SelectedInverse = { values: Float64Array; diagonal: Float64Array }

/**
 * Z = A^-1 on the pattern of the factor, by panels from the last to the first, without ever forming the whole inverse.
 * With J the columns of a panel, R its rows below, Y = L_RJ L_JJ^-1:
 *
 *   Z_RJ = − Z_RR Y        Z_JJ = (L_JJ L_JJ')^-1 − Y' Z_RJ
 *
 * Z_RR lies in panels that are done. It is symmetric and only its lower triangle is stored, so each tile of it is used
 * twice, as it lies and transposed, while it is in the cache. About twice the operations of the factorisation.
 *
 * @param reuse  arrays to write again
 * @see Takahashi, Fagan & Chin 1973; Erisman & Tinney 1975, CACM 18(3); Lin et al. 2011, "SelInv", ACM TOMS 37(4)
 */
export function selectedInverse(symbolic: Symbolic, storage: NumericStorage, reuse?: SelectedInverse): SelectedInverse {
  const { position, pattern } = symbolic
  const { x, inverse } = storage
  for (let p = symbolic.nPanels - 1; p >= 0; p--) invertPanel(symbolic, storage, p)
  const found = reuse ?? { values: new Float64Array(position.length), diagonal: new Float64Array(pattern.n) }
  for (let e = 0; e < position.length; e++) found.values[e] = x[inverse + position[e]!]!
  for (let j = 0; j < pattern.n; j++) found.diagonal[j] = found.values[pattern.columnStart[j]!]!
  return found
}

function invertPanel(symbolic: Symbolic, storage: NumericStorage, p: number): void {
  const { firstColumn, rowStart, rowEnd, row, stride, offset, panelOf } = symbolic
  const { x, inverse, subtractProduct, tiles, block } = storage
  const width = firstColumn[p + 1]! - firstColumn[p]!
  const step = stride[p]!
  const firstBelow = rowStart[p]! + width
  const below = rowEnd[p]! - firstBelow
  const own = offset[p]!
  const z = inverse + own
  const y = block + width * step

  // The block holds [I; L_RJ], and after the division [X; Y] with X = L_JJ^-1.
  x.fill(0, block, y)
  for (let j = 0; j < width; j++) x[block + j * step + j] = 1
  x.copyWithin(y, own + width * step, own + (width + below) * step)
  divideByTriangle(symbolic, storage, p, block, width + below)

  x.fill(0, z, z + (width + below) * step)
  const zBelow = z + width * step
  for (let begin = firstBelow; begin < rowEnd[p]!;) {
    const ancestor = panelOf[row[begin]!]!
    const after = firstColumn[ancestor + 1]!
    let end = begin + 1
    while (end < rowEnd[p]! && row[end]! < after) end++
    multiplyByAncestor(symbolic, storage, p, ancestor, begin, end, y - firstBelow * step, zBelow - firstBelow * step)
    begin = end
  }

  // Z_JJ = X'X − Y' Z_RJ, in tiles of rows that stay in the cache.
  const negative = tiles[0]
  for (let e = 0; e < width * step; e++) x[negative + e] = -x[block + e]!
  subtractProduct(z, step, block, 1, step, negative, step, width, step, width)
  for (let done = 0; done < below; done += PANEL_WIDTH) {
    const at = done * step
    const rows = Math.min(PANEL_WIDTH, below - done)
    subtractProduct(z, step, y + at, 1, step, zBelow + at, step, width, step, rows)
  }
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < i; j++) x[z + j * step + i] = x[z + i * step + j]!
  }
}

/**
 * Z_RJ ← Z_RJ − Z_RR Y for the part of Z_RR that lies in one ancestor panel: columns row[begin … end), rows from `begin` on.
 *
 * @param y, z  positions of Y and Z_RJ, counted so that row t of symbolic.row stands at y + t · stride
 */
function multiplyByAncestor(
  symbolic: Symbolic,
  { x, inverse, subtractProduct, local, tiles }: NumericStorage,
  p: number,
  ancestor: number,
  begin: number,
  end: number,
  y: number,
  z: number,
): void {
  const { firstColumn, rowEnd, row, stride, offset } = symbolic
  const step = stride[p]!
  const last = rowEnd[p]!
  const columns = end - begin
  const ancestorStep = stride[ancestor]!
  const from = inverse + offset[ancestor]!
  const firstOfAncestor = firstColumn[ancestor]!
  const gapless = row[end - 1]! - row[begin]! === columns - 1
  findRows(symbolic, local, p, ancestor, begin)
  const tile = tiles[1]
  for (let top = begin; top < last;) {
    const bottom = Math.min(top < end ? end : last, top + PANEL_WIDTH)
    const rows = bottom - top
    const firstLocal = local[top - begin]!
    let a = from + firstLocal * ancestorStep + row[begin]! - firstOfAncestor
    let aStep = ancestorStep
    if (!gapless || local[bottom - 1 - begin]! - firstLocal !== rows - 1) {
      a = tile
      aStep = PANEL_WIDTH
      for (let t = top; t < bottom; t++) {
        const line = from + local[t - begin]! * ancestorStep - firstOfAncestor
        const tileLine = tile + (t - top) * PANEL_WIDTH - begin
        for (let c = begin; c < end; c++) x[tileLine + c] = x[line + row[c]!]!
      }
    }
    subtractProduct(z + top * step, step, a, aStep, 1, y + begin * step, step, rows, step, columns)
    if (top >= end) {
      subtractProduct(z + begin * step, step, a, 1, aStep, y + top * step, step, columns, step, rows)
    }
    top = bottom
  }
}

/** local[t − begin] = local row of row[t] in the ancestor, for the rows of p from `begin` on: all of them are there. */
function findRows(
  { rowStart, rowEnd, row }: Symbolic,
  local: Int32Array,
  p: number,
  ancestor: number,
  begin: number,
): void {
  const start = rowStart[ancestor]!
  const end = rowEnd[ancestor]!
  const last = rowEnd[p]!
  let at = start
  for (let t = begin; t < last; t++) {
    const wanted = row[t]!
    // As many rows left here as there: they are the same rows.
    if (end - at === last - t) {
      for (; t < last; t++, at++) local[t - begin] = at - start
      return
    }
    while (row[at]! < wanted) at++
    local[t - begin] = at - start
  }
}
