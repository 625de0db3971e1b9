import type { CountTables } from './count-tables.ts'
import { coupling, nesting } from './coupling.ts'
import type { Coupling, Nesting } from './coupling.ts'
import type { EquationLayout } from './equation-layout.ts'

/**
 * The equations eliminated before S. With one factor, its block is diagonal:
 *
 *   d_i = n_i + λ
 *
 * With an inner factor nested in an outer one, the inner goes first and leaves the outer's block diagonal:
 *
 *   d_B = n_B + λ_B − Σ_{i in B} n_i²/d_i          ã_B = a_B − Σ_{i in B} (n_i/d_i)·a_i
 *
 * so that A11^-1 needs no fill at all. `values` of the outer rows are the ã_B at the present λ.
 */
export type EliminatedBlocks = {
  inner: Block | null
  outer: Block | null
  nesting: Nesting | null
}

/** One eliminated factor: n of its levels, pivots d, couplings with S. */
export type Block = { coupling: Coupling; first: number; n: Float64Array; d: Float64Array; values: Float64Array }

export function eliminatedBlocks(tables: CountTables, layout: EquationLayout): EliminatedBlocks {
  const [innerFactor, outerFactor] = layout.eliminated
  const block = (factor: number): Block => {
    const c = coupling(tables, layout, factor)
    const { n } = tables.factors[factor]!
    return { coupling: c, first: layout.offset[factor]!, n, d: new Float64Array(n.length), values: c.value }
  }
  const inner = innerFactor === undefined ? null : block(innerFactor)
  const outer = outerFactor === undefined ? null : block(outerFactor)
  if (!inner || !outer) return { inner, outer, nesting: null }
  outer.values = outer.coupling.value.slice()
  return { inner, outer, nesting: nesting(tables, inner.coupling, outer.coupling) }
}

/** Pivots and outer couplings for new λ, by factor. Returns log det A11. */
export function refreshBlocks({ inner, outer, nesting }: EliminatedBlocks, lambda: Float64Array): number {
  if (!inner) return 0
  let logDeterminant = 0
  const { d, n } = inner
  for (let i = 0; i < d.length; i++) {
    d[i] = n[i]! + lambda[inner.coupling.factor]!
    logDeterminant += Math.log(d[i]!)
  }
  if (!outer || !nesting) return logDeterminant

  const { start, value } = inner.coupling
  const { position, outer: outerOf } = nesting
  const reduced = outer.values
  reduced.set(outer.coupling.value)
  for (let b = 0; b < outer.d.length; b++) outer.d[b] = outer.n[b]! + lambda[outer.coupling.factor]!
  for (let i = 0; i < d.length; i++) {
    const weight = n[i]! / d[i]!
    outer.d[outerOf[i]!]! -= weight * n[i]!
    for (let e = start[i]!; e < start[i + 1]!; e++) reduced[position[e]!]! -= weight * value[e]!
  }
  for (let b = 0; b < outer.d.length; b++) logDeterminant += Math.log(outer.d[b]!)
  return logDeterminant
}

/** Carries a right-hand side over all equations down to S, in place: r_S − A21·A11^-1·r_E, with the outer entries reduced by the inner. */
export function reduceRight({ inner, outer, nesting }: EliminatedBlocks, r: Float64Array, nEliminated: number): void {
  if (!inner) return
  if (outer && nesting) {
    for (let i = 0; i < inner.d.length; i++) {
      const value = r[inner.first + i]!
      if (value !== 0) r[outer.first + nesting.outer[i]!]! -= (inner.n[i]! / inner.d[i]!) * value
    }
    subtractRows(outer, r, nEliminated)
  }
  subtractRows(inner, r, nEliminated)
}

function subtractRows({ coupling: { start, column }, first, d, values }: Block, r: Float64Array, shift: number): void {
  for (let i = 0; i < d.length; i++) {
    const right = r[first + i]!
    if (right === 0) continue
    const weight = right / d[i]!
    for (let e = start[i]!; e < start[i + 1]!; e++) r[shift + column[e]!]! -= weight * values[e]!
  }
}

/**
 * Back substitution in place: x holds the reduced right-hand side of the eliminated equations and the solution of S.
 *
 * @param noise  one number per eliminated equation, added as noise/√d: makes a draw of the solution
 */
export function substituteBack(
  { inner, outer, nesting }: EliminatedBlocks,
  x: Float64Array,
  nEliminated: number,
  noise?: Float64Array,
): void {
  if (!inner) return
  if (outer) substituteRows(outer, x, nEliminated, null, null, noise)
  substituteRows(inner, x, nEliminated, outer, nesting, noise)
}

function substituteRows(
  { coupling: { start, column }, first, n, d, values }: Block,
  x: Float64Array,
  shift: number,
  outer: Block | null,
  nesting: Nesting | null,
  noise: Float64Array | undefined,
): void {
  for (let i = 0; i < d.length; i++) {
    let rest = x[first + i]!
    if (outer && nesting) rest -= n[i]! * x[outer.first + nesting.outer[i]!]!
    for (let e = start[i]!; e < start[i + 1]!; e++) rest -= values[e]! * x[shift + column[e]!]!
    x[first + i] = rest / d[i]! + (noise ? noise[first + i]! / Math.sqrt(d[i]!) : 0)
  }
}

/** a'·A11^-1·b of two right-hand sides that `reduceRight` went over. */
export function eliminatedForm({ inner, outer }: EliminatedBlocks, a: Float64Array, b: Float64Array): number {
  let form = 0
  for (const block of [inner, outer]) {
    if (!block) continue
    const { first, d } = block
    for (let i = 0; i < d.length; i++) {
      const value = a[first + i]!
      if (value !== 0) form += (value * b[first + i]!) / d[i]!
    }
  }
  return form
}
