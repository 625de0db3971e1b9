import { analysePattern } from '../sparse/analyse-pattern.ts'
import { factorise } from '../sparse/cholesky.ts'
import type { CholeskyFactor } from '../sparse/cholesky.ts'
import type { SelectedInverse } from '../sparse/selected-inverse.ts'
import type { CountTables } from './count-tables.ts'
import { eliminatedBlocks, eliminatedForm, reduceRight, refreshBlocks, substituteBack } from './eliminated-blocks.ts'
import { eliminatedDiagonal, eliminatedTraces } from './eliminated-inverse.ts'
import { equationLayout } from './equation-layout.ts'
import type { EquationLayout } from './equation-layout.ts'
import { fillSchur } from './fill-schur.ts'
import { fixedResponse } from './fixed-columns.ts'
import { schurPattern } from './schur-pattern.ts'

/**
 * Henderson's mixed-model equations with the residual variance factored out,
 *
 *   C = [Z'Z + diag(λ_k), Z'X; X'Z, X'X],   C·[u; b] = [Z'y; X'y],   λ_k = s_e/s_k
 *
 * held as eliminated diagonal blocks and the Schur complement S. A vector over all equations has the order of `layout`.
 * All results belong to the λ of the last `refresh`.
 *
 * @see Henderson 1975, "Best linear unbiased estimation and prediction under a selection model", Biometrics 31:423
 */
export type MixedEquations = {
  layout: EquationLayout
  /** Size and work of one factorisation of S. */
  nonzeros: number
  flops: number
  /** Right-hand side [Z'y; X'y], y centred. */
  right: Float64Array
  /** Fill S with these λ (by factor of the tables) and factorise; returns log det C. Throws RangeError when C is singular. */
  refresh(lambda: Float64Array): number
  /** C·x = r, in place. */
  solve(r: Float64Array): void
  /** c_a'·C^-1·c_b for every two of these right-hand sides, row major; destroys them. */
  forms(columns: readonly Float64Array[]): Float64Array
  /** r over the eliminated equations, S^-1·r over the others: what `drawInto` starts from. In place. */
  halfSolve(r: Float64Array): void
  /** out ← a draw from N(C^-1·r, s·C^-1), with `half` from halfSolve(r) and `noise` of N(0, s), which is destroyed. */
  drawInto(out: Float64Array, half: Float64Array, noise: Float64Array): void
  /** Σ_i ω_i·C^ii by factor; ω by factor and level, 1 when left out. */
  traces(weights?: Float64Array[]): Float64Array
  /** C^ii of each level of a factor. */
  diagonal(factor: number): Float64Array
}

/** More entries than this in S or its factor (8 bytes each, several copies) do not fit the memory a fit may take. */
export const MOST_NONZEROS = 13e6

/**
 * @param eliminated    chosen by size when left out
 * @param mostNonzeros  budget of S and of its factor
 * @returns null when S or its factor does not fit the budget
 */
export function mixedEquations(
  tables: CountTables,
  active: number[],
  fixed: number[],
  eliminated?: number[],
  mostNonzeros: number = MOST_NONZEROS,
): MixedEquations | null {
  const layout = equationLayout(tables, active, fixed, eliminated)
  const { nEliminated, total } = layout
  const blocks = eliminatedBlocks(tables, layout)
  const used = [blocks.inner, blocks.outer].filter((block) => block !== null)
  const found = schurPattern(tables, layout, used.at(-1)?.coupling ?? null, mostNonzeros)
  if (!found) return null
  const { pattern, direct } = found
  const symbolic = analysePattern(pattern, { last: layout.border })
  if (symbolic.nonzeros > mostNonzeros) return null

  const values = new Float64Array(pattern.row.length)
  let factor: CholeskyFactor | undefined
  let inverse: SelectedInverse | undefined
  // `values` is filled again before it is next read, so the inverse may lie there: with a dense S that is a fifth of the memory.
  const diagonal = new Float64Array(pattern.n)
  const inverted = () => (inverse ??= factor!.selectedInverse({ values, diagonal }))
  const onS = (x: Float64Array) => x.subarray(nEliminated)

  const halfSolve = (r: Float64Array) => {
    reduceRight(blocks, r, nEliminated)
    factor!.solve(onS(r))
  }
  return {
    layout,
    nonzeros: symbolic.nonzeros,
    flops: symbolic.flops,
    right: rightHandSide(tables, layout),
    refresh(lambda) {
      inverse = undefined
      const logDeterminant = refreshBlocks(blocks, lambda)
      fillSchur(pattern, direct, used, values)
      for (const k of layout.order) {
        if (layout.eliminated.includes(k)) continue
        const first = layout.offset[k]! - nEliminated
        for (let i = first; i < first + tables.factors[k]!.n.length; i++) values[pattern.columnStart[i]!]! += lambda[k]!
      }
      factor = factorise(symbolic, values, factor)
      return logDeterminant + factor.logDeterminant
    },
    solve(r) {
      halfSolve(r)
      substituteBack(blocks, r, nEliminated)
    },
    forms(columns) {
      for (const c of columns) {
        reduceRight(blocks, c, nEliminated)
        factor!.solveLower(onS(c))
      }
      const forms = new Float64Array(columns.length ** 2)
      columns.forEach((a, i) => {
        for (let j = i; j < columns.length; j++) {
          const b = columns[j]!
          let form = eliminatedForm(blocks, a, b)
          for (let t = nEliminated; t < total; t++) form += a[t]! * b[t]!
          forms[i * columns.length + j] = forms[j * columns.length + i] = form
        }
      })
      return forms
    },
    halfSolve,
    drawInto(out, half, noise) {
      factor!.solveTransposed(onS(noise))
      out.set(half)
      for (let i = nEliminated; i < total; i++) out[i]! += noise[i]!
      substituteBack(blocks, out, nEliminated, noise)
    },
    traces(weights) {
      const traces = new Float64Array(tables.factors.length)
      const { diagonal } = inverted()
      for (const k of layout.order) {
        if (layout.eliminated.includes(k)) continue
        const first = layout.offset[k]! - nEliminated
        for (let i = 0; i < tables.factors[k]!.n.length; i++)
          traces[k]! += (weights?.[k]![i] ?? 1) * diagonal[first + i]!
      }
      const [inner, outer] = layout.eliminated
      if (inner === undefined) return traces
      const ofBlocks = weights && { inner: weights[inner]!, outer: outer === undefined ? undefined : weights[outer]! }
      const eliminated = eliminatedTraces(blocks, pattern, inverted(), ofBlocks)
      traces[inner] = eliminated.inner
      if (outer !== undefined) traces[outer] = eliminated.outer
      return traces
    },
    diagonal(k) {
      const place = layout.eliminated.indexOf(k)
      if (place >= 0) return eliminatedDiagonal(blocks, place === 0 ? 'inner' : 'outer', pattern, inverted())
      const first = layout.offset[k]! - nEliminated
      return inverted().diagonal.slice(first, first + tables.factors[k]!.n.length)
    },
  }
}

function rightHandSide(tables: CountTables, layout: EquationLayout): Float64Array {
  const right = new Float64Array(layout.total)
  for (const k of layout.order) right.set(tables.factors[k]!.sum, layout.offset[k]!)
  const response = fixedResponse(tables)
  layout.fixed.forEach((j, index) => (right[layout.fixedOffset + index] = response[j]!))
  return right
}
