import type { LowerRows } from './elimination-tree.ts'

/**
 * Neighbouring columns of the factor with (nearly) the same rows, kept as one dense block.
 * Supernode s holds columns firstColumn[s] … firstColumn[s + 1] − 1; its rows are row[rowStart[s]] … row[rowStart[s + 1] − 1],
 * ascending, its own columns first.
 */
export type Supernodes = { firstColumn: Int32Array; rowStart: Int32Array; row: Int32Array }

/**
 * Fundamental supernodes, then relaxed: a supernode joins the one on its right when its parent is in there and the zeros
 * this stores are few, since one block of 8 columns costs less time than two of 4.
 *
 * @param parent, count  of the postordered elimination tree
 * @see Ashcraft & Grimes 1989, "The influence of relaxed supernode partitions on the multifrontal method"; the limits
 *      are those of CHOLMOD (Chen, Davis, Hager & Rajamanickam 2008)
 */
export function supernodes(rows: LowerRows, parent: Int32Array, count: Int32Array): Supernodes {
  const firstColumn = relax(fundamental(parent, count), parent, count)
  return { firstColumn, ...supernodeRows(rows, firstColumn, parent, count) }
}

/** A column continues the one on its left when that one's rows are its own and nothing more. */
function fundamental(parent: Int32Array, count: Int32Array): number[] {
  const n = parent.length
  const first: number[] = []
  for (let j = 0; j < n; j++) {
    const continues = j > 0 && parent[j - 1] === j && count[j - 1] === count[j]! + 1
    if (!continues) first.push(j)
  }
  return first
}

/** Up to so many columns together may store up to this share of zeros. */
const RELAXATION = [
  { columns: 4, zeros: 1 },
  { columns: 16, zeros: 0.8 },
  { columns: 48, zeros: 0.1 },
  { columns: Infinity, zeros: 0.05 },
]

function relax(first: number[], parent: Int32Array, count: Int32Array): Int32Array {
  const n = parent.length
  const kept: number[] = []
  // The group being grown leftwards: columns begin … end − 1, with so many rows below and zeros inside.
  let end = n
  let begin = n
  let zeros = 0
  for (let s = first.length - 1; s >= 0; s--) {
    const from = first[s]!
    if (begin < n || s < first.length - 1) {
      const width = begin - from
      const up = parent[begin - 1]!
      const below = count[end - 1]! - 1
      const added = width * (end - begin + below - (count[begin - 1]! - 1))
      const columns = end - from
      const stored = (columns * (columns + 1)) / 2 + columns * below
      const limit = RELAXATION.find((step) => columns <= step.columns)!.zeros
      if (up >= begin && up < end && zeros + added <= limit * stored) {
        zeros += added
        begin = from
        continue
      }
      kept.push(begin)
      end = begin
    }
    begin = from
    zeros = 0
  }
  if (n > 0) kept.push(begin)
  return Int32Array.from([...kept.reverse(), n])
}

/** Row i belongs to every supernode that its row subtree passes; rows come in ascending order, so no sort is needed. */
function supernodeRows(
  { n, start, column }: LowerRows,
  firstColumn: Int32Array,
  parent: Int32Array,
  count: Int32Array,
): { rowStart: Int32Array; row: Int32Array } {
  const nSupernodes = firstColumn.length - 1
  const rowStart = new Int32Array(nSupernodes + 1)
  const supernodeOf = new Int32Array(n)
  for (let s = 0; s < nSupernodes; s++) {
    const [begin, end] = [firstColumn[s]!, firstColumn[s + 1]!]
    supernodeOf.fill(s, begin, end)
    rowStart[s + 1] = rowStart[s]! + end - begin + count[end - 1]! - 1
  }
  const row = new Int32Array(rowStart[nSupernodes]!)
  const next = rowStart.slice(0, nSupernodes)
  const mark = new Int32Array(nSupernodes).fill(-1)
  for (let i = 0; i < n; i++) {
    const own = supernodeOf[i]!
    row[next[own]!++] = i
    mark[own] = i
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      for (let s = supernodeOf[column[e]!]!; mark[s] !== i; s = supernodeOf[parent[firstColumn[s + 1]! - 1]!]!) {
        row[next[s]!++] = i
        mark[s] = i
      }
    }
  }
  return { rowStart, row }
}
