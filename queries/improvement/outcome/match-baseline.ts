/** A treated subject or a possible partner: mean before the selection period, and change since. */
export type Candidate = { before: number; change: number }
export type Pair = { treated: Candidate; control: Candidate }

/**
 * Partners without a plan who stood at the same level before: nearest first, each used once, none further than `caliper`.
 *
 * @param caliper  in the unit of `before`; improvement §3 asks for a quarter of a standard deviation
 * @returns the pairs found; treated subjects without a partner are missing from it
 */
export function matchBaseline(treated: readonly Candidate[], controls: readonly Candidate[], caliper: number): Pair[] {
  const free = controls.toSorted((a, b) => a.before - b.before || a.change - b.change)
  const pairs: Pair[] = []
  // The extreme ones have fewest partners and choose first.
  const middle = free.reduce((sum, { before }) => sum + before / free.length, 0)
  const inOrder = treated.toSorted(
    (a, b) => Math.abs(b.before - middle) - Math.abs(a.before - middle) || a.before - b.before || a.change - b.change,
  )
  for (const one of inOrder) {
    // The nearest free partner stands beside the place where this one would be sorted in.
    let [low, high] = [0, free.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (free[middle]!.before < one.before) low = middle + 1
      else high = middle
    }
    const far = (at: number) => (free[at] ? Math.abs(free[at].before - one.before) : Infinity)
    const nearest = far(low - 1) <= far(low) ? low - 1 : low
    if (far(nearest) > caliper) continue
    pairs.push({ treated: one, control: free[nearest]! })
    free.splice(nearest, 1)
  }
  return pairs
}
