import { studentQuantile, studentTwoSided } from '#queries/stats/student-t-tail.ts'
import { added, lineOfPeople, lineOfUnits, type Line, type Others } from './others.ts'

/** Someone with a plan: the mean before it began and after, and to which start and unit it belongs. */
export type Planned = { unit_id: string; before_to: number; after_from: number; before_z: number; after_z: number }

/** All in standard deviations of those without a plan before it began; n with a plan. */
export type Rebound = {
  n: number
  nOthers: number
  /** How far those with a plan lay below the others before it began. */
  selection: number
  rho: number
  raw: number
  rawLow: number
  rawHigh: number
  rawP: number
  /** Expected without any plan: the shift common to all, and of it the part that is regression to the mean. */
  expected: number
  fromMean: number
  net: number
  netLow: number
  netHigh: number
}

/**
 * How much of the change of those with a plan would have come without it?
 *
 *   expected = (μ₁ − μ₀) + (1 − ρ)(μ₀ − before),   net = after − before − expected
 *
 * μ₀ and μ₁ are the means before and after of those without a plan in the same unit, ρ is their common slope of after on before
 * inside units and starts. A unit of which (nearly) everybody has a plan has nobody to compare with; it is chosen as a whole, and
 * its mean regresses to that of the other units with the slope between units. Small rests of units are compared with the company.
 *
 * The interval of the net effect carries the errors of μ and ρ, and for a unit chosen as a whole how far units stray from their
 * line. Where there are ten or more units it rests on their sums, because people of one unit share what happens to it.
 *
 * @returns null with fewer than three planned, with too few others, or without spread before or in the change
 * @see Galton 1886; Barnett, van der Pols & Dobson 2005, "Regression to the mean: what it is and how to deal with it"
 */
export function rebound(planned: readonly Planned[], others: readonly Others[]): Rebound | null {
  const line = lineOfPeople(others)
  const n = planned.length
  if (!line || n < 3) return null
  let [distance, expected, fromMean, error, slopeDistance] = [0, 0, 0, 0, 0]
  const rests: { unit_id: string; rest: number }[] = []
  for (const [start, ofStart] of Map.groupBy(planned, startOf)) {
    const same = others.filter((of) => startOf(of) === start)
    const units = lineOfUnits(same)
    for (const [unit_id, own] of Map.groupBy(ofStart, (one) => one.unit_id)) {
      const level = levelOf(unit_id, own, same, units)
      if (!level) return null
      const mean = own.reduce((sum, one) => sum + one.before_z, 0) / own.length
      const share = own.length / n
      // The unit's own distance, and that of each person from the level they return to.
      for (const one of own) {
        const apart = level.before - one.before_z
        const back = level.asWhole
          ? (1 - line.rho) * (mean - one.before_z) + (1 - level.asWhole.rho) * (level.before - mean)
          : (1 - line.rho) * apart
        const all = level.after - level.before + back
        distance += apart / n
        fromMean += back / n
        expected += all / n
        rests.push({ unit_id, rest: one.after_z - one.before_z - all })
      }
      if (level.asWhole) {
        const { variance, n: many, squares } = level.asWhole
        error += share ** 2 * variance * (1 + 1 / many + (level.before - mean) ** 2 / squares)
      } else {
        error += (share ** 2 * line.variance) / level.n
        slopeDistance += share * (level.before - mean)
      }
    }
  }
  const raw = ofMean(planned.map(({ before_z, after_z }) => after_z - before_z))
  if (!(raw.se > 0)) return null
  const net = ofSums(rests)
  const netReach =
    studentQuantile(0.975, net.df) *
    Math.sqrt(net.se ** 2 + error + (slopeDistance ** 2 * line.variance) / line.squares)
  const rawReach = studentQuantile(0.975, n - 1) * raw.se
  const inSd = (value: number) => value / line.sd
  return {
    n,
    nOthers: line.n,
    ...{ selection: inSd(distance), rho: line.rho, expected: inSd(expected), fromMean: inSd(fromMean) },
    ...{ raw: inSd(raw.mean), rawLow: inSd(raw.mean - rawReach), rawHigh: inSd(raw.mean + rawReach) },
    rawP: studentTwoSided(raw.mean / raw.se, n - 1),
    ...{ net: inSd(net.mean), netLow: inSd(net.mean - netReach), netHigh: inSd(net.mean + netReach) },
  }
}

/** Which start somebody belongs to: two plans that begin between the same periods are compared with the same others. */
export const startOf = ({ before_to, after_from }: { before_to: number; after_from: number }) =>
  `${before_to} ${after_from}`

type Level = { before: number; after: number; n: number; asWhole: Line | null }

/** The level to which the planned of one unit return, and over how many it is taken. */
function levelOf(unit_id: string, own: readonly Planned[], same: readonly Others[], units: Line | null): Level | null {
  const near = same.find((of) => of.unit_id === unit_id)
  if (near && near.n >= FEWEST_IN_UNIT) return { before: near.sum_b / near.n, after: near.sum_a / near.n, n: near.n, asWhole: null } // prettier-ignore
  if (units && own.length >= FEWEST_IN_UNIT) return { before: units.before, after: units.after, n: units.n, asWhole: units } // prettier-ignore
  const { n, sum_b, sum_a } = added(same)
  return n === 0 ? null : { before: sum_b / n, after: sum_a / n, n, asWhole: null }
}

function ofMean(values: readonly number[]): { mean: number; se: number; df: number } {
  const n = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, se: Math.sqrt(squares / (n - 1) / n), df: n - 1 }
}

/** The mean with a standard error from the sums of the units, where there are enough: √(G/(G−1) · Σ_g (Σ (rest − mean))²)/n. */
function ofSums(rests: readonly { unit_id: string; rest: number }[]): { mean: number; se: number; df: number } {
  const single = ofMean(rests.map(({ rest }) => rest))
  const units = [...Map.groupBy(rests, ({ unit_id }) => unit_id).values()]
  if (units.length < FEWEST_SUMS) return single
  const squares = units.reduce((sum, of) => sum + of.reduce((total, { rest }) => total + rest - single.mean, 0) ** 2, 0)
  const se = Math.sqrt((squares * units.length) / (units.length - 1)) / rests.length
  return { mean: single.mean, se: Math.max(se, single.se), df: units.length - 1 }
}

/** Others of one unit behind its own level, and planned of one unit to call it chosen as a whole. */
const FEWEST_IN_UNIT = 10
/** Units from which on their sums tell how far people of one unit go together. */
const FEWEST_SUMS = 10
