import type { RemlFit } from '#queries/stats/mixed/reml.ts'
import type { Estimate } from './draw-intervals.ts'
import type { Identification } from './identification.ts'
import type { ModelData } from './model-data.ts'
export type Realised = { factors: Estimate[]; sides: Record<'system' | 'individual' | 'noise', Estimate> }
export function realisedOf(
  fit: RemlFit,
  data: ModelData,
  found: Identification,
  o: { seed: number; replicates: number; isCancelled?: (() => boolean) | undefined },
): Realised | null {
  void [fit, data, found, o]
  return null
}
