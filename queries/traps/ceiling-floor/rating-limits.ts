import { allOf, company, department } from '../outcome.ts'
import { SIDES, tailOf, type Candidate, type Side } from './candidate.ts'

export type RatingRow = {
  scale_key: string
  unit_id: string
  result_class: number | null
  n_values: number
  n_levels: number
  is_max_stated: boolean
  n: number
  n_people: number
  n_results: number
  n_top: number
  n_bottom: number
  n_results_top: number
  n_results_bottom: number
  first_period: string
  last_period: string
}
export type Limits = { share: number; fewest: number }

/** Values of a scale that is pass or fail by design: it never meant to show differences. */
const PASS_OR_FAIL = 2
/** Ratings of others in a class of results from which its share is read; below, the nearest class speaks. */
const FEWEST_IN_CLASS = 5
/** Chance of a place at the limit that is granted to every unit. */
const ORDINARY = 0.05

/**
 * Ratings at the end of their scale. Where more than `share` of all ratings on a scale lie there, the scale shows no differences and
 * the company is told. Elsewhere the others use the scale fully, so a unit at its end is compared with what its results lead to:
 *
 *   expected = Σ over classes of results (share of the unit's ratings in the class) · (share of the others of that class at the limit)
 *
 * A strong unit expects to be there; half of the observed share is taken as explanation enough. A unit alone on its scale has no
 * others and is judged by its share.
 */
export function ratingLimits(rows: readonly RatingRow[], limits: Limits): Candidate[] {
  return [...Map.groupBy(rows, ({ scale_key }) => scale_key).values()].flatMap((scale) => {
    const units = [...Map.groupBy(scale, ({ unit_id }) => unit_id)]
    return SIDES.flatMap((side) => {
      if (!hasEnd(scale[0]!, side)) return []
      const whole = countsOf(scale, side)
      const n_people = units.reduce((sum, [, some]) => sum + some[0]!.n_people, 0)
      if (whole.n < limits.fewest) return []
      if (units.length > 1 && whole.k / whole.n > limits.share) return [ofCompany(scale, side, n_people, limits)]
      const classes = classesOf(scale, side)
      return units.flatMap(([unit_id, some]) => ofUnit({ unit_id, some, whole, classes, side, limits }) ?? [])
    })
  })
}

/**
 * Is there an end of the scale that ratings could crowd at? Not where it only passes or fails, nor where all ratings are one value
 * that only seems to be the highest because nobody states another.
 */
function hasEnd({ n_values, n_levels, is_max_stated }: RatingRow, side: Side): boolean {
  if (Math.max(n_values, n_levels) > PASS_OR_FAIL) return true
  return side === 'top' && n_values === 1 && is_max_stated && n_levels === 0
}

function ofCompany(scale: readonly RatingRow[], side: Side, n_people: number, { share: most }: Limits): Candidate {
  const { n, k, ...rest } = countsOf(scale, side)
  return {
    ...{ unit: company, kind: 'company_scale', side, measure: scale[0]!.scale_key, n, n_people },
    ...{ at_limit: k, share: k / n, expected: null, others: null, isLarge: true, isOpen: false },
    p: tailOf(k / n, n, n_people, most),
    touched: { ...allOf(company), n_rows: rest.results || null },
    ...spanOf(scale),
  }
}

type Counts = { n: number; k: number; results: number }
type Classes = ReadonlyMap<number | null, { n: number; k: number }>
type OfUnit = { unit_id: string; some: RatingRow[]; whole: Counts; classes: Classes; side: Side; limits: Limits }

function ofUnit({ unit_id, some, whole, classes, side, limits }: OfUnit): Candidate | null {
  const own = countsOf(some, side)
  if (own.n < limits.fewest) return null
  const others = { n: whole.n - own.n, k: whole.k - own.k }
  const isAlone = others.n < limits.fewest
  const share = own.k / own.n
  const hasResults = some.reduce((sum, { result_class, n }) => sum + (result_class === null ? 0 : n), 0) > own.n / 2
  const expected = isAlone || !hasResults ? null : expectedShare(some, classes, side)
  const chance = isAlone ? limits.share : Math.max(ORDINARY, expected ?? others.k / others.n)
  const unit = department(unit_id)
  const isLarge = share > limits.share && (isAlone || (expected !== null && expected < share / 2))
  return {
    ...{ unit, kind: isAlone ? 'own_scale' : 'beyond_results', side, measure: some[0]!.scale_key },
    ...{ n: own.n, n_people: some[0]!.n_people, at_limit: own.k, share, expected },
    others: isAlone ? null : others.k / others.n,
    p: tailOf(share, own.n, some[0]!.n_people, chance),
    isLarge,
    isOpen: share > limits.share && !isAlone && expected === null,
    touched: { ...allOf(unit), n_rows: own.results || null },
    ...spanOf(some),
  }
}

/** Ratings, and those at the limit, by class of results. */
export function classesOf(rows: readonly RatingRow[], side: Side): Map<number | null, { n: number; k: number }> {
  const classes = new Map<number | null, { n: number; k: number }>()
  for (const row of rows) {
    const of = classes.get(row.result_class) ?? { n: 0, k: 0 }
    classes.set(row.result_class, { n: of.n + row.n, k: of.k + atLimit(row, side) })
  }
  return classes
}

/**
 * What the results of these people lead to elsewhere, the unit left out of `classes`. A class that hardly any others reach takes the
 * nearest that they do; beyond the best of them (for the bottom: the weakest) nothing is known that speaks against the limit, so all
 * are expected there.
 */
export function expectedShare(some: readonly RatingRow[], classes: Classes, side: Side): number {
  const own = classesOf(some, side)
  const others = [...classes].map(([at, { n, k }]) => {
    const here = own.get(at) ?? { n: 0, k: 0 }
    return { at, n: n - here.n, k: k - here.k }
  })
  const known = others.flatMap(({ at, n, k }) => (at !== null && n >= FEWEST_IN_CLASS ? [{ at, rate: k / n }] : []))
  const unknown = others.find(({ at, n }) => at === null && n > 0)
  const rateAt = (at: number | null): number => {
    if (at === null) return unknown ? unknown.k / unknown.n : 0
    const isBeyond = known.every((of) => (side === 'top' ? of.at < at : of.at > at))
    if (isBeyond) return 1
    return known.toSorted((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at) || a.at - b.at)[0]!.rate
  }
  const total = some.reduce((sum, { n }) => sum + n, 0)
  return some.reduce((sum, { n, result_class }) => sum + (n / total) * rateAt(result_class), 0)
}

const atLimit = (row: RatingRow, side: Side) => (side === 'top' ? row.n_top : row.n_bottom)

function countsOf(rows: readonly RatingRow[], side: Side): Counts {
  const all = { n: 0, k: 0, results: 0 }
  for (const row of rows) {
    all.n += row.n
    all.k += atLimit(row, side)
    all.results += side === 'top' ? row.n_results_top : row.n_results_bottom
  }
  return all
}

export function spanOf(rows: readonly { first_period: string; last_period: string }[]) {
  let { first_period, last_period } = rows[0]!
  for (const row of rows) {
    if (row.first_period < first_period) first_period = row.first_period
    if (row.last_period > last_period) last_period = row.last_period
  }
  return { first_period, last_period }
}
