import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import { funnel, funnelLimits, type FunnelPoint } from '#queries/stats/funnel.ts'
import { normalBelow } from '#queries/stats/normal-distribution.ts'
import type { EmployeePeriods } from './employee-periods.ts'

/** Beyond this many standard errors a unit in the funnel is a signal (statistics 15). */
const SIGNAL = 3.09
/** Share of false alarms accepted among the flagged units of one depth. */
const FALSE_ALARMS = 0.05

export type UnitLevel = { depth: number; gap: number; fitted: number; se: number; people: FunnelPoint }

/**
 * Which units lie below the company beyond chance, and below target: by the contrast of all that lasts (EBLUP, one-sided, false
 * discovery over the units of the same depth), or outside the funnel of the means of their people.
 */
export function lowUnits(units: (UnitLevel | null)[]): boolean[] {
  const low = units.map(() => false)
  const depths = new Set(units.flatMap((unit) => (unit ? [unit.depth] : [])))
  for (const depth of depths) {
    const of = units.flatMap((unit, index) => (unit?.depth === depth ? [{ ...unit, index }] : []))
    const q = falseDiscovery(of.map(({ fitted, se }) => (se > 0 ? normalBelow(fitted / se) : null)))
    const limits = funnel(of.map(({ people }) => people))
    of.forEach(({ gap, people, index }, i) => {
      const isBelow = (q[i] ?? 1) < FALSE_ALARMS && of[i]!.fitted < 0
      const isOutside = limits !== null && people.mean < funnelLimits(limits, people.n, SIGNAL).lower
      low[index] = gap < 0 && (isBelow || isOutside)
    })
  }
  return low
}

/** The people of a unit as a point of the funnel: mean and spread of their own means. */
export function peopleOf(periods: EmployeePeriods, ranges: readonly [number, number][]): FunnelPoint {
  const own = new Map<number, { sum: number; n: number }>()
  for (const [from, to] of ranges) {
    for (let i = from; i < to; i++) {
      const person = periods.person[i]!
      const mean = own.get(person)
      if (mean) {
        mean.sum += periods.gap[i]!
        mean.n++
      } else own.set(person, { sum: periods.gap[i]!, n: 1 })
    }
  }
  const means = Array.from(own.values(), ({ sum, n }) => sum / n)
  const mean = means.reduce((sum, value) => sum + value, 0) / means.length
  const squares = means.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { n: means.length, mean, sd: means.length > 1 ? Math.sqrt(squares / (means.length - 1)) : 0 }
}
