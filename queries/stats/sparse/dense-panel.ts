import type { Symbolic } from './analyse-pattern.ts'
import type { NumericStorage } from './numeric-storage.ts'

/**
 * A pivot no larger than this share of the diagonal it came from is rounding error: 16 units in the last place.
 */
const SINGULAR = 16 * Number.EPSILON

/**
 * Cholesky of one panel whose updates from the left are done: [A11; A21] → [L11; L21] in place, L11 L11' = A11,
 * L21 = A21 L11'^-1. Four columns at a time: the product with the columns before them by the kernel, the 4 × 4 rest in
 * registers.
 *
 * @returns log det of L11
 * @throws RangeError naming the pivot and the original row when a pivot is not positive
 */
export function factorisePanel(symbolic: Symbolic, storage: NumericStorage, p: number, values: Float64Array): number {
  const { firstColumn, rowStart, rowEnd, stride, offset } = symbolic
  const { x, subtractProduct } = storage
  const first = firstColumn[p]!
  const width = firstColumn[p + 1]! - first
  const rows = rowEnd[p]! - rowStart[p]!
  const step = stride[p]!
  const base = offset[p]!
  const pack = storage.tiles[0]
  let logDeterminant = 0
  for (let j = 0; j < width; j += 4) {
    const corner = base + j * step + j
    const here = Math.min(4, width - j)
    if (j > 0) {
      for (let k = 0; k < j; k++) {
        for (let c = 0; c < 4; c++) x[pack + 4 * k + c] = c < here ? x[base + (j + c) * step + k]! : 0
      }
      subtractProduct(corner, step, base + j * step, step, 1, pack, 4, rows - j, 4, j)
    }
    for (let c = 0; c < here; c++) {
      const row = corner + c * step
      for (let d = 0; d < c; d++) {
        let sum = x[row + d]!
        for (let k = 0; k < d; k++) sum -= x[row + k]! * x[corner + d * step + k]!
        x[row + d] = sum / x[corner + d * step + d]!
      }
      let pivot = x[row + c]!
      for (let k = 0; k < c; k++) pivot -= x[row + k]! * x[row + k]!
      const original = symbolic.order[first + j + c]!
      const diagonal = values[symbolic.pattern.columnStart[original]!]!
      if (!(pivot > SINGULAR * diagonal)) {
        throw new RangeError(
          `factorise: not positive definite at pivot ${first + j + c} (row ${original} of the matrix): ${pivot} of ${diagonal}`,
        )
      }
      const root = Math.sqrt(pivot)
      x[row + c] = root
      logDeterminant += Math.log(root)
    }
    divideRight(x, corner + here * step, step, rows - j - here, corner, step, here)
  }
  return logDeterminant
}

/** Rows [a0 … a3] ← [a0 … a3] L'^-1 with a 4 × 4 lower triangle L of which only the first `size` columns exist. */
function divideRight(
  x: Float64Array,
  at: number,
  step: number,
  rows: number,
  corner: number,
  cornerStep: number,
  size: number,
): void {
  const [d0, l10, d1, l20, l21, d2, l30, l31, l32, d3] = triangle(x, corner, cornerStep, size)
  for (let r = 0, e = at; r < rows; r++, e += step) {
    const y0 = x[e]! * d0
    const y1 = (x[e + 1]! - y0 * l10) * d1
    const y2 = (x[e + 2]! - y0 * l20 - y1 * l21) * d2
    x[e] = y0
    x[e + 1] = y1
    x[e + 2] = y2
    x[e + 3] = (x[e + 3]! - y0 * l30 - y1 * l31 - y2 * l32) * d3
  }
}

/**
 * B ← B L11^-1 for the first triangle L11 of panel p: four columns at a time from the right.
 *
 * @param block  position of B, row-major with the panel's stride
 */
export function divideByTriangle(
  symbolic: Symbolic,
  storage: NumericStorage,
  p: number,
  block: number,
  rows: number,
): void {
  const { firstColumn, stride, offset } = symbolic
  const { x, subtractProduct } = storage
  const width = firstColumn[p + 1]! - firstColumn[p]!
  const step = stride[p]!
  const base = offset[p]!
  for (let j = (width - 1) & ~3; j >= 0; j -= 4) {
    const size = Math.min(4, width - j)
    const next = j + 4
    if (next < width) {
      subtractProduct(block + j, step, block + next, step, 1, base + next * step + j, step, rows, 4, width - next)
    }
    const [d0, l10, d1, l20, l21, d2, l30, l31, l32, d3] = triangle(x, base + j * step + j, step, size)
    for (let r = 0, e = block + j; r < rows; r++, e += step) {
      const y3 = x[e + 3]! * d3
      const y2 = (x[e + 2]! - y3 * l32) * d2
      const y1 = (x[e + 1]! - y3 * l31 - y2 * l21) * d1
      x[e] = (x[e]! - y3 * l30 - y2 * l20 - y1 * l10) * d0
      x[e + 1] = y1
      x[e + 2] = y2
      x[e + 3] = y3
    }
  }
}

type Triangle = [number, number, number, number, number, number, number, number, number, number]

/** A 4 × 4 lower triangle by rows, its diagonal inverted; zeros for rows that do not exist, so padding stays zero. */
function triangle(x: Float64Array, corner: number, step: number, size: number): Triangle {
  const at = (i: number, j: number) => (i < size ? x[corner + i * step + j]! : 0)
  const inverted = (i: number) => (i < size ? 1 / x[corner + i * step + i]! : 0)
  return [
    ...([inverted(0), at(1, 0), inverted(1), at(2, 0), at(2, 1), inverted(2)] as const),
    ...([at(3, 0), at(3, 1), at(3, 2), inverted(3)] as const),
  ]
}
