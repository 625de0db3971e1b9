import type { Symbolic } from './analyse-pattern.ts'
import { factorisePanel } from './dense-panel.ts'
import { numericStorage, type NumericStorage } from './numeric-storage.ts'
import { selectedInverse, type SelectedInverse } from './selected-inverse.ts'
import { backwardSolve, forwardSolve } from './triangular-solve.ts'
import { updatePanel } from './update-panel.ts'

/**
 * P A P' = L L' for a symmetric positive definite A; P is the order of elimination. All solves work in place on vectors of
 * length n.
 */
export type CholeskyFactor = {
  readonly symbolic: Symbolic
  readonly storage: NumericStorage
  /** log det A */
  logDeterminant: number
  /** b ← A^-1 b */
  solve(b: Float64Array): void
  /** b ← L^-1 P b; the result is in the order of elimination, symbolic.order */
  solveLower(b: Float64Array): void
  /** b ← P' L'^-1 b, b in the order of elimination: for b ~ N(0, I) the result is ~ N(0, A^-1) */
  solveTransposed(b: Float64Array): void
  /** A^-1 on the pattern of A; with `reuse` its arrays are written again */
  selectedInverse(reuse?: SelectedInverse): SelectedInverse
}

/**
 * Sparse Cholesky factorisation, left-looking by panels: panel J gathers the updates of the finished panels that have
 * rows among its columns, then is factorised itself.
 *
 * @param values      entries of A, parallel to symbolic.pattern.row
 * @param reuse       a factor of the same symbolic; its memory is overwritten and it is returned, nothing is allocated
 * @param vectorised  false keeps to the scalar kernel; left out, vectors are used where they pay
 * @throws RangeError naming the pivot when A is not positive definite (the factor given as `reuse` is then void)
 * @see Ng & Peyton 1993, "Block sparse Cholesky algorithms on advanced uniprocessor computers", SIAM J. Sci. Comput. 14(5)
 */
export function factorise(
  symbolic: Symbolic,
  values: Float64Array,
  reuse?: CholeskyFactor,
  vectorised?: boolean,
): CholeskyFactor {
  if (values.length !== symbolic.position.length) {
    throw new RangeError(`factorise needs ${symbolic.position.length} values for this pattern, got ${values.length}`)
  }
  if (reuse && reuse.symbolic !== symbolic)
    throw new RangeError('factorise can reuse only a factor of the same pattern')
  const factor = reuse ?? emptyFactor(symbolic, numericStorage(symbolic, vectorised))
  factor.logDeterminant = NaN
  const { storage } = factor
  const { position, stored } = symbolic
  storage.x.fill(0, 0, stored)
  for (let e = 0; e < values.length; e++) storage.x[position[e]!] = values[e]!
  factor.logDeterminant = 2 * factorisePanels(symbolic, storage, values)
  return factor
}

/** @returns log det L */
function factorisePanels(symbolic: Symbolic, storage: NumericStorage, values: Float64Array): number {
  const { nPanels, firstColumn, rowStart, rowEnd, row, panelOf } = symbolic
  const { local, waiting, nextWaiting, nextRow } = storage
  waiting.fill(-1)
  let logDeterminant = 0
  for (let p = 0; p < nPanels; p++) {
    for (let t = rowStart[p]!; t < rowEnd[p]!; t++) local[row[t]!] = t - rowStart[p]!
    for (let source = waiting[p]!; source >= 0;) {
      const following = nextWaiting[source]!
      const after = updatePanel(symbolic, storage, p, source, nextRow[source]!)
      wait(source, after)
      source = following
    }
    logDeterminant += factorisePanel(symbolic, storage, p, values)
    wait(p, rowStart[p]! + firstColumn[p + 1]! - firstColumn[p]!)
  }
  return logDeterminant

  /** A finished panel waits at the panel that holds its next row as a column. */
  function wait(source: number, next: number): void {
    if (next >= rowEnd[source]!) return
    const at = panelOf[row[next]!]!
    nextRow[source] = next
    nextWaiting[source] = waiting[at]!
    waiting[at] = source
  }
}

function emptyFactor(symbolic: Symbolic, storage: NumericStorage): CholeskyFactor {
  const { order } = symbolic
  const { vector } = storage
  const { n } = symbolic.pattern
  const factor: CholeskyFactor = {
    symbolic,
    storage,
    logDeterminant: NaN,
    solve(b) {
      factor.solveLower(b)
      factor.solveTransposed(b)
    },
    solveLower(b) {
      for (let k = 0; k < n; k++) vector[k] = b[order[k]!]!
      forwardSolve(symbolic, storage, vector)
      b.set(vector)
    },
    solveTransposed(b) {
      vector.set(b)
      backwardSolve(symbolic, storage, vector)
      for (let k = 0; k < n; k++) b[order[k]!] = vector[k]!
    },
    selectedInverse: (into) => selectedInverse(symbolic, storage, into),
  }
  return factor
}
