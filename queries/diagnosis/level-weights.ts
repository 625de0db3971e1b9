import type { EmployeePeriods } from './employee-periods.ts'
import type { Factor } from './factors.ts'

/**
 * How much each level of a factor counts in the mean over some employee-periods: every employee-period once, its goals in equal
 * parts. Weights add up to 1.
 *
 * @param ranges  [from, to) of the list of employee-periods, at least one of them not empty
 * @param weight  one per level, overwritten
 */
export function levelWeights(
  { levels }: EmployeePeriods,
  factor: Factor,
  ranges: readonly [number, number][],
  weight: Float64Array,
): void {
  const { start, code } = levels.get(factor)!
  weight.fill(0)
  const n = ranges.reduce((sum, [from, to]) => sum + to - from, 0)
  for (const [from, to] of ranges) {
    for (let i = from; i < to; i++) {
      if (!start) weight[code[i]!]! += 1 / n
      else {
        const goals = start[i + 1]! - start[i]!
        for (let k = start[i]!; k < start[i + 1]!; k++) weight[code[k]!]! += 1 / n / goals
      }
    }
  }
}

/** Mean of one value per employee-period over the ranges. */
export function meanOver(values: Float64Array, ranges: readonly [number, number][]): number {
  let sum = 0
  let n = 0
  for (const [from, to] of ranges) {
    for (let i = from; i < to; i++) sum += values[i]!
    n += to - from
  }
  return n ? sum / n : 0
}
