import { membersIn, orderWeights } from './shapley-game.ts'

/**
 * The Owen value: the Shapley value when players belong to groups that join together. Groups come in every order, and within
 * a group its members come in every order; nobody of one group comes between two of another.
 *
 *   φ_j = Σ_H |H|! (g−|H|−1)! / g! · Σ_T |T|! (|G|−|T|−1)! / |G|! · (v(H ∪ T ∪ j) − v(H ∪ T))
 *
 * over unions H of the other groups (g groups in all) and subsets T of j's own group G without j. The values of a group add up
 * to the Shapley value of that group as one player.
 *
 * @param values   v by subset, length 2^n; bit j of the index says that player j is in
 * @param groupOf  the group of each player, whole numbers from 0; every number below the highest is used
 * @see Owen 1977, "Values of games with a priori unions"
 */
export function owen(values: Float64Array, groupOf: readonly number[]): Float64Array {
  const n = groupOf.length
  if (values.length !== 2 ** n)
    throw new RangeError(`owen of ${n} players needs ${2 ** n} values, got ${values.length}`)
  const masks: number[] = []
  groupOf.forEach((group, j) => (masks[group] = (masks[group] ?? 0) | (1 << j)))
  const ofGroups = orderWeights(masks.length)
  const shares = new Float64Array(n)
  groupOf.forEach((group, j) => {
    const others = masks.filter((_, other) => other !== group)
    const own = masks[group]! & ~(1 << j)
    const ofMembers = orderWeights(membersIn(own) + 1)
    for (let chosen = 0; chosen < 2 ** others.length; chosen++) {
      const before = others.reduce((all, mask, k) => (chosen & (1 << k) ? all | mask : all), 0)
      // Every subset T of `own`, from all of it down to none.
      for (let t = own; ; t = (t - 1) & own) {
        const gain = values[before | t | (1 << j)]! - values[before | t]!
        shares[j]! += ofGroups[membersIn(chosen)]! * ofMembers[membersIn(t)]! * gain
        if (t === 0) break
      }
    }
  })
  return shares
}
