import { varianceInflation } from '#queries/stats/variance-inflation.ts'

/** Above this the slopes of two circumstances say nothing of one alone (Marquardt 1970). */
export const MOST_INFLATION = 10

/** Circumstances that move together everywhere enter a fit as one: the mean of their standardised series, turned the same way. */
export type Together = {
  /** Positions among the columns given, ascending. */
  members: number[]
  /** By member: +1 or −1, so that all point the way of the first. */
  signs: number[]
  /** The common series, standard deviation 1. */
  column: Float64Array
  /** column = Σ sign · scale · x over the members' columns. */
  scale: number
}

/**
 * Which standardised columns cannot be told apart: two whose correlation alone inflates the variance of their slopes more than
 * MOST_INFLATION times (r² > 0.9), and one that all others together inflate that much, with the one it resembles most.
 *
 * @param columns  standard deviation 1, mean about 0 under the weights
 * @returns the groups, and the variance inflation of each column among all (Infinity when it is a combination of others)
 */
export function inseparable(columns: readonly Float64Array[], weights: Float64Array) {
  const p = columns.length
  const r = correlations(columns, weights)
  const vif = varianceInflation(r, p, p)
  const group = columns.map((_, j) => j)
  const join = (a: number, b: number) => {
    const [into, from] = [Math.min(group[a]!, group[b]!), Math.max(group[a]!, group[b]!)]
    group.forEach((of, j) => of === from && (group[j] = into))
  }
  const closeness = (a: number, b: number) => 1 / (1 - Math.min(1 - 1e-12, r[a * p + b]! ** 2))
  for (let a = 0; a < p; a++) for (let b = 0; b < a; b++) if (closeness(a, b) > MOST_INFLATION) join(a, b)
  columns.forEach((_, j) => {
    if (!(vif[j]! > MOST_INFLATION) || group.some((of, k) => k !== j && of === group[j])) return
    const others = [...columns.keys()].filter((k) => k !== j)
    const nearest = others.reduce((best, k) => (closeness(j, k) > closeness(j, best) ? k : best), others[0] ?? j)
    join(j, nearest)
  })
  const groups = [...new Set(group)].map((of): Together => {
    const members = [...columns.keys()].filter((j) => group[j] === of)
    const signs = members.map((j) => (r[members[0]! * p + j]! < 0 ? -1 : 1))
    const sum = new Float64Array(columns[0]!.length)
    members.forEach((j, m) => columns[j]!.forEach((value, i) => (sum[i]! += signs[m]! * value)))
    const scale = 1 / (deviation(sum, weights) || 1)
    return { members, signs, column: sum.map((value) => value * scale), scale }
  })
  return { groups, vif }
}

/** Weighted correlation matrix, row-major; 1 on the diagonal. */
function correlations(columns: readonly Float64Array[], weights: Float64Array): Float64Array {
  const p = columns.length
  const r = new Float64Array(p * p)
  const centred = columns.map((column) => {
    const mean = weightedMean(column, weights)
    return column.map((value) => value - mean)
  })
  const product = (a: number, b: number) =>
    weights.reduce((sum, w, i) => sum + w * centred[a]![i]! * centred[b]![i]!, 0)
  for (let a = 0; a < p; a++) {
    for (let b = 0; b <= a; b++) {
      const size = Math.sqrt(product(a, a) * product(b, b))
      r[a * p + b] = r[b * p + a] = a === b ? 1 : size > 0 ? product(a, b) / size : 0
    }
  }
  return r
}

const weightedMean = (values: Float64Array, weights: Float64Array): number => {
  let sum = 0
  let W = 0
  values.forEach((value, i) => ((sum += weights[i]! * value), (W += weights[i]!)))
  return W > 0 ? sum / W : 0
}

/** Weighted standard deviation about the mean; 0 for no rows. */
export function deviation(values: Float64Array, weights: Float64Array): number {
  const mean = weightedMean(values, weights)
  return Math.sqrt(
    weightedMean(
      values.map((value) => (value - mean) ** 2),
      weights,
    ),
  )
}
