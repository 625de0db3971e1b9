import type { SymmetricPattern } from '../sparse/symmetric-pattern.ts'
import type { CountTables } from './count-tables.ts'
import type { Coupling } from './coupling.ts'
import type { EquationLayout } from './equation-layout.ts'
import { fixedCross, fixedOfLevel } from './fixed-columns.ts'

/** Where S = A22 − A21·A11^-1·A12 has entries (lower triangle by column), and the entries of A22 without any λ, far fewer. */
export type SchurPattern = { pattern: SymmetricPattern; direct: Entries }

/** Entries of a lower triangle by column, rows in any order, each at most once. */
export type Entries = { columnStart: Int32Array; row: Int32Array; value: Float64Array }

/**
 * Found once: variances change the values of S, never its pattern. Each eliminated level makes a clique of the columns it couples
 * with; those of a nested inner factor lie within those of the outer one.
 *
 * @param outermost  couplings of the factor eliminated last; null when nothing is eliminated
 * @returns null as soon as there are more than `mostEntries`
 */
export function schurPattern(
  tables: CountTables,
  layout: EquationLayout,
  outermost: Coupling | null,
  mostEntries: number,
): SchurPattern | null {
  const m = layout.total - layout.nEliminated
  const direct = directEntries(tables, layout)
  const columnStart = new Int32Array(m + 1)
  const lastSeenIn = new Int32Array(m).fill(-1)
  let row = new Int32Array(Math.max(64, 2 * direct.row.length))
  let count = 0
  for (let j = 0; j < m; j++) {
    columnStart[j] = count
    if (count > mostEntries) return null
    if (count + m - j > row.length) row = grown(row, count + m)
    row[count++] = j
    for (let t = direct.columnStart[j]!; t < direct.columnStart[j + 1]!; t++) {
      const r = direct.row[t]!
      if (r === j || lastSeenIn[r] === j) continue
      lastSeenIn[r] = j
      row[count++] = r
    }
    if (outermost) count = addCliques(outermost, j, lastSeenIn, row, count, columnStart[j]! + m - j)
    row.subarray(columnStart[j]! + 1, count).sort()
  }
  columnStart[m] = count
  return { pattern: { n: m, columnStart, row: row.slice(0, count) }, direct }
}

function addCliques(
  c: Coupling,
  j: number,
  lastSeenIn: Int32Array,
  row: Int32Array,
  count: number,
  full: number,
): number {
  const { columnStart, entry, owner, start, column } = c
  for (let t = columnStart[j]!; t < columnStart[j + 1]! && count < full; t++) {
    const end = start[owner[t]! + 1]!
    for (let e = entry[t]! + 1; e < end; e++) {
      const r = column[e]!
      if (lastSeenIn[r] === j) continue
      lastSeenIn[r] = j
      row[count++] = r
    }
  }
  return count
}

function grown(row: Int32Array, needed: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(needed, Math.ceil(row.length * 1.5)))
  larger.set(row)
  return larger
}

/** The lower triangle of A22 = [Z'Z, Z'X; X'Z, X'X] over what is not eliminated. */
function directEntries(tables: CountTables, layout: EquationLayout): Entries {
  const m = layout.total - layout.nEliminated
  const firstOf = (factor: number) => layout.offset[factor]! - layout.nEliminated
  const kept = layout.order.filter((factor) => !layout.eliminated.includes(factor))
  const fixedFirst = layout.fixedOffset - layout.nEliminated
  const cross = fixedCross(tables)
  const width = Math.sqrt(cross.length)

  const visit = (take: (row: number, column: number, value: number) => void) => {
    for (const factor of kept) {
      const { n } = tables.factors[factor]!
      for (let level = 0; level < n.length; level++) {
        take(firstOf(factor) + level, firstOf(factor) + level, n[level]!)
        layout.fixed.forEach((j, index) => {
          take(fixedFirst + index, firstOf(factor) + level, fixedOfLevel(tables, factor, level, j))
        })
      }
    }
    for (const { a, b, ia, ib, n } of tables.pairs) {
      if (!kept.includes(a) || !kept.includes(b)) continue
      const [low, high] = firstOf(a) < firstOf(b) ? [firstOf(a), firstOf(b)] : [firstOf(b), firstOf(a)]
      const [lower, higher] = firstOf(a) < firstOf(b) ? [ia, ib] : [ib, ia]
      for (let t = 0; t < n.length; t++) take(high + higher[t]!, low + lower[t]!, n[t]!)
    }
    layout.fixed.forEach((j, column) => {
      layout.fixed.slice(column).forEach((i, down) => {
        take(fixedFirst + column + down, fixedFirst + column, cross[i * width + j]!)
      })
    })
  }

  const columnStart = new Int32Array(m + 1)
  visit((_, column) => columnStart[column + 1]!++)
  for (let j = 0; j < m; j++) columnStart[j + 1]! += columnStart[j]!
  const next = columnStart.slice(0, m)
  const row = new Int32Array(columnStart[m]!)
  const value = new Float64Array(columnStart[m]!)
  visit((r, column, entry) => {
    const to = next[column]!++
    row[to] = r
    value[to] = entry
  })
  return { columnStart, row, value }
}
