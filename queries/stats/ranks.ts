import { requireFinite } from './finite.ts'

/**
 * Ranks from 1 (smallest) to n; equal values share the mean of the ranks they take up.
 *
 * @param values  any order
 * @returns ranks parallel to the values, and Σ (t³ − t) over the groups of t equal values, which tie corrections need
 * @see R `rank(ties.method = "average")`
 */
export function averageRanks(values: ArrayLike<number>): { ranks: Float64Array; ties: number } {
  requireFinite(values, 'averageRanks')
  const n = values.length
  const order = Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]!)
  const ranks = new Float64Array(n)
  let ties = 0
  for (let from = 0; from < n;) {
    const value = values[order[from]!]!
    let to = from + 1
    while (to < n && values[order[to]!] === value) to++
    const shared = (from + 1 + to) / 2
    for (let k = from; k < to; k++) ranks[order[k]!] = shared
    const t = to - from
    ties += t * t * t - t
    from = to
  }
  return { ranks, ties }
}
