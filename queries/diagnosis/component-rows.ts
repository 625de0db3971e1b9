import type { RemlFit } from '#queries/stats/mixed/reml.ts'
import type { Identification } from './identification.ts'
import type { Realised } from './realised-shares.ts'
import type { Diagnosis } from './tables.ts'
export const componentRows = (
  fit: RemlFit,
  found: Identification,
  realised: Realised | null,
): Diagnosis['diagnosis_component'] => {
  void [fit, found, realised]
  return []
}
export const sideRows = (realised: Realised | null): Diagnosis['diagnosis_side'] => {
  void realised
  return []
}
