import { meanAndVariance } from '#queries/stats/mean-and-variance.ts'

/** `rank` 1 = no untreated unit moved further from the middle; p = rank / of. `mde`: 2.8 times the spread of such changes. */
export type PlaceboRank = { rank: number; of: number; p: number; difference: number; spread: number }

/**
 * One treated unit is one cluster, and has no interval. Its change is put among the changes of units without a plan, as if each of
 * them had been the treated one:
 *
 *   rank = 1 + #{ |c_j − c̄| ≥ |c − c̄| },   of = J + 1
 *
 * @param change  of the treated unit, from before to after
 * @param others  of the untreated units over the same periods, J ≥ 2
 * @see Abadie, Diamond & Hainmueller 2010, "Synthetic control methods for comparative case studies", section 3
 */
export function placeboRank(change: number, others: readonly number[]): PlaceboRank | null {
  const found = meanAndVariance(others)
  if (!found || found.variance === null) return null
  const distance = Math.abs(change - found.mean)
  const rank = 1 + others.filter((other) => Math.abs(other - found.mean) >= distance).length
  const of = others.length + 1
  const spread = Math.sqrt(found.variance * (1 + 1 / others.length))
  return { rank, of, p: rank / of, difference: change - found.mean, spread }
}
