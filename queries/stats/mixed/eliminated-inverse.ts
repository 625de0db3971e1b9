import type { SymmetricPattern } from '../sparse/symmetric-pattern.ts'
import type { SelectedInverse } from '../sparse/selected-inverse.ts'
import type { Block, EliminatedBlocks } from './eliminated-blocks.ts'
import { rowForms } from './row-forms.ts'

/**
 * Weighted traces of the eliminated diagonal blocks of C^-1: Σ_i ω_i·C^ii for the inner and the outer factor. Only entries of
 * S^-1 inside the pattern of S count. For one factor
 *
 *   C^ii = 1/d_i + a_i'·S^-1·a_i/d_i²
 *
 * For an inner factor in an outer one, with h_B = Σ_{i in B} ω_i·(n_i/d_i²)·a_i and g_B = Σ_{i in B} ω_i·n_i²/d_i²,
 *
 *   Σ ω_i·C^ii = Σ_i ω_i·(1/d_i + a_i'·S^-1·a_i/d_i²) + Σ_B [ g_B·C^BB − 2·h_B'·S^-1·ã_B/d_B ]
 *
 * which never forms the long rows a_i − (n_i/d_B)·ã_B.
 *
 * @param weights  by level of the inner and of the outer factor; 1 when left out
 */
export function eliminatedTraces(
  { inner, outer, nesting }: EliminatedBlocks,
  pattern: SymmetricPattern,
  inverse: SelectedInverse,
  weights?: { inner: Float64Array; outer?: Float64Array | undefined },
): { inner: number; outer: number } {
  if (!inner) return { inner: 0, outer: 0 }
  const omega = (i: number) => weights?.inner[i] ?? 1
  const { form } = rowForms(inner, inner.values, pattern, inverse)
  let innerTrace = 0
  for (let i = 0; i < inner.d.length; i++) {
    innerTrace += omega(i) * (1 / inner.d[i]! + form[i]! / inner.d[i]! ** 2)
  }
  if (!outer || !nesting) return { inner: innerTrace, outer: 0 }

  const h = new Float64Array(outer.values.length)
  const g = new Float64Array(outer.d.length)
  for (let i = 0; i < inner.d.length; i++) {
    const weight = (omega(i) * inner.n[i]!) / inner.d[i]! ** 2
    g[nesting.outer[i]!]! += weight * inner.n[i]!
    for (let e = inner.coupling.start[i]!; e < inner.coupling.start[i + 1]!; e++) {
      h[nesting.position[e]!]! += weight * inner.values[e]!
    }
  }
  const { form: own, cross } = rowForms(outer, h, pattern, inverse)
  let outerTrace = 0
  for (let b = 0; b < outer.d.length; b++) {
    const inverseOfB = 1 / outer.d[b]! + own[b]! / outer.d[b]! ** 2
    outerTrace += (weights?.outer?.[b] ?? 1) * inverseOfB
    innerTrace += g[b]! * inverseOfB - (2 * cross[b]!) / outer.d[b]!
  }
  return { inner: innerTrace, outer: outerTrace }
}

/**
 * The diagonal of C^-1 over one eliminated factor, level by level.
 *
 * @param which  the outer factor's levels cost Σ (couplings)²; the inner's, in an outer one, as much as its own rows times theirs
 */
export function eliminatedDiagonal(
  { inner, outer, nesting }: EliminatedBlocks,
  which: 'inner' | 'outer',
  pattern: SymmetricPattern,
  inverse: SelectedInverse,
): Float64Array {
  const block = which === 'inner' ? inner! : outer!
  const { form } = rowForms(block, block.values, pattern, inverse)
  const diagonal = form.map((value, i) => 1 / block.d[i]! + value / block.d[i]! ** 2)
  if (which === 'outer' || !outer || !nesting) return diagonal

  const ofOuter = eliminatedDiagonal({ inner, outer, nesting }, 'outer', pattern, inverse)
  const cross = nestedForms(inner!, outer, nesting.outer, pattern, inverse)
  for (let i = 0; i < diagonal.length; i++) {
    const b = nesting.outer[i]!
    const ratio = inner!.n[i]! / inner!.d[i]!
    diagonal[i]! += ratio ** 2 * ofOuter[b]! - (2 * ratio * cross[i]!) / (inner!.d[i]! * outer.d[b]!)
  }
  return diagonal
}

/** a_i'·S^-1·ã_B for every inner level i in its outer level B. */
function nestedForms(
  inner: Block,
  outer: Block,
  outerOf: Int32Array,
  pattern: SymmetricPattern,
  inverse: SelectedInverse,
): Float64Array {
  const { columnStart, entry, owner, start } = outer.coupling
  const { column: innerAt, start: innerStart } = inner.coupling
  const members = membersOf(outerOf, outer.d.length)
  const cross = new Float64Array(inner.d.length)
  const column = new Float64Array(pattern.n)
  for (let j = 0; j < pattern.n; j++) {
    for (let p = pattern.columnStart[j]!; p < pattern.columnStart[j + 1]!; p++)
      column[pattern.row[p]!] = inverse.values[p]!
    for (let t = columnStart[j]!; t < columnStart[j + 1]!; t++) {
      const b = owner[t]!
      let tail = 0
      for (let e = entry[t]!; e < start[b + 1]!; e++) tail += outer.values[e]! * column[outer.coupling.column[e]!]!
      for (let s = members.start[b]!; s < members.start[b + 1]!; s++) {
        const i = members.list[s]!
        for (let e = innerStart[i]!; e < innerStart[i + 1]!; e++) {
          const k = innerAt[e]!
          if (k === j) cross[i]! += inner.values[e]! * tail
          else if (k > j) cross[i]! += outer.values[entry[t]!]! * inner.values[e]! * column[k]!
        }
      }
    }
  }
  return cross
}

/** The inner levels of each outer level. */
function membersOf(outerOf: Int32Array, levels: number): { start: Int32Array; list: Int32Array } {
  const start = new Int32Array(levels + 1)
  for (const b of outerOf) start[b + 1]!++
  for (let b = 0; b < levels; b++) start[b + 1]! += start[b]!
  const next = start.slice(0, levels)
  const list = new Int32Array(outerOf.length)
  outerOf.forEach((b, i) => (list[next[b]!++] = i))
  return { start, list }
}
