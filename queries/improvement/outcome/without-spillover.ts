import type { Random } from '#queries/stats/random.ts'
import type { PlanOutcome } from './define.ts'
import { estimateEffect } from './estimate-effect.ts'
import type { Prepared } from './prepare.ts'

/**
 * Comparison subjects under a manager who also has subjects with the plan may have got some of it. The effect once more without them.
 *
 * @returns null where there are none, or too few others are left
 */
export function withoutSpillover(prepared: Prepared, sd: number, random: Random): PlanOutcome['without_spillover'] {
  const touched = new Set(prepared.cohorts.flatMap(({ members }) => members.map((i) => prepared.arms[i]!.cluster)))
  const left = prepared.controls.filter((i) => !touched.has(prepared.arms[i]!.cluster))
  if (left.length === prepared.controls.length || left.length < 2) return null
  const kept = new Set(left)
  // Places in `arms` stay, so cohorts need no renumbering; the others have no value left.
  const arms = prepared.arms.map((arm, i) =>
    arm.placed || kept.has(i) ? arm : { ...arm, values: new Float64Array(arm.values.length).fill(NaN) },
  )
  const found = estimateEffect({ ...prepared, arms, controls: left }, random)
  return found && { estimate: found.estimate / sd, low: found.low / sd, high: found.high / sd, n_control: left.length }
}
