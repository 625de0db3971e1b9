import type { XmrDirection } from './xmr-signals.ts'
import type { XmrLimits } from './xmr.ts'

export type Assurance = 'consistently_passes' | 'consistently_fails' | 'hit_or_miss'

/**
 * Can this process be relied on to reach its target, if it goes on as it is? By the limits of the last point, strictly:
 * with "increase" a target above the upper limit is consistently failed, one below the lower limit consistently passed,
 * anything between is hit or miss; mirrored for "decrease".
 *
 * A constant series (amr = 0) compares target and mean; a target equal to the mean is passed.
 *
 * @param target  in the unit of the limits; null where there is none
 * @returns null without target, without limits or without a direction
 * @see NHS England "Making Data Count", assurance icons; NHSRplotthedots 0.2.2, `ptd_get_assurance_type()`
 */
export function assurance(limits: XmrLimits | null, target: number | null, direction: XmrDirection): Assurance | null {
  if (limits === null || target === null || direction === 'neutral') return null
  const isIncrease = direction === 'increase'
  if (limits.amr === 0) {
    const passes = isIncrease ? target <= limits.mean : target >= limits.mean
    return passes ? 'consistently_passes' : 'consistently_fails'
  }
  if (target > limits.upper) return isIncrease ? 'consistently_fails' : 'consistently_passes'
  if (target < limits.lower) return isIncrease ? 'consistently_passes' : 'consistently_fails'
  return 'hit_or_miss'
}
