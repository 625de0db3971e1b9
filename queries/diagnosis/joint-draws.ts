import type { RemlFit } from '#queries/stats/mixed/reml.ts'
import type { Random } from '#queries/stats/random.ts'
import type { Draw } from './subset-scan.ts'

/** Joint draws of all effects at the fitted variances, each written over the one before. */
export function jointDraws({ system }: RemlFit, random: Random): () => Draw {
  if (!system) throw new RangeError('jointDraws needs a fit with its equations')
  let drawn: Draw | undefined
  return () => (drawn = system.draw(random, drawn))
}
