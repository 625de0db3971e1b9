import { FACTORS, sideOf } from '#queries/diagnosis/factors.ts'
import type { Planted } from './planted-organisation.ts'

/** Realised shares of the three sides by the true effects (statistics 7): V_k = Σ w u² − (Σ w u)², share = V_k / (ΣV + s_e). */
export function trueShares({ data, truth }: Planted): { system: number; individual: number; noise: number } {
  const side = { system: 0, individual: 0, noise: truth.residualVariance }
  for (const factor of FACTORS) {
    let sum = 0
    let squares = 0
    for (const code of data.codes[factor]!) {
      const effect = truth.effects[factor][code]!
      sum += effect
      squares += effect * effect
    }
    const n = data.gap.length
    side[sideOf(factor)] += squares / n - (sum / n) ** 2
  }
  const all = side.system + side.individual + side.noise
  return { system: side.system / all, individual: side.individual / all, noise: side.noise / all }
}
