import { requireFinite } from './finite.ts'

/**
 * The middle value, or the mean of the two middle ones.
 *
 * @param values  any order, in the unit of the measure
 * @returns null without values
 */
export function median(values: ArrayLike<number>): number | null {
  requireFinite(values, 'median')
  return values.length === 0 ? null : middleOf(Float64Array.from(values).sort())
}

/**
 * Spread that single values cannot pull: the median distance from the median, scaled so that it estimates the standard deviation
 * of normal values.
 *
 *   MAD = 1.4826 · median | y − median y |
 *
 * @param values  any order, in the unit of the measure
 * @returns centre and spread; null without values. Spread 0 means that more than half of the values are equal
 * @see Hampel 1974, "The influence curve and its role in robust estimation"; R `mad()`
 */
export function medianDeviation(values: ArrayLike<number>): { median: number; deviation: number } | null {
  requireFinite(values, 'medianDeviation')
  if (values.length === 0) return null
  const sorted = Float64Array.from(values).sort()
  const centre = middleOf(sorted)
  for (let i = 0; i < sorted.length; i++) sorted[i] = Math.abs(sorted[i]! - centre)
  return { median: centre, deviation: TO_SD * middleOf(sorted.sort()) }
}

/** @param sorted  ascending, at least one value */
export function middleOf(sorted: Float64Array): number {
  const half = sorted.length >> 1
  const high = sorted[half]!
  return sorted.length % 2 === 1 ? high : (sorted[half - 1]! + high) / 2
}

/** 1/Φ⁻¹(¾), rounded as everywhere. */
const TO_SD = 1.4826
