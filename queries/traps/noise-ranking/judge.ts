import { SMALLEST_GROUP } from '#queries/domain.ts'
import type { Tested } from '../define.ts'
import { allOf, company, department, notTestable, outcome } from '../outcome.ts'
import type { Compared, Comparison } from './compare.ts'

export type Limits = { reliability: number; few: number }
type Span = { first_period: string | null; last_period: string | null }

/**
 * The company: is the order of its units worth showing at all? Below the reliability threshold it is a trap for every comparison
 * of units. Between that and .7, where a plain test does not even see that units differ, it is a caution.
 */
export function judgeCompany(
  { units, reliability, between, within, p }: Comparison,
  span: Span,
  { reliability: least }: Limits,
  ofPeople: boolean,
): Tested {
  const status = reliability < least ? 'trap' : reliability < STABLE && p >= 0.05 ? 'caution' : 'pass'
  const n = units.reduce((sum, unit) => sum + unit.n, 0)
  return outcome(company, {
    status,
    reason: status === 'pass' ? null : 'unstable',
    n,
    n_people: ofPeople ? n : null,
    ...span,
    effect: reliability,
    evidence: {
      facts: {
        units: units.length,
        reliability,
        between,
        within,
        chance: p,
        small_extremes: units.filter(isSmallExtreme).length,
        signals: units.filter(({ isSignal }) => isSignal).length,
        by_chance: 0.05 * units.length,
      },
      rows: status === 'pass' ? [] : ends(units).map((unit) => rowOf(unit, ofPeople)),
    },
    touched: status === 'trap' ? [allOf(company)] : [],
  })
}

/**
 * A department: do its size and the funnel allow a place in an order? A small one (at most half of the mean size) whose own
 * reliability is below the threshold, which a colour scale would mark although it lies inside the 95 % funnel, is a caution; at the
 * very end of the order a trap. Where the company is a trap that says it already, and the departments are only marked.
 */
export function judgeDepartment(
  unit: Compared,
  span: Span,
  { reliability: least }: Limits,
  companyIsTrap: boolean,
  ofPeople: boolean,
): Tested {
  const isMarked = unit.reliability < least && isSmallExtreme(unit)
  const status = !isMarked ? 'pass' : unit.isAtEnd && !companyIsTrap ? 'trap' : 'caution'
  return outcome(department(unit.unit_id), {
    status,
    reason: isMarked ? 'small_extreme' : unit.isSignal ? 'signal' : null,
    n: unit.n,
    n_people: ofPeople ? unit.n : null,
    ...span,
    effect: unit.eb,
    low: unit.eb - 1.96 * unit.se,
    high: unit.eb + 1.96 * unit.se,
    q: unit.q,
    evidence: {
      facts: {
        size: unit.n,
        mean: unit.mean,
        lower: unit.lower,
        upper: unit.upper,
        reliability: unit.reliability,
        is_signal: unit.isSignal,
      },
      rows: isMarked || unit.isSignal ? [rowOf(unit, ofPeople)] : [],
    },
    touched: isMarked ? [allOf(department(unit.unit_id))] : [],
  })
}

export const tooSmall = (unit_id: string, n: number, ofPeople: boolean): Tested =>
  notTestable(department(unit_id), ofPeople ? 'few_people' : 'few_periods', n, ofPeople ? n : null)

const isSmallExtreme = (unit: Compared) => unit.isSmall && unit.isInside && (unit.isColoured || unit.isAtEnd)

/** The lowest and the highest means: what a reader of an order looks at. */
function ends(units: readonly Compared[]): Compared[] {
  const sorted = units
    .filter(({ n }) => n >= SMALLEST_GROUP)
    .sort((a, b) => a.mean - b.mean || (a.unit_id < b.unit_id ? -1 : 1))
  return sorted.length <= 2 * SHOWN ? sorted : [...sorted.slice(0, SHOWN), ...sorted.slice(-SHOWN)]
}

/** Rounded to what can be drawn, so that the mean of a unit cannot be subtracted from another figure. */
const rowOf = ({ n, mean, lower, upper, isInside }: Compared, ofPeople: boolean) => ({
  ...{ size: n, shift: rounded(mean), low: rounded(lower), high: rounded(upper), is_inside: isInside },
  n_people: ofPeople ? n : null,
})

const rounded = (value: number) => Math.round(100 * value) / 100

/** From here on an order of units is stable (traps 3, look-alikes). */
const STABLE = 0.7
/** Units at each end. */
const SHOWN = 4
