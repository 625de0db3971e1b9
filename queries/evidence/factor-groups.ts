import { lmg, subsetRSquared } from '#queries/stats/lmg.ts'
import { owen } from '#queries/stats/owen.ts'

/** The groups of statistics 12: how people are managed, the environment, the target. What is not named belongs to the environment. */
const GROUP_OF: Record<string, string> = {
  role_clarity: 'management',
  communication: 'management',
  feedback: 'management',
  participation: 'management',
  target_difficulty: 'target',
  difficulty: 'target',
}

/** The group of each column of a fit; a column that stands for several circumstances of different groups is one of its own. */
export const groupsOf = (columns: readonly string[][]): string[] =>
  columns.map((factors) => [...new Set(factors.map((factor) => GROUP_OF[factor] ?? 'environment'))].sort().join('+'))

/**
 * The share of each column in the variance that all explain: its Owen value, so that a group gains nothing by being measured in
 * many ways. With one group, or every column in a group of its own, it is the LMG share.
 *
 * @param products  (p+1)² cross products of the centred columns, the gap last
 * @param groups    the group of each of the p columns
 */
export function sharesWithin(products: Float64Array, groups: readonly string[]): Float64Array {
  const order = [...new Set(groups)]
  if (order.length <= 1) return lmg(products, groups.length).shares
  return owen(
    subsetRSquared(products, groups.length),
    groups.map((group) => order.indexOf(group)),
  )
}
