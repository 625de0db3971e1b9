import type { EmployeePeriods, LevelsOfPeriod } from './employee-periods.ts'
import type { Factor } from './factors.ts'

/** One draw of everything that the model estimates: the intercept first in `fixed`, `effects` per factor and level. */
export type Draw = { fixed: Float64Array; effects: Float64Array[] }

export type ScanInput = {
  periods: EmployeePeriods
  /** Factors of the draw by side: `at` indexes `effects`. `person` is null where the model has no personal effect. */
  system: { factor: Factor; at: number }[]
  person: number | null
  /** Without targets there is no common gap: c = 0 and gaps count from their mean. */
  has_targets: boolean
}

/** v(T) for every set T of the four parts: bit 1 common, 2 conditions, 4 individual, 8 fluctuation. */
export const SUBSETS = 16

/**
 * Splits the gap g = c + S + I + e of every employee-period by one draw, S and I as contrasts against their mean over all, and
 * adds up max(0, −Σ_{k ∈ T} part_k) for every set T, and c + S, within each unit. Nothing is allocated per draw.
 *
 * @returns a function of the draw that sets the sums by unit × SUBSETS and the sums of c + S by unit, for units with
 *          employee-periods of their own, and returns c
 */
export function subsetScan({ periods, system, person, has_targets }: ScanInput) {
  const { n, unit } = periods
  const conditions = new Float64Array(n)
  const individual = new Float64Array(n)
  const gap = has_targets ? periods.gap : centred(periods.gap)
  const systemLevels = system.map(({ factor, at }) => ({ at, levels: periods.levels.get(factor)! }))
  const personLevels = person === null ? null : periods.person

  return ({ fixed, effects }: Draw, value: Float64Array, averageSums: Float64Array): number => {
    conditions.fill(0)
    for (const { at, levels } of systemLevels) addEffects(conditions, levels, effects[at]!)
    individual.fill(0)
    if (personLevels) addEffects(individual, { start: null, code: personLevels }, effects[person!]!)
    const meanS = centre(conditions)
    const meanI = centre(individual)
    const c = has_targets ? fixed[0]! + meanS + meanI : 0
    const alone = c < 0 ? -c : 0

    for (let i = 0; i < n;) {
      const u = unit[i]!
      const from = i
      let s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0, s8 = 0, s9 = 0, s10 = 0, s11 = 0, s12 = 0, s13 = 0, level = 0 // prettier-ignore
      for (; i < n && unit[i] === u; i++) {
        const S = conditions[i]!
        const I = individual[i]!
        const e = gap[i]! - c - S - I
        level += S
        const SI = S + I
        const Se = S + e
        const Ie = I + e
        const SIe = SI + e
        if (S < 0) s1 -= S
        if (I < 0) s2 -= I
        if (e < 0) s3 -= e
        if (SI < 0) s4 -= SI
        if (Se < 0) s5 -= Se
        if (Ie < 0) s6 -= Ie
        if (SIe < 0) s7 -= SIe
        if (S < -c) s8 -= S + c
        if (I < -c) s9 -= I + c
        if (e < -c) s10 -= e + c
        if (SI < -c) s11 -= SI + c
        if (Se < -c) s12 -= Se + c
        if (Ie < -c) s13 -= Ie + c
      }
      let all = 0
      for (let j = from; j < i; j++) if (gap[j]! < 0) all -= gap[j]!
      const at = u * SUBSETS
      // Bits: 1 common, 2 conditions, 4 individual, 8 fluctuation.
      value[at + 1] = alone * (i - from)
      value[at + 2] = s1
      value[at + 4] = s2
      value[at + 8] = s3
      value[at + 6] = s4
      value[at + 10] = s5
      value[at + 12] = s6
      value[at + 14] = s7
      value[at + 3] = s8
      value[at + 5] = s9
      value[at + 9] = s10
      value[at + 7] = s11
      value[at + 11] = s12
      value[at + 13] = s13
      value[at + 15] = all
      averageSums[u] = level + c * (i - from)
    }
    return c
  }
}

/** Adds to each employee-period the mean effect of its levels. */
export function addEffects(sum: Float64Array, { start, code }: LevelsOfPeriod, effect: Float64Array): void {
  if (!start) for (let i = 0; i < sum.length; i++) sum[i]! += effect[code[i]!]!
  else {
    for (let i = 0; i < sum.length; i++) {
      const from = start[i]!
      const to = start[i + 1]!
      let total = 0
      for (let k = from; k < to; k++) total += effect[code[k]!]!
      sum[i]! += total / (to - from)
    }
  }
}

/** Takes the mean away, in place, and returns it. */
function centre(values: Float64Array): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  const mean = values.length ? sum / values.length : 0
  for (let i = 0; i < values.length; i++) values[i]! -= mean
  return mean
}

function centred(values: Float64Array): Float64Array {
  const copy = values.slice()
  centre(copy)
  return copy
}
