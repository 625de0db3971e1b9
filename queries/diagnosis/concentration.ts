import { quantile } from '#queries/stats/quantile.ts'
import { shuffle, type Random } from '#queries/stats/random.ts'
import type { EmployeePeriods } from './employee-periods.ts'

export type Concentration = {
  people: number
  tenth: number
  share: number
  chance: number
  chanceLow: number
  chanceHigh: number
}

/** Fewest people in the tenth, so that it is no small circle. */
const FEWEST_IN_TENTH = 5
const PERMUTATIONS = 200

/**
 * Which share of the shortfall Σ max(0, −g) sits with the tenth of the people that carries most of it, and which would if nobody
 * lastingly differed: personal effects and residuals (what is left of g after common gap and conditions) are permuted over the
 * employee-periods.
 *
 * @param conditions  c + S of each employee-period, as estimated
 * @returns null with fewer than five people in the tenth, or without shortfall
 */
export function concentration(
  periods: EmployeePeriods,
  conditions: Float64Array,
  ranges: readonly [number, number][],
  random: Random,
): Concentration | null {
  const at = Int32Array.from(ranges.flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i)))
  const number = new Map<number, number>()
  const person = at.map((i) => {
    const known = number.get(periods.person[i]!)
    if (known !== undefined) return known
    number.set(periods.person[i]!, number.size)
    return number.size - 1
  })
  const tenth = Math.floor(number.size / 10)
  if (tenth < FEWEST_IN_TENTH) return null

  const carried = new Float64Array(number.size)
  const lasting = Float64Array.from(at, (i) => conditions[i]!)
  const rest = Float64Array.from(at, (i) => periods.gap[i]! - conditions[i]!)
  const shareOfTenth = (): number => {
    carried.fill(0)
    let total = 0
    for (let i = 0; i < at.length; i++) {
      const short = Math.max(0, -(lasting[i]! + rest[i]!))
      carried[person[i]!]! += short
      total += short
    }
    carried.sort()
    let worst = 0
    for (let k = carried.length - tenth; k < carried.length; k++) worst += carried[k]!
    return total > 0 ? worst / total : NaN
  }
  const share = shareOfTenth()
  if (Number.isNaN(share)) return null
  const chance: number[] = []
  for (let round = 0; round < PERMUTATIONS; round++) {
    shuffle(rest, random)
    const drawn = shareOfTenth()
    if (!Number.isNaN(drawn)) chance.push(drawn)
  }
  if (chance.length === 0) return null
  chance.sort((a, b) => a - b)
  return {
    people: number.size,
    tenth,
    share,
    chance: chance.reduce((sum, value) => sum + value, 0) / chance.length,
    chanceLow: quantile(chance, 0.025),
    chanceHigh: quantile(chance, 0.975),
  }
}
