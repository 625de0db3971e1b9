import type { Interval } from '#queries/stats/kitagawa.ts'
import type { Reading } from './result.ts'

/** Smaller changes print as 0.0 percentage points: they have no direction that one could speak of. */
const VISIBLE = 0.0005
/** The check of mix shift is not made on fewer people in a sub-unit and period, nor with fewer such sub-units. */
export const FEWEST_PEOPLE = 20
export const FEWEST_UNITS = 2
/** How much of the total the mix must be before a reversal is called one. */
const LARGE_PART = 0.5

export type Parts = { rate: number; mix: number; membership: number; rest: number }

/**
 * What one may say of a change. A reversal needs all of
 *
 *   sign(total) ≠ sign(rate)     |mix| ≥ ½·|total|, the mix on the side of the total     the interval of the rate excludes 0
 *
 * where the total is that of the unit and also that of the sub-units shown alone: a part that nobody can attribute must not
 * make or hide it. Otherwise the largest part in the direction of the change is named, unless it is noise.
 *
 * @param n_large  sub-units with FEWEST_PEOPLE in both periods
 */
export function readingOf(
  parts: Parts,
  { rate, total }: { rate: Interval | null; total: Interval | null },
  n_large: number,
): Reading {
  if (n_large < FEWEST_UNITS) return 'small'
  if (rate === null) return 'no_spread'
  if (isReversal(parts) && excludesZero(rate)) return 'reversal'
  if (!excludesZero(rate) && !excludesZero(total)) return 'noise'
  const change = parts.rate + parts.mix + parts.membership + parts.rest
  const size = (part: number) => part * Math.sign(change)
  const largest = Math.max(size(parts.rate), size(parts.mix), size(parts.membership), size(parts.rest))
  if (size(parts.rate) === largest) return excludesZero(rate) ? 'units' : 'unclear'
  if (size(parts.mix) === largest) return 'mix'
  return size(parts.membership) === largest ? 'membership' : 'rest'
}

function isReversal({ rate, mix, membership, rest }: Parts): boolean {
  const ofShown = rate + mix + membership
  const totals = [ofShown, ofShown + rest]
  return totals.every(
    (total) =>
      Math.abs(total) >= VISIBLE &&
      Math.sign(total) === Math.sign(mix) &&
      Math.sign(total) !== Math.sign(rate) &&
      Math.abs(mix) >= LARGE_PART * Math.abs(total),
  )
}

const excludesZero = (interval: Interval | null) => interval !== null && (interval.low > 0 || interval.high < 0)
