import { incompleteGamma } from '#queries/stats/incomplete-gamma.ts'

/** Sums of squares about the rater's own means; y in standard deviations of the scale, z in scales of the KPIs. */
export type RaterSpread = { n: number; n_people: number; ss_y: number; ss_z: number; ss_yz: number }
/** `ratio` of the spread of ratings to the spread that results and ordinary rating noise lead to, and how likely one as small. */
export type SpreadRatio = {
  sd: number
  expected: number
  ratio: number
  p: number
  sd_results: number
  sd_results_others: number
}

/** Degrees of freedom of the others below which their spread is no yardstick. */
const FEWEST_DF = 30

/**
 * How much less do the ratings of each rater vary than those of others would, for the same results?
 *
 *   expected² = b_w²·var(z) + s²,   b_w = Σ ss_yz / Σ ss_z,   s² = Σ (ss_y − b_w·ss_yz) / (Σ (n − 1) − 1)
 *
 * b_w and s² are those of all other raters. Under equal use of the scale (P − 1)·sd²/expected² is about chi-square with P − 1 degrees
 * of freedom; P counts people, because the periods of one person are no independent evidence.
 *
 * @returns parallel to `raters`; null where the others' results or ratings do not vary, or the others are too few
 */
export function spreadRatios(raters: readonly RaterSpread[]): (SpreadRatio | null)[] {
  const whole = raters.reduce(add, { n: 0, raters: 0, y: 0, z: 0, yz: 0 })
  return raters.map((own) => {
    const others = {
      ...{ n: whole.n - own.n, raters: whole.raters - 1 },
      ...{ y: whole.y - own.ss_y, z: whole.z - own.ss_z, yz: whole.yz - own.ss_yz },
    }
    const df = others.n - others.raters
    if (own.n < 2 || df - 1 < FEWEST_DF || !(others.z > ROUNDING)) return null
    const slope = others.yz / others.z
    const noise2 = (others.y - slope * others.yz) / (df - 1)
    const expected2 = slope ** 2 * (own.ss_z / (own.n - 1)) + noise2
    if (!(expected2 > ROUNDING)) return null
    const sd2 = Math.max(0, own.ss_y) / (own.n - 1)
    const free = Math.max(1, own.n_people - 1)
    return {
      ...{ sd: Math.sqrt(sd2), expected: Math.sqrt(expected2), ratio: Math.sqrt(sd2 / expected2) },
      p: incompleteGamma(free / 2, (free * sd2) / expected2 / 2).below,
      sd_results: Math.sqrt(Math.max(0, own.ss_z) / (own.n - 1)),
      sd_results_others: Math.sqrt(others.z / df),
    }
  })
}

type Sums = { n: number; raters: number; y: number; z: number; yz: number }
const add = (sum: Sums, { n, ss_y, ss_z, ss_yz }: RaterSpread): Sums => ({
  ...{ n: sum.n + n, raters: sum.raters + 1, y: sum.y + ss_y, z: sum.z + ss_z, yz: sum.yz + ss_yz },
})

/** Squares below this are what rounding leaves of 0. */
const ROUNDING = 1e-12
