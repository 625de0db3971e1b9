import type { XmrDirection } from './xmr-signals.ts'
import type { XmrLimits } from './xmr.ts'

export type Assurance = 'consistently_passes' | 'consistently_fails' | 'hit_or_miss'

/**
 * Can this process be relied on to reach its target, if it goes on as it is? By the limits of the last point, strictly:
 * with "increase" a target above the upper limit is consistently failed, one below the lower limit consistently passed,
 * anything between is hit or miss; mirrored for "decrease".
 *
 * Without variation (amr = 0) target and mean are compared; a target equal to the mean is passed.
 *
 * @param target  in the unit of the limits; null where there is none
 * @returns null without target, without limits or without a direction
 * @see NHS England "Making Data Count", assurance icons; NHSRplotthedots 0.2.2, `ptd_get_assurance_type()`
 */
export function assurance(limits: XmrLimits | null, target: number | null, direction: XmrDirection): Assurance | null {
  if (limits === null || target === null || direction === 'neutral') return null
  const isIncrease = direction === 'increase'
  const tolerance = ROUNDING * Math.max(Math.abs(target), Math.abs(limits.lower), Math.abs(limits.upper))
  const isAbove = target - limits.upper > tolerance
  const isBelow = limits.lower - target > tolerance
  if (isAbove) return isIncrease ? 'consistently_fails' : 'consistently_passes'
  if (isBelow) return isIncrease ? 'consistently_passes' : 'consistently_fails'
  return limits.amr === 0 ? 'consistently_passes' : 'hit_or_miss'
}

/** A target on a limit may differ from it by this fraction, because limits are computed and targets are written. */
const ROUNDING = 1e-12
