import type { Random } from '#queries/stats/random.ts'
import { studentQuantile, studentTwoSided } from '#queries/stats/student-t-tail.ts'
import type { Prepared } from './prepare.ts'

/** A weighted sum of differences of means, with what each subject adds to its error. */
export type Contrast = { estimate: number; influence: Float64Array; weight: number }

export const emptyContrast = (prepared: Prepared): Contrast => ({
  estimate: 0,
  influence: new Float64Array(prepared.arms.length),
  weight: 0,
})

/**
 * Adds weight × (mean over `treated` − mean over `controls`) of one number per subject; NaN leaves a subject out.
 *
 *   ψ_i = ± weight · (d_i − mean of its arm) / n · √(n/(n−1))
 *
 * @returns whether both arms have at least two subjects; otherwise nothing is added
 */
export function addDifference(
  into: Contrast,
  treated: readonly number[],
  controls: readonly number[],
  number: (i: number) => number,
  weight: number,
): boolean {
  const sides = [treated, controls].map((some) => {
    const known = some.map((i) => ({ i, d: number(i) })).filter(({ d }) => !Number.isNaN(d))
    return { known, mean: known.reduce((sum, { d }) => sum + d / known.length, 0) }
  })
  if (sides.some(({ known }) => known.length < 2)) return false
  for (const [side, { known, mean }] of sides.entries()) {
    const sign = side === 0 ? weight : -weight
    const n = known.length
    into.estimate += sign * mean
    for (const { i, d } of known) into.influence[i]! += ((sign * (d - mean)) / n) * Math.sqrt(n / (n - 1))
  }
  into.weight += weight
  return true
}

/** Sums of the influence by cluster; their squares add up to the variance. */
export function byCluster({ arms, clusters }: Prepared, influence: Float64Array): Float64Array {
  const sums = new Float64Array(clusters)
  for (const [i, { cluster }] of arms.entries()) sums[cluster]! += influence[i]!
  return sums
}

export type Tested = { estimate: number; se: number; low: number; high: number; p: number; clusters: number }

/** The contrast over its total weight, se² = G/(G−1) · Σ_g ψ_g², t with G − 1 degrees of freedom; null where nothing was added. */
export function testContrast(prepared: Prepared, { estimate, influence, weight }: Contrast): Tested | null {
  if (!(weight > 0)) return null
  const sums = byCluster(prepared, influence)
  const clusters = clustersIn(prepared, influence)
  if (clusters < 2) return null
  const factor = everyOwn(prepared) ? 1 : clusters / (clusters - 1)
  const se = Math.sqrt(factor * sums.reduce((sum, one) => sum + one * one, 0)) / weight
  const mean = estimate / weight
  const reach = se * studentQuantile(0.975, clusters - 1)
  const p = se > 0 ? studentTwoSided(mean / se, clusters - 1) : mean === 0 ? 1 : 0
  return { estimate: mean, se, low: mean - reach, high: mean + reach, p, clusters }
}

/**
 * The interval with fewer than FEW_CLUSTERS: the cluster sums are multiplied by random weights of mean 0 (Webb's six), and the estimate
 * over its error is placed among such draws.
 *
 * @see Mammen 1992; Callaway & Sant'Anna 2021, section 4 (multiplier bootstrap)
 */
export function withMultipliers(prepared: Prepared, contrast: Contrast, tested: Tested, random: Random): Tested {
  const sums = byCluster(prepared, contrast.influence).filter((sum) => sum !== 0)
  const scores = Array.from({ length: DRAWS }, () => {
    let [moved, squares] = [0, 0]
    const drawn = Array.from(sums, (sum) => sum * WEBB[Math.floor(random() * WEBB.length)]!)
    for (const value of drawn) moved += value
    // Draws keep their own mean out of their error, as the sums do, which add to 0 in each arm.
    for (const value of drawn) squares += (value - moved / drawn.length) ** 2
    return Math.abs(moved) / Math.sqrt((squares * drawn.length) / (drawn.length - 1))
  }).sort((a, b) => a - b)
  const reach = tested.se * Math.max(scores[Math.floor(0.95 * DRAWS)]!, 1.96)
  const t = Math.abs(tested.estimate) / tested.se
  const p = (1 + scores.filter((score) => score >= t).length) / (1 + DRAWS)
  return { ...tested, low: tested.estimate - reach, high: tested.estimate + reach, p }
}

const DRAWS = 999
const WEBB = [-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)]

/** Clusters with a subject that takes part. */
export function clustersIn({ arms }: Prepared, influence: Float64Array): number {
  return new Set(arms.filter((_, i) => influence[i] !== 0).map(({ cluster }) => cluster)).size
}

/** Each subject is a cluster: the n/(n−1) of its arm already corrects. */
const everyOwn = ({ arms, clusters }: Prepared) => arms.length === clusters
