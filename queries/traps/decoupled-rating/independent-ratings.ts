/** Sums of squares of the results z and of the residuals e of ratings, persons within raters. */
export type Clusters = {
  n: number
  n_persons: number
  n_raters: number
  n_sizes: number
  between_z: number
  within_z: number
  between_e: number
  within_e: number
}

/**
 * The intraclass correlation: how alike are two values of one person beside two of different people of the same rater?
 *
 *   ρ = (MSB − MSW) / (MSB + (n₀ − 1)·MSW),   n₀ = (N − Σ n_p²/n_rater) / (persons − raters),   cut to [0, 1]
 *
 * @returns 0 where no person has two values, or no rater two persons
 * @see Shrout & Fleiss 1979, "Intraclass correlations", ICC(1)
 */
export function intraclass(between: number, within: number, { n, n_persons, n_raters, n_sizes }: Clusters): number {
  const [dfBetween, dfWithin] = [n_persons - n_raters, n - n_persons]
  if (dfBetween <= 0 || dfWithin <= 0) return 0
  const [msb, msw] = [between / dfBetween, Math.max(0, within) / dfWithin]
  const typical = (n - n_sizes) / dfBetween
  const total = msb + (typical - 1) * msw
  return total > 0 ? Math.min(1, Math.max(0, (msb - msw) / total)) : 0
}

/**
 * As how many independent ratings do n count when a person has several? The variance of a correlation grows by
 *
 *   1 + (m − 1)·ρ_z·ρ_e
 *
 * where m is the mean number of ratings of one person, and ρ how alike the results and the residuals of one person are.
 *
 * @see Scott & Holt 1982, "The effect of two-stage sampling on ordinary least squares methods"
 */
export function independentRatings(n: number, clusterSize: number, clusters: Clusters): number {
  const alike =
    intraclass(clusters.between_z, clusters.within_z, clusters) *
    intraclass(clusters.between_e, clusters.within_e, clusters)
  return n / (1 + Math.max(0, clusterSize - 1) * alike)
}
