/**
 * Benjamini–Hochberg q-values: flagging everything with q < α keeps the expected share of false flags below α.
 *
 *   q_(i) = min_{j ≥ i} m · p_(j) / j,  at most 1,  over the sorted p_(1) ≤ … ≤ p_(m)
 *
 * @param p  one family of tests, each in [0, 1]; null = not testable, which is left out of m
 * @returns q parallel to p, null where p is
 * @see Benjamini & Hochberg 1995, "Controlling the false discovery rate"
 */
export function falseDiscovery(p: readonly (number | null)[]): (number | null)[] {
  const tested = p.flatMap((value, i) => (value === null ? [] : [{ value, i }])).sort((a, b) => b.value - a.value)
  const q: (number | null)[] = p.map(() => null)
  const m = tested.length
  let smallest = 1
  tested.forEach(({ value, i }, after) => {
    smallest = Math.min(smallest, (m * value) / (m - after))
    q[i] = smallest
  })
  return q
}
