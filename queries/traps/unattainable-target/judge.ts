import { binomialAtMost } from '#queries/stats/binomial-tail.ts'
import { wilson } from '#queries/stats/wilson.ts'
import type { Tested } from '../define.ts'
import { goalOutcomes, type GoalLimits, type GoalPeriod } from '../goal-outcome.ts'

export type Reach = GoalPeriod & {
  /** Mean of the best unit of the period; of units with enough people. */
  best_r0: number | null
  /** Units that reached the goal in an earlier period. */
  n_reached: number
}
export type Limits = GoalLimits & { hit_share: number; upper: number; median: number }

/**
 * A goal is out of reach when hardly any result meets it and most stay far below: share under `hit_share`, its Wilson interval under
 * `upper`, median under `median`. p is P(X ≤ k) if the share were `upper`.
 *
 * Innocent are a goal that units reach in general, though one large unit with most of the results does not, and one that a unit
 * reached before: it became unreachable, which is a change of the system and no matter of the target.
 */
export const judge = (goals: readonly Reach[], limits: Limits): Tested[] =>
  goalOutcomes(goals, limits, {
    p: ({ n_hit, n_goal }) => binomialAtMost(n_hit, n_goal, limits.upper),
    judge: ({ n_hit, n_goal, median_r0, unit_hit_share, n_reached }) => {
      const isOut =
        n_hit < limits.hit_share * n_goal && wilson(n_hit, n_goal)!.upper < limits.upper && median_r0! < limits.median
      if (!isOut) return { isFlagged: false, reason: null }
      if (unit_hit_share! >= limits.upper) return { isFlagged: false, reason: 'peers_reach' }
      return n_reached > 0 ? { isFlagged: false, reason: 'reached_before' } : { isFlagged: true, reason: null }
    },
    facts: ({ n_reached }) => ({ units_reached: n_reached }),
    draw: ({ best_r0 }) => ({ best: best_r0 }),
  })
