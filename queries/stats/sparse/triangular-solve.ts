import type { Symbolic } from './analyse-pattern.ts'
import type { NumericStorage } from './numeric-storage.ts'

/**
 * b ← L^-1 b, b in the order of elimination. Panel by panel: its triangle first, then its part of all rows below.
 */
export function forwardSolve(symbolic: Symbolic, { x }: NumericStorage, b: Float64Array): void {
  const { nPanels, firstColumn, rowStart, rowEnd, row, stride, offset } = symbolic
  for (let p = 0; p < nPanels; p++) {
    const first = firstColumn[p]!
    const width = firstColumn[p + 1]! - first
    const start = rowStart[p]!
    let line = offset[p]!
    for (let i = 0; i < width; i++, line += stride[p]!) {
      b[first + i] = (b[first + i]! - dot(x, line, b, first, i)) / x[line + i]!
    }
    for (let t = start + width; t < rowEnd[p]!; t++, line += stride[p]!) {
      const i = row[t]!
      b[i] = b[i]! - dot(x, line, b, first, width)
    }
  }
}

/** b ← L'^-1 b, b in the order of elimination. */
export function backwardSolve(symbolic: Symbolic, { x }: NumericStorage, b: Float64Array): void {
  const { nPanels, firstColumn, rowStart, rowEnd, row, stride, offset } = symbolic
  for (let p = nPanels - 1; p >= 0; p--) {
    const first = firstColumn[p]!
    const width = firstColumn[p + 1]! - first
    const start = rowStart[p]!
    const step = stride[p]!
    for (let t = start + width, line = offset[p]! + width * step; t < rowEnd[p]!; t++, line += step) {
      subtractMultiple(x, line, b, first, width, b[row[t]!]!)
    }
    for (let i = width - 1, line = offset[p]! + i * step; i >= 0; i--, line -= step) {
      const value = b[first + i]! / x[line + i]!
      b[first + i] = value
      subtractMultiple(x, line, b, first, i, value)
    }
  }
}

/** Σ x[line + k] b[first + k], k < count; four sums at once, for speed. */
function dot(x: Float64Array, line: number, b: Float64Array, first: number, count: number): number {
  let s0 = 0
  let s1 = 0
  let s2 = 0
  let s3 = 0
  let k = 0
  for (; k + 3 < count; k += 4) {
    s0 += x[line + k]! * b[first + k]!
    s1 += x[line + k + 1]! * b[first + k + 1]!
    s2 += x[line + k + 2]! * b[first + k + 2]!
    s3 += x[line + k + 3]! * b[first + k + 3]!
  }
  for (; k < count; k++) s0 += x[line + k]! * b[first + k]!
  return s0 + s1 + (s2 + s3)
}

function subtractMultiple(
  x: Float64Array,
  line: number,
  b: Float64Array,
  first: number,
  count: number,
  factor: number,
): void {
  for (let k = 0; k < count; k++) b[first + k] = b[first + k]! - x[line + k]! * factor
}
