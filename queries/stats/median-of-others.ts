import { requireFinite } from './finite.ts'

/**
 * For each value the median of all the others: a yardstick that one extreme value moves neither for itself nor for the rest.
 * Sorted once, n log n for all.
 *
 * @param values  any order
 * @returns parallel to `values`; null for an only one
 */
export function medianOfOthers(values: ArrayLike<number>): (number | null)[] {
  requireFinite(values, 'medianOfOthers')
  const n = values.length
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => values[a]! - values[b]!)
  const found: (number | null)[] = new Array<number | null>(n).fill(null)
  const others = n - 1
  if (others < 1) return found
  order.forEach((i, place) => {
    const at = (rank: number) => values[order[rank < place ? rank : rank + 1]!]!
    found[i] = (at((others - 1) >> 1) + at(others >> 1)) / 2
  })
  return found
}
