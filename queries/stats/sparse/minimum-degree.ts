import { smallest } from './degree-lists.ts'
import { eliminate, quotientGraph } from './quotient-graph.ts'
import type { SymmetricPattern } from './symmetric-pattern.ts'

/**
 * An order of elimination that keeps the Cholesky factor sparse: approximate minimum degree on a quotient graph.
 *
 * Eliminating p makes one element L_p of p and all elements it touches, which are absorbed. Variables that have become
 * alike are merged and eliminated together. The next pivot is one of least degree, where the degree of i is bounded by
 *
 *   d_i ≤ min( rows left,  d_i + |L_p \ i|,  |A_i \ i| + |L_p \ i| + Σ_{e ∈ E_i \ p} |L_e \ L_p| )
 *
 * @param last  so many highest-numbered rows are left out and stay last, in their order: a dense border
 * @returns order[k] = the row eliminated k-th, length n; dense rows come just before the border
 * @see Amestoy, Davis & Duff 1996, "An approximate minimum degree ordering algorithm", SIAM J. Matrix Anal. Appl. 17(4)
 */
export function minimumDegree(pattern: SymmetricPattern, last = 0): Int32Array {
  const { n } = pattern
  const degree = degrees(pattern, n - last)
  const limit = Math.max(DENSE.least, DENSE.factor * Math.sqrt(n - last))
  const keep = Uint8Array.from(degree, (d, v) => (v < n - last && d <= limit ? 1 : 0))
  const order = new Int32Array(n)
  let k = eliminateKept(pattern, keep, order)
  const dense: number[] = []
  for (let v = 0; v < n - last; v++) if (keep[v] === 0) dense.push(v)
  dense.sort((v, w) => degree[v]! - degree[w]! || v - w)
  for (const v of dense) order[k++] = v
  for (let v = n - last; v < n; v++) order[k++] = v
  return order
}

/** A row with more neighbours than max(least, factor · √n) would slow the search and gain nothing: it waits for the end. */
const DENSE = { least: 16, factor: 10 }

/** Neighbours of each row among the first `within` rows. */
function degrees({ n, columnStart, row }: SymmetricPattern, within: number): Int32Array {
  const degree = new Int32Array(n)
  for (let j = 0; j < within; j++) {
    for (let e = columnStart[j]! + 1; e < columnStart[j + 1]! && row[e]! < within; e++) {
      degree[j]!++
      degree[row[e]!]!++
    }
  }
  return degree
}

/** Writes the kept rows to the front of `order`; returns how many. */
function eliminateKept(pattern: SymmetricPattern, keep: Uint8Array, order: Int32Array): number {
  const graph = quotientGraph(pattern, keep)
  const step = new Int32Array(pattern.n).fill(-1)
  let steps = 0
  while (graph.done < graph.total) {
    const p = smallest(graph.byDegree)
    step[p] = steps++
    eliminate(graph, p)
  }
  // Each pivot is followed by the rows that were merged into it.
  const own = new Int32Array(pattern.n)
  const start = new Int32Array(steps + 1)
  for (let v = 0; v < pattern.n; v++) {
    if (keep[v] === 0) continue
    let pivot = v
    while (step[pivot]! < 0) pivot = graph.mergedInto[pivot]!
    own[v] = step[pivot]!
    start[own[v]! + 1]!++
  }
  for (let k = 0; k < steps; k++) start[k + 1]! += start[k]!
  for (let v = 0; v < pattern.n; v++) if (keep[v] === 1) order[start[own[v]!]!++] = v
  return graph.total
}
