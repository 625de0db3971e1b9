import type { SymmetricPattern } from './symmetric-pattern.ts'

/** The matrix in its new order, by rows: the columns left of the diagonal in row i, unsorted. */
export type LowerRows = { n: number; start: Int32Array; column: Int32Array }

/** @param place  place[v] = position of the original row v in the new order */
export function lowerRows({ n, columnStart, row }: SymmetricPattern, place: Int32Array): LowerRows {
  const start = new Int32Array(n + 1)
  for (let j = 0; j < n; j++) {
    const pj = place[j]!
    for (let e = columnStart[j]! + 1; e < columnStart[j + 1]!; e++) {
      const pi = place[row[e]!]!
      start[(pi > pj ? pi : pj) + 1]!++
    }
  }
  for (let i = 0; i < n; i++) start[i + 1]! += start[i]!
  const next = start.slice(0, n)
  const column = new Int32Array(start[n]!)
  for (let j = 0; j < n; j++) {
    const pj = place[j]!
    for (let e = columnStart[j]! + 1; e < columnStart[j + 1]!; e++) {
      const pi = place[row[e]!]!
      if (pi > pj) column[next[pi]!++] = pj
      else column[next[pj]!++] = pi
    }
  }
  return { n, start, column }
}

/**
 * The elimination tree: parent(j) = the first row below the diagonal that is non-zero in column j of the Cholesky factor,
 * −1 for a root. Column j of the factor changes only columns among its ancestors.
 *
 * @see Liu 1990, "The role of elimination trees in sparse factorization", SIAM J. Matrix Anal. Appl. 11(1)
 */
export function eliminationTree({ n, start, column }: LowerRows): Int32Array {
  const parent = new Int32Array(n).fill(-1)
  const ancestor = new Int32Array(n).fill(-1)
  for (let i = 0; i < n; i++) {
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      let k = column[e]!
      while (k !== -1 && k < i) {
        const above = ancestor[k]!
        ancestor[k] = i
        if (above === -1) parent[k] = i
        k = above
      }
    }
  }
  return parent
}

/**
 * Children before parents, each subtree in one run, so that columns with like structure stand side by side.
 * Columns from `fixed` on keep their places (the border).
 *
 * @returns sequence[k] = the column that moves to place k
 */
export function postorder(parent: Int32Array, fixed: number): Int32Array {
  const n = parent.length
  const firstChild = new Int32Array(n).fill(-1)
  const sibling = new Int32Array(n).fill(-1)
  const sequence = new Int32Array(n)
  for (let v = fixed - 1; v >= 0; v--) {
    const up = parent[v]!
    if (up < 0 || up >= fixed) continue
    sibling[v] = firstChild[up]!
    firstChild[up] = v
  }
  let k = 0
  for (let root = 0; root < fixed; root++) {
    if (parent[root]! >= 0 && parent[root]! < fixed) continue
    let v = root
    for (;;) {
      while (firstChild[v]! >= 0) v = firstChild[v]!
      sequence[k++] = v
      while (v !== root && sibling[v]! < 0) {
        v = parent[v]!
        sequence[k++] = v
      }
      if (v === root) break
      v = sibling[v]!
    }
  }
  for (let v = fixed; v < n; v++) sequence[v] = v
  return sequence
}

/** Entries in each column of the Cholesky factor, diagonal included: row i touches the columns of its row subtree. */
export function columnCounts({ n, start, column }: LowerRows, parent: Int32Array): Int32Array {
  const count = new Int32Array(n).fill(1)
  const mark = new Int32Array(n).fill(-1)
  for (let i = 0; i < n; i++) {
    mark[i] = i
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      for (let k = column[e]!; mark[k] !== i; k = parent[k]!) {
        count[k]!++
        mark[k] = i
      }
    }
  }
  return count
}
