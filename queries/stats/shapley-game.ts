/**
 * The Shapley value: each player's mean contribution over all orders of joining.
 *
 *   φ_j = Σ_{S∌j} |S|! (n−|S|−1)! / n! · (v(S ∪ j) − v(S)),    Σ_j φ_j = v(all) − v(∅)
 *
 * @param values  v by subset, length 2^n; bit j of the index says that player j is in
 * @param n       number of players, ≥ 0
 * @see Shapley 1953, "A value for n-person games"
 */
export function shapleyGame(values: Float64Array, n: number): Float64Array {
  if (values.length !== 2 ** n)
    throw new RangeError(`shapleyGame of ${n} players needs ${2 ** n} values, got ${values.length}`)
  const weights = orderWeights(n)
  const shares = new Float64Array(n)
  for (let subset = 0; subset < values.length; subset++) {
    const weight = weights[membersIn(subset)]
    for (let j = 0; j < n; j++) {
      if (!(subset & (1 << j))) shares[j]! += weight! * (values[subset | (1 << j)]! - values[subset]!)
    }
  }
  return shares
}

/** |S|! (n−|S|−1)! / n! for |S| = 0 … n−1: the probability that exactly S stands before a given player. */
export function orderWeights(n: number): Float64Array {
  const weights = new Float64Array(n)
  if (n > 0) weights[0] = 1 / n
  for (let size = 1; size < n; size++) weights[size] = (weights[size - 1]! * size) / (n - size)
  return weights
}

export function membersIn(subset: number): number {
  let count = 0
  for (let rest = subset; rest > 0; rest &= rest - 1) count++
  return count
}
