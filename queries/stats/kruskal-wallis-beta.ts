import { fAbove } from './f-distribution.ts'
import { kruskalWallis } from './kruskal-wallis.ts'
import { logGamma } from './log-gamma.ts'

/**
 * The Kruskal–Wallis test for many small groups, such as the same month of three years. The chi-square approximation only knows
 * the mean of H and takes its variance and its end for those of a large sample; with 12 groups of 3 it misses most of what is there.
 * Here H/M follows a beta distribution with the exact mean, variance and largest value:
 *
 *   M = (N³ − Σ n³)/(N(N+1)),   E = G − 1,   V = 2E − 2[3G² − 6G + N(2G² − 6G + 1)]/(5N(N+1)) − 6/5 Σ 1/n
 *   F = H(M − E)/(E(M − H)) with  df₁ = 2E[E(M − E) − V]/(MV),  df₂ = df₁(M − E)/E
 *
 * H is corrected for ties. p is at least the probability of the most extreme order, G!·Π n!/N!, which only H = M has.
 *
 * @param groups  values by group; empty groups are left out
 * @param fitted  parameters taken off the values before, such as a slope: the squares inside groups then rest on so many values fewer
 * @returns null with fewer than two groups, with one value in each, or where all values are equal
 * @see Kruskal & Wallis 1952, "Use of ranks in one-criterion variance analysis", section 5.3 and table 6.1 (exact values)
 */
export function kruskalWallisBeta(
  groups: readonly ArrayLike<number>[],
  fitted = 0,
): { h: number; df: number; p: number } | null {
  const found = kruskalWallis(groups)
  if (found === null) return null
  const sizes = groups.map(({ length }) => length).filter((n) => n > 0)
  const G = sizes.length
  const N = sizes.reduce((sum, n) => sum + n, 0)
  const E = G - 1
  const M = (N ** 3 - sizes.reduce((sum, n) => sum + n ** 3, 0)) / (N * (N + 1))
  const V =
    2 * E -
    (2 * (3 * G * G - 6 * G + N * (2 * G * G - 6 * G + 1))) / (5 * N * (N + 1)) -
    (6 / 5) * sizes.reduce((sum, n) => sum + 1 / n, 0)
  const first = (2 * E * (E * (M - E) - V)) / (M * V)
  // Hardly any order is possible then, and the moments of H say nothing.
  if (!(V > 0) || !(first > 0)) return found
  const fewest = Math.exp(logGamma(G + 1) + sizes.reduce((sum, n) => sum + logGamma(n + 1), 0) - logGamma(N + 1))
  // H/(N − 1) is the share of squares between groups; those inside are too small by (N − G − fitted)/(N − G).
  const inside = ((N - 1 - found.h) * (N - G)) / Math.max(1, N - G - fitted)
  const h = Math.min((found.h * (N - 1)) / (found.h + inside), M)
  const p = h >= M ? 0 : fAbove((h * (M - E)) / (E * (M - h)), first, (first * (M - E)) / E)
  return { ...found, p: Math.min(1, Math.max(p, fewest)) }
}
