import type { SymmetricPattern } from '../sparse/symmetric-pattern.ts'
import type { Block } from './eliminated-blocks.ts'
import type { Entries } from './schur-pattern.ts'

/**
 * values ← A22 − Σ_blocks Σ_i a_i·a_i'/d_i, column by column through one dense accumulator: the inner loop reads one row of
 * couplings and adds to places that the pattern is known to have. The dense border, with which nearly every level couples, is filled
 * level by level instead, in one small square. Σ (couplings of a level)²/2 multiplications.
 *
 * @param direct  entries of A22 without λ
 * @param values  out, parallel to pattern.row; the diagonal comes without λ
 */
export function fillSchur(pattern: SymmetricPattern, direct: Entries, blocks: Block[], values: Float64Array): void {
  const { n, columnStart, row } = pattern
  const first = blocks[0]?.coupling.borderColumn ?? n
  const width = n - first
  const corner = new Float64Array(width * width)
  for (const block of blocks) addCorner(block, corner, width)
  const column = new Float64Array(n)
  for (let j = 0; j < n; j++) {
    if (j >= first) column.set(corner.subarray((j - first) * width, (j - first + 1) * width), first)
    else for (const block of blocks) addColumn(block, j, column)
    for (let t = direct.columnStart[j]!; t < direct.columnStart[j + 1]!; t++) {
      column[direct.row[t]!]! -= direct.value[t]!
    }
    for (let p = columnStart[j]!; p < columnStart[j + 1]!; p++) {
      values[p] = -column[row[p]!]!
      column[row[p]!] = 0
    }
  }
}

function addCorner({ coupling, values, d }: Block, corner: Float64Array, width: number): void {
  const { start, borderStart, borderColumn } = coupling
  const at = coupling.column
  for (let i = 0; i < d.length; i++) {
    const end = start[i + 1]!
    for (let first = borderStart[i]!; first < end; first++) {
      const weight = values[first]! / d[i]!
      const shift = (at[first]! - borderColumn) * width - borderColumn
      for (let e = first; e < end; e++) corner[shift + at[e]!]! += weight * values[e]!
    }
  }
}

function addColumn({ coupling, values, d }: Block, j: number, column: Float64Array): void {
  const { columnStart, entry, owner, start } = coupling
  const at = coupling.column
  for (let t = columnStart[j]!; t < columnStart[j + 1]!; t++) {
    const i = owner[t]!
    const end = start[i + 1]!
    const weight = values[entry[t]!]! / d[i]!
    for (let e = entry[t]!; e < end; e++) column[at[e]!]! += weight * values[e]!
  }
}
