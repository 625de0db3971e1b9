import type { Random } from '#queries/stats/random.ts'
import { ancova } from './ancova.ts'
import { cohortEffects } from './cohort-effects.ts'
import { FEW_CLUSTERS, type Design } from './define.ts'
import { differenceInDifferences } from './difference-in-differences.ts'
import { testContrast, withMultipliers, type Tested } from './influence.ts'
import type { Prepared } from './prepare.ts'

export type Estimated = Tested & { design: Design }

/**
 * The best design that the panel allows (improvement §3): difference in differences with two periods before the selection period,
 * by cohort where starts differ, covariance with a shorter past. In the unit of the measure.
 *
 * @returns null where an arm has fewer than two subjects, or no period before the start is known
 */
export function estimateEffect(prepared: Prepared, random: Random): Estimated | null {
  const before = Math.max(...prepared.cohorts.map(({ from }) => from))
  if (prepared.cohorts.length > 1) {
    const contrast = cohortEffects(prepared)
    const tested = testContrast(prepared, contrast)
    const few = tested !== null && tested.se > 0 && tested.clusters < FEW_CLUSTERS
    return named('staggered', few ? withMultipliers(prepared, contrast, tested, random) : tested)
  }
  return before >= FEWEST_BEFORE
    ? named('did', differenceInDifferences(prepared, random))
    : named('ancova', ancova(prepared, random))
}

/** Periods before the selection period that a difference in differences needs. */
export const FEWEST_BEFORE = 2

const named = (design: Design, tested: Tested | null): Estimated | null => tested && { ...tested, design }
