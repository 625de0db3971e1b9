import { binomialAtLeast } from '#queries/stats/binomial-tail.ts'
import type { TestedUnit, Touched } from '../define.ts'

export const SIDES = ['top', 'bottom'] as const
export type Side = (typeof SIDES)[number]
/** How a share at a limit is to be read. */
export type Kind = 'company_scale' | 'own_scale' | 'beyond_results' | 'capped_kpi' | 'capped_unit'

/** One test: how large is the share at one end of one measure, and how likely without a limit there? */
export type Candidate = {
  unit: TestedUnit
  kind: Kind
  side: Side
  /** The scale or KPI. */
  measure: string
  n: number
  n_people: number
  at_limit: number
  share: number
  /** Share that the results of these people lead to elsewhere on the same scale; null where it is not asked. */
  expected: number | null
  others: number | null
  p: number
  /** Beyond the practical threshold, and not explained by the results of the people rated. */
  isLarge: boolean
  /** Large, but nothing is known that could explain it. */
  isOpen: boolean
  touched: Touched
  first_period: string
  last_period: string
}

/** P(as large a share) if each of the people lay at the limit with probability `chance`: people, because their periods are no independent cases. */
export function tailOf(share: number, n: number, n_people: number, chance: number): number {
  const cases = n_people > 0 ? Math.min(n, n_people) : n
  // A little less than half a case, so that rounding never adds one.
  return binomialAtLeast(Math.floor(share * cases + 1e-9), cases, chance)
}
