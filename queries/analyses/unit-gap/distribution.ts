import { SMALLEST_DISTRIBUTION, SMALLEST_GROUP } from '#queries/domain.ts'
import { protectedHistogram } from '#queries/stats/protected-histogram.ts'
import { quantile } from '#queries/stats/quantile.ts'
import type { UnitGapResult } from './result.ts'

/** How the mean gaps of the people spread (ratios); null for a group too small for a distribution. */
export function distributionOf(gaps: readonly number[]): UnitGapResult['distribution'] {
  if (gaps.length < SMALLEST_DISTRIBUTION) return null
  const sorted = gaps.toSorted((a, b) => a - b)
  const atTarget = sorted.filter((gap) => gap >= -ROUNDING).length
  // "Two of fourteen" would single out the two, so a side with fewer than the smallest group is not told.
  const isTold = atTarget >= SMALLEST_GROUP && sorted.length - atTarget >= SMALLEST_GROUP
  return {
    n_people: sorted.length,
    q25: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    q75: quantile(sorted, 0.75),
    share_at_target: isTold ? atTarget / sorted.length : null,
    bins: protectedHistogram(sorted, SMALLEST_GROUP),
  }
}

/** A person exactly on target may come out this far below it, as a ratio. */
const ROUNDING = 1e-9
