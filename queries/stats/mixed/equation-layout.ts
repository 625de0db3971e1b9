import { pairOf } from './count-tables.ts'
import type { CountTables } from './count-tables.ts'

/**
 * The order of the mixed-model equations: eliminated factors, other factors with many levels, factors with few levels, fixed
 * columns. What is not eliminated makes up the Schur complement S; its last `border` rows couple with nearly everything.
 */
export type EquationLayout = {
  /** Factors whose equations are eliminated before S: none, one, or one and the factor in which it is nested. */
  eliminated: number[]
  /** Factors in the model, in the order of the equations. */
  order: number[]
  /** First equation of each factor of the tables; −1 for a factor that is not in the model. */
  offset: Int32Array
  /** Columns of X in the model (0 = intercept); their equations start at `fixedOffset`. */
  fixed: number[]
  fixedOffset: number
  nEliminated: number
  border: number
  /** Number of equations. */
  total: number
}

/** A factor with no more levels than this stays in the dense border of S. */
const FEW_LEVELS = 200
/** Σ (couplings of a level)² above which eliminating a second factor costs more than it saves. */
const MOST_PRODUCTS = 5e8

/**
 * @param active      factors in the model
 * @param fixed       columns of X in the model
 * @param eliminated  the factors to eliminate; chosen by size when left out
 */
export function equationLayout(
  tables: CountTables,
  active: number[],
  fixed: number[],
  eliminated: number[] = toEliminate(tables, active),
): EquationLayout {
  const levels = (factor: number) => tables.factors[factor]!.n.length
  const rest = active
    .filter((factor) => !eliminated.includes(factor))
    .toSorted((a, b) => levels(b) - levels(a) || a - b)
  const order = [...eliminated, ...rest]
  const offset = new Int32Array(tables.factors.length).fill(-1)
  let next = 0
  let nEliminated = 0
  for (const factor of order) {
    offset[factor] = next
    next += levels(factor)
    if (eliminated.includes(factor)) nEliminated = next
  }
  const few = rest.filter((factor) => levels(factor) <= FEW_LEVELS).reduce((sum, factor) => sum + levels(factor), 0)
  const border = few + fixed.length
  return { eliminated, order, offset, fixed, fixedOffset: next, nEliminated, border, total: next + fixed.length }
}

/** Does every level of `inner` lie in one level of `outer`? */
function isNested(tables: CountTables, inner: number, outer: number): boolean {
  const used = tables.factors[inner]!.n.reduce((count, n) => count + (n > 0 ? 1 : 0), 0)
  return pairOf(tables, inner, outer).n.length === used
}

/**
 * The factors whose block of the equations stays diagonal, most levels together: the biggest one, with the one in which it is
 * nested if that one has many levels too.
 */
function toEliminate(tables: CountTables, active: number[]): number[] {
  const levels = (factor: number) => tables.factors[factor]!.n.length
  let best: number[] = []
  let most = 0
  const offer = (factors: number[]) => {
    const size = factors.reduce((sum, factor) => sum + levels(factor), 0)
    if (size > most) [best, most] = [factors, size]
  }
  for (const inner of active) {
    offer([inner])
    for (const outer of active) {
      if (inner === outer || levels(outer) <= FEW_LEVELS || levels(inner) < levels(outer)) continue
      if (isNested(tables, inner, outer) && products(tables, active, outer) <= MOST_PRODUCTS) offer([inner, outer])
    }
  }
  return best
}

function products(tables: CountTables, active: number[], factor: number): number {
  const couplings = new Float64Array(tables.factors[factor]!.n.length)
  for (const other of active) {
    if (other === factor) continue
    const pair = pairOf(tables, factor, other)
    for (const level of pair.a === factor ? pair.ia : pair.ib) couplings[level]! += 1
  }
  return couplings.reduce((sum, count) => sum + count * count, 0)
}
