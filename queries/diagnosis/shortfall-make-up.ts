import { shapley } from '#queries/stats/shapley.ts'
import { interval, shareOfPositive, type Estimate } from './draw-intervals.ts'
import type { ModelData } from './model-data.ts'
import { SUBSETS, subsetScan, type Draw, type ScanInput } from './subset-scan.ts'
import { sumUpTree } from './unit-tree.ts'

/** The mean shortfall of a unit and its four parts, z; the parts add up to the total. */
export type MakeUp = {
  total: number
  common: Estimate
  conditions: Estimate
  individual: Estimate
  fluctuation: Estimate
  /** Null where neither a systemic nor an individual part is positive. */
  q: Estimate | null
  qDiff: Estimate | null
  /** Would an average employee reach the target here? Mean of c + S; negative: no. */
  averageGap: Estimate
}

export type MakeUpInput = ScanInput & {
  units: ModelData['units']
  /** Which units to report on; the others only add to those above. */
  wanted: (unit: number) => boolean
  /** The model has no personal effect: what remains is then the upper bound of it that Q must reckon with. */
  isRestIndividual: boolean
  draws: number
  /** Calls `each` with so many draws, one after the other. */
  forEachDraw: (each: (draw: Draw, d: number) => void) => void
}
export type MakeUps = { byUnit: (MakeUp | null)[]; common: Estimate }

/**
 * Why do results fall short? Per employee-period g = c + S + I + e: the common gap (the fitted mean of the company), conditions
 * and the personal effect (contrasts against the company's mean), and what remains of the observed g. For a set T of parts
 *
 *   v(T) = mean over the employee-periods of max(0, −Σ_{k ∈ T} part_k)
 *
 * and the part of each is its Shapley value, so that the four add up to the mean shortfall v(all) exactly. One scan per draw
 * serves every unit: sums of v go up the tree.
 *
 *   Q = max(0, C) / (max(0, C) + max(0, I)),  C = common + conditions;      Q_diff: the same game without c
 *
 * Estimates are means over the joint draws of (b, u) (a mean of draws undoes shrinkage, effects put in would not), intervals
 * their percentiles.
 *
 * @returns one make-up per unit, null for those not wanted or without employee-periods, and c
 * @see Shapley 1953; for (b, u) ~ N(û, s_e C⁻¹): Searle, Casella & McCulloch 1992, ch. 7
 */
export function shortfallMakeUp(input: MakeUpInput): MakeUps {
  const { periods, units, draws } = input
  const n = new Float64Array(units.length)
  for (let i = 0; i < periods.n; i++) n[periods.unit[i]!]!++
  sumUpTree(n, 1, units)
  const reported = units.flatMap((_, unit) => (n[unit]! > 0 && input.wanted(unit) ? [unit] : []))

  const value = new Float64Array(units.length * SUBSETS)
  const average = new Float64Array(units.length)
  const kept = new Float32Array(reported.length * FIGURES * draws)
  const mean = new Float64Array(reported.length * FIGURES)
  const common = new Float32Array(draws)
  const shares = new Float64Array(4)
  const scan = subsetScan(input)
  input.forEachDraw((draw, d) => {
    value.fill(0)
    average.fill(0)
    common[d] = scan(draw, value, average)
    sumUpTree(value, SUBSETS, units)
    sumUpTree(average, 1, units)
    reported.forEach((unit, r) => {
      const keep = (figure: number, sum: number) => {
        mean[r * FIGURES + figure]! += sum / n[unit]! / draws
        kept[(r * FIGURES + figure) * draws + d] = sum / n[unit]!
      }
      shapley(value, 4, shares, unit * SUBSETS)
      for (let k = 0; k < 4; k++) keep(k, shares[k]!)
      shapley(value, 3, shares, unit * SUBSETS, 2)
      for (let k = 0; k < 3; k++) keep(WITHOUT_COMMON + k, shares[k]!)
      keep(AVERAGE, average[unit]!)
    })
  })

  const byUnit: (MakeUp | null)[] = units.map(() => null)
  reported.forEach((unit, r) => {
    const drawsOf = (f: number) => kept.subarray((r * FIGURES + f) * draws, (r * FIGURES + f + 1) * draws)
    const meanOf = (f: number) => mean[r * FIGURES + f]!
    const of = (f: number) => interval(meanOf(f), drawsOf(f))
    const personal = input.isRestIndividual ? 1 : 0
    const [c, s, i] = [drawsOf(0), drawsOf(1), drawsOf(2 + personal)]
    const [sDiff, iDiff] = [drawsOf(WITHOUT_COMMON), drawsOf(WITHOUT_COMMON + 1 + personal)]
    byUnit[unit] = {
      total: meanOf(0) + meanOf(1) + meanOf(2) + meanOf(3),
      common: of(0),
      conditions: of(1),
      individual: input.isRestIndividual ? { ...of(2), high: of(3).high } : of(2),
      fluctuation: input.isRestIndividual ? { ...of(3), low: Math.min(0, of(3).low) } : of(3),
      q: shareOfPositive(meanOf(0) + meanOf(1), meanOf(2 + personal), draws, (d) => c[d]! + s[d]!, (d) => i[d]!), // prettier-ignore
      qDiff: shareOfPositive(meanOf(WITHOUT_COMMON), meanOf(WITHOUT_COMMON + 1 + personal), draws, (d) => sDiff[d]!, (d) => iDiff[d]!), // prettier-ignore
      averageGap: of(AVERAGE),
    }
  })
  return { byUnit, common: interval(common.reduce((sum, c) => sum + c, 0) / draws, common) }
}

/** Kept of each draw and unit: four parts, three of the game without the common gap, and the mean of c + S. */
const FIGURES = 8
const WITHOUT_COMMON = 4
const AVERAGE = 7
