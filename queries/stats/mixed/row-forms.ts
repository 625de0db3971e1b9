import type { SelectedInverse } from '../sparse/selected-inverse.ts'
import type { SymmetricPattern } from '../sparse/symmetric-pattern.ts'
import type { Coupling } from './coupling.ts'
import type { Block } from './eliminated-blocks.ts'

/**
 * a_i'·S^-1·a_i and other_i'·S^-1·a_i for every row i of couplings, from the entries of S^-1 inside its pattern: column by column,
 * like `fillSchur`.
 *
 * @param other  values at the same places as those of the block; the block's own when `cross` is not wanted (it is then 0)
 */
export function rowForms(
  { coupling, values }: Block,
  other: Float64Array,
  pattern: SymmetricPattern,
  inverse: SelectedInverse,
): { form: Float64Array; cross: Float64Array } {
  const { columnStart, entry, owner, start, levels, borderColumn } = coupling
  const at = coupling.column
  const form = new Float64Array(levels)
  const cross = new Float64Array(levels)
  const both = other !== values
  const column = new Float64Array(pattern.n)
  for (let j = 0; j < borderColumn; j++) {
    for (let p = pattern.columnStart[j]!; p < pattern.columnStart[j + 1]!; p++)
      column[pattern.row[p]!] = inverse.values[p]!
    for (let t = columnStart[j]!; t < columnStart[j + 1]!; t++) {
      const i = owner[t]!
      const end = start[i + 1]!
      const first = entry[t]!
      const value = values[first]!
      let tail = 0.5 * value * column[j]!
      for (let e = first + 1; e < end; e++) tail += values[e]! * column[at[e]!]!
      form[i]! += 2 * value * tail
      if (!both) continue
      let otherTail = 0.5 * other[first]! * column[j]!
      for (let e = first + 1; e < end; e++) otherTail += other[e]! * column[at[e]!]!
      cross[i]! += other[first]! * tail + value * otherTail
    }
  }
  addBorderForms(coupling, values, other, pattern, inverse, form, cross)
  return { form, cross }
}

/** The part of the forms inside the dense border, level by level from one small square. */
function addBorderForms(
  { column: at, start, borderStart, borderColumn, levels }: Coupling,
  values: Float64Array,
  other: Float64Array,
  pattern: SymmetricPattern,
  inverse: SelectedInverse,
  form: Float64Array,
  cross: Float64Array,
): void {
  const width = pattern.n - borderColumn
  const corner = new Float64Array(width * width)
  for (let j = borderColumn; j < pattern.n; j++) {
    const shift = (j - borderColumn) * width - borderColumn
    for (let p = pattern.columnStart[j]!; p < pattern.columnStart[j + 1]!; p++) {
      corner[shift + pattern.row[p]!] = inverse.values[p]! * (pattern.row[p] === j ? 0.5 : 1)
    }
  }
  const both = other !== values
  for (let i = 0; i < levels; i++) {
    const end = start[i + 1]!
    for (let first = borderStart[i]!; first < end; first++) {
      const shift = (at[first]! - borderColumn) * width - borderColumn
      let tail = 0
      for (let e = first; e < end; e++) tail += values[e]! * corner[shift + at[e]!]!
      form[i]! += 2 * values[first]! * tail
      if (!both) continue
      let otherTail = 0
      for (let e = first; e < end; e++) otherTail += other[e]! * corner[shift + at[e]!]!
      cross[i]! += other[first]! * tail + values[first]! * otherTail
    }
  }
}
