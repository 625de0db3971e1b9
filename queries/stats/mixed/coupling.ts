import { pairOf } from './count-tables.ts'
import type { CountTables } from './count-tables.ts'
import type { EquationLayout } from './equation-layout.ts'
import { fixedOfLevel } from './fixed-columns.ts'

/**
 * How the levels of an eliminated factor couple with the columns of S: the sparse rows a_i of A12, and the same entries by column.
 * Row i holds entries start[i] … start[i + 1] − 1, columns ascending. Column j holds, in `entry`, the positions of its entries, and
 * in `owner` their rows. From entry borderStart[i] on, row i lies in the dense border, the columns from `borderColumn`.
 */
export type Coupling = {
  factor: number
  levels: number
  start: Int32Array
  column: Int32Array
  value: Float64Array
  columnStart: Int32Array
  entry: Int32Array
  owner: Int32Array
  borderColumn: number
  borderStart: Int32Array
}

/** A border wider than this is treated as any other columns: its corner would not stay in the processor's cache. */
const WIDEST_BORDER = 600

export function coupling(tables: CountTables, layout: EquationLayout, factor: number): Coupling {
  const levels = tables.factors[factor]!.n.length
  const others = layout.order.filter((other) => !layout.eliminated.includes(other))
  const start = new Int32Array(levels + 1)
  const sides = others.map((other) => {
    const pair = pairOf(tables, factor, other)
    const [mine, theirs] = pair.a === factor ? [pair.ia, pair.ib] : [pair.ib, pair.ia]
    return { mine, theirs, n: pair.n, first: layout.offset[other]! - layout.nEliminated }
  })
  for (const { mine } of sides) for (const level of mine) start[level + 1]!++
  for (let level = 0; level < levels; level++) start[level + 1]! += start[level]! + layout.fixed.length

  const column = new Int32Array(start[levels]!)
  const value = new Float64Array(start[levels]!)
  const next = start.slice(0, levels)
  // Both orders of a pair table list the other factor's levels in ascending order within one level of this factor.
  for (const { mine, theirs, n, first } of sides) {
    for (let t = 0; t < n.length; t++) {
      const to = next[mine[t]!]!++
      column[to] = first + theirs[t]!
      value[to] = n[t]!
    }
  }
  layout.fixed.forEach((j, index) => {
    for (let level = 0; level < levels; level++) {
      const to = next[level]!++
      column[to] = layout.fixedOffset - layout.nEliminated + index
      value[to] = fixedOfLevel(tables, factor, level, j)
    }
  })
  const columns = layout.total - layout.nEliminated
  const borderColumn = layout.border <= WIDEST_BORDER ? columns - layout.border : columns
  const borderStart = Int32Array.from({ length: levels }, (_, i) => {
    let e = start[i + 1]!
    while (e > start[i]! && column[e - 1]! >= borderColumn) e--
    return e
  })
  return { factor, levels, start, column, value, ...byColumn(start, column, columns), borderColumn, borderStart }
}

function byColumn(start: Int32Array, column: Int32Array, columns: number) {
  const columnStart = new Int32Array(columns + 1)
  for (const j of column) columnStart[j + 1]!++
  for (let j = 0; j < columns; j++) columnStart[j + 1]! += columnStart[j]!
  const next = columnStart.slice(0, columns)
  const entry = new Int32Array(column.length)
  const owner = new Int32Array(column.length)
  for (let i = 0; i + 1 < start.length; i++) {
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      const to = next[column[e]!]!++
      entry[to] = e
      owner[to] = i
    }
  }
  return { columnStart, entry, owner }
}

/** How the levels of a factor lie in those of another: the outer level of each, and the position of each entry in the outer row. */
export type Nesting = { outer: Int32Array; position: Int32Array }

/** @param inner, outer  couplings of two factors of which the first is nested in the second */
export function nesting(tables: CountTables, inner: Coupling, outer: Coupling): Nesting {
  const pair = pairOf(tables, inner.factor, outer.factor)
  const [mine, theirs] = pair.a === inner.factor ? [pair.ia, pair.ib] : [pair.ib, pair.ia]
  // A level without rows couples with nothing, so that any outer level will do.
  const outerOf = new Int32Array(inner.levels)
  for (let t = 0; t < mine.length; t++) outerOf[mine[t]!] = theirs[t]!
  const position = new Int32Array(inner.column.length)
  for (let i = 0; i < inner.levels; i++) {
    let at = outer.start[outerOf[i]!]!
    for (let e = inner.start[i]!; e < inner.start[i + 1]!; e++) {
      while (outer.column[at]! < inner.column[e]!) at++
      position[e] = at
    }
  }
  return { outer: outerOf, position }
}
