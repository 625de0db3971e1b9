import { connectedSets } from '#queries/stats/connected-sets.ts'
import type { CountTables, PairTable } from '#queries/stats/mixed/count-tables.ts'

/**
 * Why the components of a fit may not be told apart, or not be trusted, whatever the numbers say. Other software fits these models
 * without a word.
 */
export type FitLimit =
  | { code: 'same_partition'; factors: [string, string] }
  | { code: 'one_row_per_level'; factors: [string] }
  | { code: 'disconnected_sets'; factors: [string, string]; sets: number; largest: number }
  | { code: 'one_level'; factors: [string] }
  | { code: 'few_levels'; factors: [string]; levels: number }
  | { code: 'provisional_interval'; factors: [string]; levels: number }

/** A variance from fewer levels than this is hardly more than a guess, whatever its interval. */
const FEW_LEVELS = 5

/** A few rows off the largest set are nothing to warn of. */
const MOST_OF_ALL = 0.95

/**
 * @returns in this order: factors that group the rows alike, a factor with one row per level (it is the residual), crossed
 *          factors whose levels fall into sets without a link (`largest` = share of the rows in the largest), factors of one or few levels
 */
export function fitLimits(tables: CountTables): FitLimit[] {
  const { factors, pairs, rows } = tables
  const levels = factors.map(({ n }) => n.reduce((count, rowsOfLevel) => count + (rowsOfLevel > 0 ? 1 : 0), 0))
  const nameOf = (place: number): string => factors[place]!.name
  const found: FitLimit[] = []
  for (const { a, b, n } of pairs) {
    if (n.length > 1 && n.length === levels[a] && n.length === levels[b]) {
      found.push({ code: 'same_partition', factors: [nameOf(a), nameOf(b)] })
    }
  }
  for (const [k, count] of levels.entries()) {
    if (count === rows && rows > 1) found.push({ code: 'one_row_per_level', factors: [nameOf(k)] })
  }
  for (const pair of pairs) {
    if (!isCrossed(pair, levels)) continue
    const { setOfEdge, sets } = connectedSets(pair.ia, pair.ib)
    const largest = largestShare(setOfEdge, sets, pair.n)
    if (largest < MOST_OF_ALL)
      found.push({ code: 'disconnected_sets', factors: [nameOf(pair.a), nameOf(pair.b)], sets, largest })
  }
  for (const [k, count] of levels.entries()) {
    if (count === 1) found.push({ code: 'one_level', factors: [nameOf(k)] })
    if (count > 1 && count < FEW_LEVELS) found.push({ code: 'few_levels', factors: [nameOf(k)], levels: count })
  }
  return found
}

/** Share of the rows in the largest set. */
function largestShare(setOfEdge: Int32Array, sets: number, n: Float64Array): number {
  const rows = new Float64Array(sets)
  for (let edge = 0; edge < n.length; edge++) rows[setOfEdge[edge]!]! += n[edge]!
  return rows.reduce((most, count) => Math.max(most, count), 0) / rows.reduce((sum, count) => sum + count, 0)
}

/** Neither factor lies inside the other: nested ones fall into sets by their nature. */
const isCrossed = ({ a, b, n }: PairTable, levels: number[]): boolean => n.length > levels[a]! && n.length > levels[b]!
