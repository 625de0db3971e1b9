import { chiSquareAbove } from './chi-square.ts'
import { averageRanks } from './ranks.ts'

/**
 * Do some groups tend to larger values than others? By ranks, so that single far values cannot decide.
 *
 *   H = [ 12/(N(N+1)) · Σ R_g²/n_g − 3(N+1) ] / [ 1 − Σ(t³ − t)/(N³ − N) ],   chi-square with G − 1 df
 *
 * R_g are the rank sums. The chi-square approximation is cautious where groups have fewer than five values.
 *
 * @param groups  values by group; empty groups are left out
 * @returns null with fewer than two groups, with one value in each, or where all values are equal
 * @see Kruskal & Wallis 1952, "Use of ranks in one-criterion variance analysis"; R `kruskal.test()`
 */
export function kruskalWallis(groups: readonly ArrayLike<number>[]): { h: number; df: number; p: number } | null {
  const present = groups.filter((group) => group.length > 0)
  const all = new Float64Array(present.reduce((sum, group) => sum + group.length, 0))
  let at = 0
  for (const group of present) {
    all.set(group, at)
    at += group.length
  }
  const n = all.length
  if (present.length < 2 || n <= present.length) return null
  const { ranks, ties } = averageRanks(all)
  const correction = 1 - ties / (n ** 3 - n)
  if (ties === n ** 3 - n) return null
  // Σ n_g (mean rank − (N+1)/2)² is the same sum without the cancellation.
  let between = 0
  let from = 0
  for (const group of present) {
    let sum = 0
    for (let i = from; i < from + group.length; i++) sum += ranks[i]!
    from += group.length
    between += group.length * (sum / group.length - (n + 1) / 2) ** 2
  }
  const h = ((12 / (n * (n + 1))) * between) / correction
  const df = present.length - 1
  return { h, df, p: chiSquareAbove(h, df) }
}
