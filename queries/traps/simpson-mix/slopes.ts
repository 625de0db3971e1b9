import { SMALLEST_GROUP } from '#queries/domain.ts'
import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import { leastSquares, withinGroupSlope, type Slope } from '#queries/stats/least-squares.ts'
import type { Covariate } from './trap.ts'

/** The slope of results on one measured circumstance between the means of units, and between people inside units. */
export type TwoSlopes = {
  factor: string
  n_units: number
  n_people: number
  between: Slope
  within: Slope
  q: number
  isReversed: boolean
}

/**
 * Does what holds between units hold for people? For each circumstance recorded of people: least squares over unit means, and over
 * people less the mean of their unit. A reversal needs opposite signs, both slopes proven (Benjamini–Hochberg over all slopes); q is
 * the larger of the two. Units with fewer than five such people are left out.
 *
 * @returns the circumstances with both slopes over at least `fewestUnits` units, reversals first, then by q
 * @see Robinson 1950, "Ecological correlations and the behavior of individuals"
 */
export function twoSlopes(covariates: readonly Covariate[], fewestUnits: number): TwoSlopes[] {
  const found = [...Map.groupBy(covariates, ({ factor }) => factor)].flatMap(([factor, people]) => {
    const units = [...Map.groupBy(people, ({ unit_id }) => unit_id).values()].filter(
      (own) => own.length >= SMALLEST_GROUP,
    )
    if (units.length < fewestUnits) return []
    const between = leastSquares(
      units.map((own) => meanOf(own, 'covariate')),
      units.map((own) => meanOf(own, 'mean_z')),
    )
    const all = units.flat()
    const within = withinGroupSlope(
      all.map(({ covariate }) => covariate),
      all.map(({ mean_z }) => mean_z),
      Int32Array.from(units.flatMap((own, unit) => own.map(() => unit))),
      units.length,
    )
    return between && within ? [{ factor, n_units: units.length, n_people: all.length, between, within }] : []
  })
  const q = falseDiscovery(found.flatMap(({ between, within }) => [between.p, within.p]))
  return found
    .map((one, i) => {
      const larger = Math.max(q[2 * i]!, q[2 * i + 1]!)
      const isReversed = one.between.slope * one.within.slope < 0 && larger < 0.05
      return { ...one, q: larger, isReversed }
    })
    .sort((a, b) => Number(b.isReversed) - Number(a.isReversed) || a.q - b.q || (a.factor < b.factor ? -1 : 1))
}

const meanOf = (people: readonly Covariate[], of: 'covariate' | 'mean_z') =>
  people.reduce((sum, one) => sum + one[of], 0) / people.length
