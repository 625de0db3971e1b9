import { FACTORS, sideOf, type Factor } from '#queries/diagnosis/factors.ts'
import type { Planted } from './planted-organisation.ts'

/**
 * Realised shares of the three sides by the true effects (statistics 7): V_k = Σ w u² − (Σ w u)², share = V_k / (ΣV + s_e). Factors
 * that are one grouping count with the sum of their effects.
 */
export function trueShares({ data, truth, inseparable }: Planted): {
  system: number
  individual: number
  noise: number
} {
  const side = { system: 0, individual: 0, noise: truth.residualVariance }
  const single = FACTORS.filter((factor) => !inseparable.includes(factor)).map((factor): Factor[] => [factor])
  for (const group of inseparable.length > 0 ? [...single, inseparable] : single) {
    let sum = 0
    let squares = 0
    const n = data.gap.length
    for (let row = 0; row < n; row++) {
      const effect = group.reduce((total, factor) => total + truth.effects[factor][data.codes[factor]![row]!]!, 0)
      sum += effect
      squares += effect * effect
    }
    side[sideOf(group[0]!)] += squares / n - (sum / n) ** 2
  }
  const all = side.system + side.individual + side.noise
  return { system: side.system / all, individual: side.individual / all, noise: side.noise / all }
}
