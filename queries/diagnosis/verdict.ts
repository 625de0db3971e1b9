import {
  DOMINANT,
  FEWEST_MANAGERS,
  FEWEST_PEOPLE_OF_UNIT,
  FEWEST_ROWS,
  FEWEST_ROWS_OF_UNIT,
  FEWEST_UNITS,
  MAJORITY,
  MOST_FLUCTUATION,
  WIDEST_INTERVAL,
  type Limit,
  type Verdict,
} from './factors.ts'
import type { Estimate } from './draw-intervals.ts'
import type { MakeUp } from './shortfall-make-up.ts'

export type Evidence = {
  /** Of the fitted model. */
  modelRows: number
  departments: number
  managers: number
  /** Why there is no fit to speak of, or null. */
  failure: Limit | null
  /** Why the two sides cannot both be claimed: nothing can, or only that the system dominates. */
  inseparable: Limit | null
  onlySystem: Limit | null
  /** Of the unit. */
  people: number
  rows: number
  makeUp: MakeUp | null
  /** The figure that decides: Q, or Q_diff where there is no target. */
  q: Estimate | null
}
export type Judgement = { verdict: Verdict; reason: Limit | null; limits: Limit[] }

/**
 * The verdict rule (statistics 11) from row 4 on; protection stands before it, measurement traps and the goal check have their
 * own gates. The reason of "cannot tell" is the first that applies; `limits` are all that apply to the unit.
 */
export function judge(evidence: Evidence): Judgement {
  const limits = doubts(evidence)
  const { q, onlySystem } = evidence
  if (limits.length > 0 || q === null) return { verdict: 'cannot_tell', reason: limits[0] ?? 'no_shortfall', limits }
  const verdict = classOf(q)
  if (onlySystem && verdict !== 'system') return { verdict: 'cannot_tell', reason: onlySystem, limits: [onlySystem] }
  return { verdict, reason: null, limits }
}

/** Majority of the whole interval, and far enough from one half to act on. */
export function classOf(q: Estimate): 'system' | 'within_group' | 'mixed' {
  if (q.estimate >= DOMINANT && q.low > MAJORITY) return 'system'
  if (q.estimate <= 1 - DOMINANT && q.high < MAJORITY) return 'within_group'
  return 'mixed'
}

function doubts({ makeUp, q, ...of }: Evidence): Limit[] {
  const found: Limit[] = []
  if (of.modelRows === 0) return ['no_rows']
  if (of.modelRows < FEWEST_ROWS) found.push('few_rows')
  if (of.people < FEWEST_PEOPLE_OF_UNIT) found.push('few_people')
  if (of.rows < FEWEST_ROWS_OF_UNIT && !found.includes('few_rows')) found.push('few_rows')
  if (of.departments < FEWEST_UNITS && of.managers < FEWEST_MANAGERS) found.push('few_units')
  if (makeUp) {
    if (!(makeUp.total > 0)) found.push('no_shortfall')
    else if (makeUp.fluctuation.estimate > MOST_FLUCTUATION * makeUp.total) found.push('high_noise')
    else if (q === null) found.push('no_shortfall')
    if (q && q.high - q.low > WIDEST_INTERVAL && !found.includes('no_shortfall')) found.push('wide_interval')
  }
  if (of.inseparable) found.push(of.inseparable)
  if (of.failure) found.push(of.failure)
  return found
}
