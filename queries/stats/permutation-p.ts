/**
 * How likely is a value as large as the one seen, if the labels meant nothing? One-sided.
 *
 *   p = (1 + #{ x* ≥ x }) / (1 + B)
 *
 * The labelling we saw is itself one of the possible ones, so p is never 0.
 *
 * @param seen        the statistic of the data as they are
 * @param relabelled  the statistic of each of B relabellings
 * @see Phipson & Smyth 2010, "Permutation p-values should never be zero"
 */
export function permutationP(seen: number, relabelled: Float64Array): number {
  const least = seen - ROUNDING * Math.max(1, Math.abs(seen))
  let asExtreme = 0
  for (const value of relabelled) if (value >= least) asExtreme++
  return (1 + asExtreme) / (1 + relabelled.length)
}

/** The same statistic summed in another order may differ by this much, relative to itself. */
const ROUNDING = 1e-9
