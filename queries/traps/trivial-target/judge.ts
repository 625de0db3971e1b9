import { binomialAtLeast } from '#queries/stats/binomial-tail.ts'
import type { Tested } from '../define.ts'
import { goalOutcomes, type GoalPeriod } from '../goal-outcome.ts'

export type Slack = GoalPeriod & {
  /** Mean of the lowest unit of the period; of units with enough people. */
  lowest_r0: number | null
  /** Share of results of nothing where less is better: no accident, no complaint. */
  none_share: number | null
  /** Periods whose own median lies above the threshold. */
  n_slack: number
}
export type Limits = { fewest: number; subjects: number; hit_share: number; lower: number; median: number }

/**
 * A target is too low when nearly every result exceeds it and most by far: share above `hit_share`, median above `median`. p is
 * P(X ≥ k) if the share were `lower`.
 *
 * Innocent are a limit to what should not happen at all, where most results are none (no accident where three are allowed); a goal that one strong unit with most of the results exceeds while other units miss it (mean share of the units below
 * `lower`), and one whose median is that high in a windfall: not in more than half of its periods.
 */
export const judge = (goals: readonly Slack[], limits: Limits): Tested[] =>
  goalOutcomes(
    goals,
    { ...limits, periods: 1 },
    {
      p: ({ n_hit, n_goal }) => binomialAtLeast(n_hit, n_goal, limits.lower),
      judge: ({ n_hit, n_goal, median_r0, unit_hit_share, none_share, n_slack }, periods) => {
        if (!(n_hit > limits.hit_share * n_goal && median_r0! > limits.median))
          return { isFlagged: false, reason: null }
        if (none_share! >= 0.5) return { isFlagged: false, reason: 'limit' }
        if (unit_hit_share! <= limits.lower) return { isFlagged: false, reason: 'others_miss' }
        if (2 * n_slack <= periods.length) return { isFlagged: false, reason: 'windfall' }
        return { isFlagged: true, reason: null }
      },
      facts: ({ n_slack }) => ({ periods_slack: n_slack }),
      draw: ({ lowest_r0 }) => ({ lowest: lowest_r0 }),
    },
  )
