import { connectedSets } from '#queries/stats/connected-sets.ts'
import { pairOf, type CountTables } from '#queries/stats/mixed/count-tables.ts'
import type { Factor } from './factors.ts'

/** What the count tables show of how the factors lie to each other. All of it is read from the tables; no row is touched. */

export const indexOf = (tables: CountTables, factor: Factor): number =>
  tables.factors.findIndex(({ name }) => name === factor)

/** Levels with at least one row; 0 when the factor is not there. */
export function usedLevels(tables: CountTables, factor: Factor): number {
  const table = tables.factors[indexOf(tables, factor)]
  return table ? table.n.reduce((used, n) => used + (n > 0 ? 1 : 0), 0) : 0
}

/** Share of the rows in the level that has most of them; null when the factor is not there. */
export function largestShare(tables: CountTables, factor: Factor): number | null {
  const table = tables.factors[indexOf(tables, factor)]
  return table && tables.rows ? table.n.reduce((most, n) => Math.max(most, n), 0) / tables.rows : null
}

/** The cells of two factors with `a` and `b` in the order asked for. */
export function cells(tables: CountTables, a: Factor, b: Factor): { a: Int32Array; b: Int32Array; n: Float64Array } {
  const [first, second] = [indexOf(tables, a), indexOf(tables, b)]
  const { ia, ib, n } = pairOf(tables, first, second)
  return first < second ? { a: ia, b: ib, n } : { a: ib, b: ia, n }
}

/** Do two factors group the rows alike? Then there are as many cells as levels of either. */
export function isSamePartition(tables: CountTables, a: Factor, b: Factor): boolean {
  const levels = usedLevels(tables, a)
  return levels === usedLevels(tables, b) && cells(tables, a, b).n.length === levels
}

/** How many levels of `by` each level of `of` meets. */
export function met(tables: CountTables, of: Factor, by: Factor): Int32Array {
  const count = new Int32Array(tables.factors[indexOf(tables, of)]!.n.length)
  for (const level of cells(tables, of, by).a) count[level]!++
  return count
}

/** Share of the rows that lie in levels of `of` which only one level of `owner` has. */
export function privateShare(tables: CountTables, of: Factor, owner: Factor): number {
  const owners = met(tables, of, owner)
  const { n } = tables.factors[indexOf(tables, of)]!
  return n.reduce((sum, rows, level) => sum + (owners[level] === 1 ? rows : 0), 0) / tables.rows
}

/** Sets of levels joined by common rows, and the share of rows in the largest of them. */
export function connection(tables: CountTables, a: Factor, b: Factor): { sets: number; largest: number } {
  const { a: left, b: right, n } = cells(tables, a, b)
  const { setOfEdge, sets } = connectedSets(left, right)
  const rows = new Float64Array(sets)
  setOfEdge.forEach((set, edge) => (rows[set]! += n[edge]!))
  return { sets, largest: tables.rows ? rows.reduce((most, r) => Math.max(most, r), 0) / tables.rows : 0 }
}

/** People who had more than one manager: their share, and how many of them a manager met on average. */
export function movers(tables: CountTables): { share: number; perManager: number } {
  const managersOf = met(tables, 'person', 'manager')
  const moved = managersOf.reduce((sum, managers) => sum + (managers > 1 ? 1 : 0), 0)
  const meetings = cells(tables, 'person', 'manager').a.reduce((sum, p) => sum + (managersOf[p]! > 1 ? 1 : 0), 0)
  return { share: moved / usedLevels(tables, 'person'), perManager: meetings / usedLevels(tables, 'manager') }
}
