import { xmrSignals } from '#queries/stats/xmr-signals.ts'
import { xmrLimits } from '#queries/stats/xmr.ts'

/**
 * For a series too short for an effect: do the points after the start break the control limits of those before it? Only this is said,
 * never how large an effect is.
 *
 * @param before, after  values in time order, larger is better
 * @returns null with fewer than 5 points before or none after: no limits worth the name
 */
export function startSignal(before: readonly number[], after: readonly number[]): 'better' | 'worse' | 'none' | null {
  const limits = before.length >= FEWEST ? xmrLimits(before) : null
  if (!limits || after.length === 0) return null
  if (after.some((value) => value < limits.lower)) return 'worse'
  if (after.some((value) => value > limits.upper)) return 'better'
  // Runs and trends need the whole series; only those that end after the start count.
  const all = [...before, ...after]
  const points = xmrSignals(
    all,
    all.map(() => 0),
    'increase',
  ).slice(before.length)
  if (points.some(({ meaning, label }) => meaning === 'concern' && label !== 'outside')) return 'worse'
  return points.some(({ meaning, label }) => meaning === 'improvement' && label !== 'outside') ? 'better' : 'none'
}

/** Points without which a moving range says nothing. */
const FEWEST = 5
