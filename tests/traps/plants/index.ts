import { plant as duplicateRecords } from './duplicate-records.ts'
import { plant as unitBreak } from './unit-break.ts'
import { plant as mixedMethods } from './mixed-methods.ts'
import { plant as partialPeriod } from './partial-period.ts'
import { plant as weightsNot100 } from './weights-not-100.ts'
import { plant as smallDenominator } from './small-denominator.ts'
import { plant as outlierMean } from './outlier-mean.ts'
import { plant as noiseRanking } from './noise-ranking.ts'
import { plant as missingNotRandom } from './missing-not-random.ts'
import { plant as heaping } from './heaping.ts'
import { plant as leniencySeverity } from './leniency-severity.ts'
import { plant as movingTarget } from './moving-target.ts'
import { plant as targetRatchet } from './target-ratchet.ts'
import { plant as lateEntry } from './late-entry.ts'
import { plant as bunching } from './bunching.ts'
import { plant as hiddenCamps } from './hidden-camps.ts'
import { plant as hockeyStick } from './hockey-stick.ts'
import { plant as weightDilution } from './weight-dilution.ts'
import { plant as reorganisation } from './reorganisation.ts'
import { plant as seasonality } from './seasonality.ts'
import { plant as uncontrollableKpi } from './uncontrollable-kpi.ts'
import { plant as forcedDistribution } from './forced-distribution.ts'
import { plant as simpsonMix } from './simpson-mix.ts'
import { plant as ceilingFloor } from './ceiling-floor.ts'
import { plant as survivorship } from './survivorship.ts'
import { plant as surrogation } from './surrogation.ts'
import { plant as halo } from './halo.ts'
import { plant as regressionToMean } from './regression-to-mean.ts'
import { plant as unattainableTarget } from './unattainable-target.ts'
import { plant as trivialTarget } from './trivial-target.ts'
import { plant as copyPaste } from './copy-paste.ts'
import { plant as centralTendency } from './central-tendency.ts'
import { plant as decoupledRating } from './decoupled-rating.ts'
import { plant as ratingShift } from './rating-shift.ts'
import type { Plant } from './where.ts'

/** By slug: how each trap is planted. A check without a plant fails the conformance test. */
export const plants: Record<string, Plant> = {
  'duplicate-records': duplicateRecords,
  'unit-break': unitBreak,
  'mixed-methods': mixedMethods,
  'partial-period': partialPeriod,
  'weights-not-100': weightsNot100,
  'small-denominator': smallDenominator,
  'outlier-mean': outlierMean,
  'noise-ranking': noiseRanking,
  'missing-not-random': missingNotRandom,
  heaping,
  'ceiling-floor': ceilingFloor,
  'rating-shift': ratingShift,
  'leniency-severity': leniencySeverity,
  'decoupled-rating': decoupledRating,
  'central-tendency': centralTendency,
  'moving-target': movingTarget,
  'target-ratchet': targetRatchet,
  'late-entry': lateEntry,
  bunching,
  'hidden-camps': hiddenCamps,
  'hockey-stick': hockeyStick,
  'weight-dilution': weightDilution,
  reorganisation,
  seasonality: seasonality,
  'uncontrollable-kpi': uncontrollableKpi,
  'forced-distribution': forcedDistribution,
  'simpson-mix': simpsonMix,
  survivorship,
  surrogation,
  halo,
  'regression-to-mean': regressionToMean,
  'unattainable-target': unattainableTarget,
  'trivial-target': trivialTarget,
  'copy-paste': copyPaste,
}
