import { requireFinite } from './finite.ts'

/**
 * Mean and variance of n values, in two passes.
 *
 *   mean = Σ y / n,   variance = Σ (y − mean)² / (n − 1)
 *
 * @param values  in the unit of the measure
 * @returns null without values; variance null for one value, and exactly 0 where values differ by rounding only
 */
export function meanAndVariance(
  values: ArrayLike<number>,
): { n: number; mean: number; variance: number | null } | null {
  requireFinite(values, 'meanAndVariance')
  const n = values.length
  if (n === 0) return null
  const first = values[0]!
  let shift = 0
  let largest = 0
  for (let i = 0; i < n; i++) {
    shift += values[i]! - first
    largest = Math.max(largest, Math.abs(values[i]!))
  }
  const mean = first + shift / n
  if (n === 1) return { n, mean, variance: null }
  let squares = 0
  for (let i = 0; i < n; i++) squares += (values[i]! - mean) ** 2
  const variance = squares / (n - 1)
  return { n, mean, variance: variance > ROUNDING * largest * largest ? variance : 0 }
}

/** A variance this small beside the square of the largest value is the dust of rounding: 1e-12 of the value. */
const ROUNDING = 1e-24
