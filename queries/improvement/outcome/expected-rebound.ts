/**
 * How far would the treated have come back without any plan (improvement §2)?
 *
 *   E[after − before] = (μ1 − μ0) + (1 − ρ)(μ0 − before)
 *
 * ρ = slope of after on before among the untreated, μ0 and μ1 their means before and after: the first term is the shift that all
 * share, the second regression to the mean. `before` is the selection period. It is linear, so for an extreme selection it is a little
 * too large; the verdict rests on the design, this on its face.
 *
 * @param untreated  pairs before, after
 * @param before     mean of the treated in the selection period
 * @returns null with fewer than three pairs, or where `before` does not vary among them
 * @see Davis 1976, "The effect of regression to the mean in epidemiologic and clinical studies"
 */
export function expectedRebound(
  untreated: readonly { before: number; after: number }[],
  before: number,
): { expected: number; rho: number } | null {
  const n = untreated.length
  if (n < 3) return null
  const mean0 = untreated.reduce((sum, one) => sum + one.before / n, 0)
  const mean1 = untreated.reduce((sum, one) => sum + one.after / n, 0)
  let [xx, xy] = [0, 0]
  for (const one of untreated) {
    xx += (one.before - mean0) ** 2
    xy += (one.before - mean0) * (one.after - mean1)
  }
  if (!(xx > 1e-12)) return null
  const rho = xy / xx
  return { expected: mean1 - mean0 + (1 - rho) * (mean0 - before), rho }
}
