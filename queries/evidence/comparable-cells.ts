import type { EvidenceData } from './evidence-data.ts'

/** Gap and circumstances of some cells, each less what people with the same goals in the same period have elsewhere and here. */
export type ComparableCells = {
  cells: Int32Array
  /** z */
  gap: Float64Array
  /** By factor asked for, in the unit of the circumstance. */
  values: Float64Array[]
  /** Precision weights: n/(n + ñ), ñ the median number of people in a cell. */
  weights: Float64Array
}

/**
 * Compares like with like. Goals differ in difficulty and periods in season, which is no circumstance of a place; so the mean of
 * each goal in each period over the cells is taken from the gap and, in the same way, from every circumstance:
 *
 *   y_c = Σ_g share_cg · (z_cg − z̄_g),   x_c = Σ_g share_cg · (x_c − x̄_g),   g = goal × period, share_cg = people of c on g
 *
 * Taking the same means from both sides leaves a slope unbiased (Frisch, Waugh and Lovell), whatever the number of units that
 * share a goal; a goal that only one unit has says nothing and gives 0 on both sides. Lasting differences between roles stay in
 * the unit's own level, which the model holds as a random effect.
 *
 * A cell's result varies for two reasons: chance of its people, which more people average out, and what happened to all of them,
 * which they do not. Taking the second as large as the first in a cell of median size gives the weights; they touch precision
 * only, and the intervals come from resampling units.
 */
export function comparableCells(data: EvidenceData, factors: readonly number[], cells: Int32Array): ComparableCells {
  const gap = new Float64Array(cells.length)
  const values = factors.map(() => new Float64Array(cells.length))
  const people = new Float64Array(data.n_goal_periods)
  eachEntry(data, cells, (_, e, g) => (people[g]! += data.weight[e]!))

  const sums = new Float64Array(data.n_goal_periods)
  eachEntry(data, cells, (_, e, g) => (sums[g]! += data.weight[e]! * data.gap[e]!))
  eachEntry(data, cells, (i, e, g) => (gap[i]! += data.weight[e]! * (data.gap[e]! - sums[g]! / people[g]!)))
  factors.forEach((factor, j) => {
    const x = data.values[factor]!
    sums.fill(0)
    eachEntry(data, cells, (i, e, g) => (sums[g]! += data.weight[e]! * x[cells[i]!]!))
    eachEntry(data, cells, (i, e, g) => (values[j]![i]! += data.weight[e]! * (x[cells[i]!]! - sums[g]! / people[g]!)))
  })
  const typical = medianOf(Float64Array.from(cells, (c) => data.people[c]!))
  const weights = new Float64Array(cells.length)
  cells.forEach((c, i) => {
    const n = data.people[c]!
    gap[i]! /= n
    for (const column of values) column[i]! /= n
    weights[i] = n / (n + typical)
  })
  return { cells, gap, values, weights }
}

/** The lasting order: cell by cell, so that sums come out the same to the last digit. */
function eachEntry(
  data: EvidenceData,
  cells: Int32Array,
  visit: (i: number, entry: number, goalPeriod: number) => void,
): void {
  for (let i = 0; i < cells.length; i++) {
    for (let e = data.start[cells[i]!]!; e < data.start[cells[i]! + 1]!; e++) visit(i, e, data.goalPeriod[e]!)
  }
}

const medianOf = (values: Float64Array): number => (values.length === 0 ? 1 : values.sort()[values.length >> 1]!)
