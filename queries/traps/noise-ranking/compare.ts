import { betweenVariance } from '#queries/stats/between-variance.ts'
import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import { funnel, funnelLimits, type FunnelPoint } from '#queries/stats/funnel.ts'
import { twoSidedP } from '#queries/stats/mann-kendall.ts'
import { oneWayF } from '#queries/stats/one-way-f.ts'

/** One unit in the comparison. All in scales of the KPI but reliability, a share. */
export type Compared = FunnelPoint & {
  unit_id: string
  /** Shrunken difference from the mean unit and its standard error. */
  eb: number
  se: number
  reliability: number
  /** 95 % funnel, and whether the unit lies in it. */
  lower: number
  upper: number
  isInside: boolean
  /** Beyond 99.8 % and q < .05. */
  isSignal: boolean
  q: number
  /** What a colour scale would mark: more than one standard deviation of the unit means from their mean. */
  isColoured: boolean
  /** First or last in a plain order of the means. */
  isAtEnd: boolean
  /** At most half of the mean size. */
  isSmall: boolean
}
export type Comparison = { units: Compared[]; reliability: number; between: number; within: number; p: number }

/**
 * What would a ranking of units by their means be worth?
 *
 *   reliability_i = tau²/(tau² + s²/n_i) = 1 − PEV_i/tau²;   of the whole: the mean over units, 1 − mean(PEV)/tau²
 *   eb_i = reliability_i · (m_i − m̄),   se_i = √(tau² · (1 − reliability_i))
 *
 * tau² is that of Paule and Mandel; the funnel keeps its own, winsorised one (statistics 15). Where units do not differ beyond
 * chance tau² is 0 and so is every reliability.
 *
 * @param points  at least two units, each with n ≥ 2
 * @returns null without spread inside the units
 */
export function compare(points: readonly (FunnelPoint & { unit_id: string })[]): Comparison | null {
  const cone = funnel([...points])
  if (cone === null) return null
  const errors = points.map(({ n }) => cone.s2 / n)
  const means = points.map(({ mean }) => mean)
  // Two or more units with a positive error each.
  const { variance, centre } = betweenVariance(means, errors)!
  const average = means.reduce((sum, mean) => sum + mean, 0) / means.length
  const sd = Math.sqrt(means.reduce((sum, mean) => sum + (mean - average) ** 2, 0) / (means.length - 1))
  const size = points.reduce((sum, { n }) => sum + n, 0) / points.length
  const [lowest, highest] = [Math.min(...means), Math.max(...means)]
  const q = falseDiscovery(
    points.map(({ mean }, i) => twoSidedP((mean - cone.centre) / Math.sqrt(cone.tau2 + errors[i]!))),
  )
  const units = points.map((point, i): Compared => {
    const reliability = variance / (variance + errors[i]!)
    const { lower, upper } = funnelLimits(cone, point.n, NOISE)
    const far = funnelLimits(cone, point.n, SIGNAL)
    return {
      ...point,
      reliability,
      eb: reliability * (point.mean - centre),
      se: Math.sqrt(variance * (1 - reliability)),
      ...{ lower, upper, isInside: point.mean >= lower && point.mean <= upper },
      isSignal: (point.mean < far.lower || point.mean > far.upper) && q[i]! < 0.05,
      q: q[i]!,
      isColoured: Math.abs(point.mean - average) > sd,
      isAtEnd: point.mean === lowest || point.mean === highest,
      isSmall: point.n <= size / 2,
    }
  })
  const f = oneWayF(
    points.map(({ n, mean, sd: own }) => ({ n, mean, squares: (n - 1) * own * own })),
    Math.max(...means.map(Math.abs)),
  )
  const reliability = units.reduce((sum, unit) => sum + unit.reliability, 0) / units.length
  return { units, reliability, between: Math.sqrt(variance), within: Math.sqrt(cone.s2), p: f?.p ?? 1 }
}

/** Standard errors: 95 % and 99.8 % of a normal variable lie within. */
const NOISE = 1.96
const SIGNAL = 3.09
