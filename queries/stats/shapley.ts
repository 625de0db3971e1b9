/**
 * What each of n players adds to the value of all, averaged over every order in which they could have come: the Shapley value.
 *
 *   φ_j = Σ_{T ∌ j} |T|! (n − |T| − 1)! / n! · (v(T ∪ {j}) − v(T)),      Σ φ_j = v(all) − v(∅)
 *
 * @param value   v of every subset, length ≥ offset + 2^n · stride; bit j of the subset's number says whether player j is in it
 * @param players n, from 1 to 12
 * @param shares  receives φ, length ≥ n, in the unit of v
 * @param offset  where v(∅) stands
 * @param stride  from one subset to the next: stride 2 plays the game without player 0 of the larger table
 * @see Shapley 1953, "A value for n-person games"
 */
export function shapley(value: Float64Array, players: number, shares: Float64Array, offset = 0, stride = 1): void {
  const weight = weightsOf(players)
  for (let j = 0; j < players; j++) {
    const bit = 1 << j
    let sum = 0
    for (let subset = 0; subset < 1 << players; subset++) {
      if (subset & bit) continue
      sum += weight[size(subset)]! * (value[offset + (subset | bit) * stride]! - value[offset + subset * stride]!)
    }
    shares[j] = sum
  }
}

/** |T|! (n − |T| − 1)! / n! for |T| = 0 … n − 1. */
function weightsOf(players: number): Float64Array {
  let weights = known.get(players)
  if (weights) return weights
  if (!(players >= 1 && players <= 12)) throw new RangeError(`shapley takes 1 to 12 players, got ${players}`)
  weights = Float64Array.from(
    { length: players },
    (_, t) => (factorial(t) * factorial(players - t - 1)) / factorial(players),
  )
  known.set(players, weights)
  return weights
}
const known = new Map<number, Float64Array>()

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))

function size(subset: number): number {
  let bits = 0
  for (let rest = subset; rest > 0; rest &= rest - 1) bits++
  return bits
}
