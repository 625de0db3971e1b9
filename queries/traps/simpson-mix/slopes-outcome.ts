import type { Tested } from '../define.ts'
import { allOf, outcome } from '../outcome.ts'
import type { TwoSlopes } from './slopes.ts'

/**
 * The company's outcome with what the two slopes of measured circumstances say: a reversal speaks where the mix does not, and the
 * slopes stand among the facts wherever there are any.
 */
export function ofSlopes(one: Tested, slopes: readonly TwoSlopes[]): Tested {
  const first = slopes[0]
  if (!first) return one
  const { factor, between, within, isReversed, n_people, n_units, q } = first
  const facts = { factor, between: between.slope, within: within.slope, slope_units: n_units, slope_people: n_people }
  const isQuiet = one.status === 'pass' || one.status === 'not_testable'
  if (!isQuiet || (one.status === 'pass' && !isReversed)) {
    return { ...one, evidence: { ...one.evidence, facts: { ...one.evidence.facts, ...facts } } }
  }
  const periods = { first_period: one.first_period, last_period: one.last_period }
  return outcome(one.unit, {
    status: isReversed ? 'trap' : 'pass',
    reason: isReversed ? 'slopes' : null,
    ...periods,
    ...{ n: n_people, n_people },
    // The effect of this check is counted in points of attainment; slopes have units of their own and stand among the facts.
    ...{ p: Math.max(between.p, within.p), q },
    evidence: {
      facts: { ...one.evidence.facts, ...facts },
      rows: [
        { part: 'between', value: between.slope, low: between.lower, high: between.upper, n_people },
        { part: 'within', value: within.slope, low: within.lower, high: within.upper, n_people },
      ],
    },
    touched: isReversed ? [allOf(one.unit)] : [],
  })
}
