import { z } from 'zod'

/**
 * The figures that the goal check decides by. They are kept in the snapshot as used (`goal_setting`), so that a report says by which
 * it was made.
 */
export const goalSettings = z.object({
  /** Periods of own history that are looked back, and fewest of them for a chance (goals 7). */
  window: z.number().int().min(6).max(60).default(12),
  fewest_periods: z.number().int().min(6).max(24).default(6),
  /** Results of other units on the same KPI that stand in where the own history is too short. */
  fewest_peer_results: z.number().int().min(20).max(1000).default(30),
  /** Newest periods whose targets are looked at. */
  cycles: z.number().int().min(1).max(60).default(13),
  /** Below this chance a target is out of reach; above the other, and this far beyond on average, it is slack. */
  out_of_reach: z.number().min(0.01).max(0.3).default(0.1),
  slack: z.number().min(0.9).max(0.999).default(0.98),
  slack_level: z.number().min(1.05).max(3).default(1.3),
  /** From this part of the 70 points of M, T and S on a goal is clear: being measurable and one more. */
  clear: z.number().min(0.3).max(1).default(0.7),
  /** From this part of the goal weight on the gap is not read because of its targets (statistics 11, verdict 3). */
  floor: z.number().min(0.1).max(1).default(0.5),
  /** Length of the end of a period in which a change of a target is late (goals 10), and the change that is a correction. */
  last_part: z.number().min(0.05).max(0.5).default(0.2),
  typo: z.number().min(0.0001).max(0.05).default(0.005),
})
export type GoalSettings = z.infer<typeof goalSettings>
export const GOAL_SETTINGS: GoalSettings = goalSettings.parse({})
