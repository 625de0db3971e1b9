import { plant as duplicateRecords } from './duplicate-records.ts'
import { plant as weightsNot100 } from './weights-not-100.ts'
import { plant as outlierMean } from './outlier-mean.ts'
import { plant as noiseRanking } from './noise-ranking.ts'
import { plant as missingNotRandom } from './missing-not-random.ts'
import { plant as heaping } from './heaping.ts'
import type { Plant } from './where.ts'

/** By slug: how each trap is planted. A check without a plant fails the conformance test. */
export const plants: Record<string, Plant> = {
  'duplicate-records': duplicateRecords,
  'weights-not-100': weightsNot100,
  'outlier-mean': outlierMean,
  'noise-ranking': noiseRanking,
  'missing-not-random': missingNotRandom,
  heaping,
}
