import { incompleteGamma } from '#queries/stats/incomplete-gamma.ts'
import { logGamma } from '#queries/stats/log-gamma.ts'
import { meanAndVariance } from '#queries/stats/mean-and-variance.ts'

/** `sd`, `samplingSd` in levels of the scale; `p`: the chance of a mean as steady as this or steadier. */
export type SteadyMean = { sd: number; samplingSd: number; p: number; means: number[] }

/**
 * Does the mean rating of a unit keep stiller over periods than people's own ups and downs let it?
 *
 *   sd² = Σ (m_t − m̄)²/(T − 1),   sampling² = v · mean(1/n_t),   p = P( χ²_(T−1) ≤ (T − 1)·sd²/sampling² + R² )
 *
 * v is the variance of a person's level about the own mean: the people themselves stay, so a mean is steadier than ratings of fresh
 * people would be, and that is no quota. Anything that moves everybody adds to sd. Means lie on a grid of 1/n; R² gives the event
 * "all alike" its probability, as in `closeFit`.
 *
 * @param tables  counts by level, the lowest first, one list a period
 * @param v       in levels²
 * @returns null with fewer than two periods, or where v is 0
 */
export function steadyMean(tables: readonly (readonly number[])[], v: number): SteadyMean | null {
  const T = tables.length
  if (T < 2 || !(v > 0)) return null
  const sizes = tables.map(sum)
  const means = tables.map((counts, t) => sum(counts.map((count, place) => count * (place + 1))) / sizes[t]!)
  const variance = meanAndVariance(means)!.variance!
  const sampling2 = (v * sum(sizes.map((n) => 1 / n))) / T
  const k = T - 1
  const logVolume = (-k / (2 * T)) * sum(sizes.map((n) => Math.log(v * n))) - Math.log(T) / 2
  const x2 = (k * variance) / sampling2 + ballRadius2(k, logVolume)
  return {
    sd: Math.sqrt(variance),
    samplingSd: Math.sqrt(sampling2),
    p: incompleteGamma(k / 2, x2 / 2).below,
    means,
  }
}

/**
 * The chance that the shares of all levels stay this much alike from period to period, whatever they are.
 *
 *   X² = Σ_t Σ_c (n_tc − n_t·s_c)²/(n_t·s_c),   s_c = shares over all periods,   p = P( χ²_k ≤ (X² + R²)/(1 − ρ) ),   k = (T − 1)(C − 1)
 *
 * The same people tend to keep their level; with a correlation ρ between the levels of one person in two periods no part of X² is
 * below (1 − ρ) of what fresh people would give.
 *
 * @param tables       counts by level, one list a period
 * @param persistence  ρ in [0, 1]
 * @returns null with fewer than two periods or levels in use, or where ρ is 1
 */
export function steadyShares(tables: readonly (readonly number[])[], persistence: number): number | null {
  const sizes = tables.map(sum)
  const n = sum(sizes)
  const shares = (tables[0] ?? []).map((_, place) => sum(tables.map((counts) => counts[place]!)) / n)
  const used = shares.flatMap((share, place) => (share > 0 ? [place] : []))
  const [T, m] = [tables.length, used.length - 1]
  const k = (T - 1) * m
  if (!(k > 0) || !(persistence < 1)) return null
  let x2 = 0
  tables.forEach((counts, t) => {
    for (const place of used) {
      const expected = sizes[t]! * shares[place]!
      x2 += (counts[place]! - expected) ** 2 / expected
    }
  })
  const logSize = sum(sizes.map((size) => Math.log(size))) / T
  const logShares = sum(used.map((place) => Math.log(shares[place]!)))
  const logVolume = (-(T - 1) * (m * logSize + logShares)) / 2 - (m * Math.log(T)) / 2
  return incompleteGamma(k / 2, (x2 + ballRadius2(k, logVolume)) / (1 - persistence) / 2).below
}

/** Radius² of the ball in k dimensions that has a volume: (volume · Γ(k/2 + 1))^(2/k)/π. */
const ballRadius2 = (k: number, logVolume: number): number =>
  Math.exp((2 / k) * (logVolume + logGamma(k / 2 + 1))) / Math.PI
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
