import { DETECTABLE } from './define.ts'

/**
 * The smallest effect that a plan of this size could show, before it starts (improvement §4), in SD:
 *
 *   se ≈ √(2(1 − ρ²)/n) · √(1 + (c − 1)·ICC),   MDE = 2.8 · se
 *
 * @param perArm       n, units with the plan, and as many without
 * @param correlation  ρ between before and after
 * @param perCluster   c, people who share a manager or unit; 1 = none
 * @param icc          correlation of two people of one cluster
 */
export function detectableEffect(perArm: number, correlation = 0.6, perCluster = 1, icc = 0): number {
  if (!(perArm >= 1)) throw new RangeError(`detectableEffect needs at least one unit per arm, got ${perArm}`)
  const se = Math.sqrt((2 * (1 - correlation ** 2)) / perArm) * Math.sqrt(1 + (perCluster - 1) * icc)
  return DETECTABLE * se
}
