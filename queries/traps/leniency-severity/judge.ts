import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import { medianDeviation } from '#queries/stats/median-deviation.ts'
import { shrunkenMeans } from '#queries/stats/shrunken-means.ts'
import type { Status, Tested } from '../define.ts'
import { allOf, company, notTestable, outcome } from '../outcome.ts'
import type { ComparedUnit } from '../rater-groups.ts'
import { nothingToCompare, raterPatterns, spanOf, type RaterOutcome } from '../rater-pattern.ts'
import { describe, histogramOfShifts } from './evidence.ts'
import type { PersonRow } from './person-row.ts'
import { scaleUses, type ScaleUse } from './scale-use.ts'

export type Limits = {
  fewest_ratings: number
  fewest_raters: number
  note: number
  trap: number
  most_flagged: number
}
/** One rater with the shrunken shift; `use` holds what the chart needs. */
export type Judged = RaterOutcome & { use: ScaleUse | null }

/**
 * Rater shifts of `scaleUses`, shrunk by empirical Bayes (traps 1.7), as patterns of departments. A shift is flagged when its interval
 * excludes 0, q < .05 and |shift| ≥ `note`; it is a trap from `trap` on, or when the whole interval lies beyond `note`. When more
 * than `most_flagged` of the raters are flagged the finding is the company's: its effect is tau, the spread of scales, and it is a
 * trap when more than that share are traps. Where it is not, many small differences must not hide a large one: a trap that stands
 * far out of the spread itself is still told at its department. Without a rater in any rating there is nothing that could be compared.
 */
export function judge(rows: readonly PersonRow[], units: readonly ComparedUnit[], limits: Limits): Tested[] {
  if (rows.length === 0) return nothingToCompare(units)
  const uses = scaleUses(rows)
  const n = rows.reduce((total, row) => total + row.n, 0)
  if (typeof uses === 'string') return [notTestable(company, uses, n)]
  const testable = uses.raters.filter((use) => use.n >= limits.fewest_ratings)
  if (testable.length < limits.fewest_raters) return [notTestable(company, 'few_raters_company', n)]
  const far = standOut(testable)
  const shrunken = uses.variance > 0 ? shrunkenShifts(testable, far, uses.variance) : null
  if (!shrunken) return [notTestable(company, 'no_spread', n)]

  const q = falseDiscovery(shrunken.units.map(({ p }) => p))
  const known = new Map<number, Judged>(
    testable.map((use, i) => {
      const { eb, lower, upper, p } = shrunken.units[i]!
      const status = statusOf(eb, lower, upper, q[i]!, limits)
      return [use.rater_no, { ...baseOf(use), status, effect: eb, low: lower, high: upper, p, q: q[i]!, use }]
    }),
  )
  const own = Map.groupBy(rows, ({ rater_no }) => rater_no)
  const raters = [...own].map(([rater_no, some]): Judged => known.get(rater_no) ?? untested(some))
  const tested = [...known.values()]
  const tau = Math.sqrt(shrunken.tau2)
  const say = describe(tested, uses.slope, tau)
  if (!isMany(tested, ['trap', 'caution'], limits)) return raterPatterns(raters, units, say)

  const whole = common(tested, raters.length - tested.length, tau, limits)
  if (whole.status === 'trap') return [whole]
  const single = raters.map((rater) =>
    rater.status === 'caution' || (rater.status === 'trap' && !(rater.use && far.has(rater.use)))
      ? asPass(rater)
      : rater,
  )
  return [
    whole,
    ...raterPatterns(single, units, say).filter(({ unit, status }) => unit.kind !== 'company' && status === 'trap'),
  ]
}

const isMany = (tested: readonly Judged[], statuses: readonly Status[], { most_flagged }: Limits): boolean =>
  tested.filter(({ status }) => statuses.includes(status)).length > most_flagged * tested.length
const asPass = (rater: Judged): Judged => ({ ...rater, status: 'pass' })

/** Raters far beyond the spread that scales have anyway: |shift − median| > 3·√(spread² + error), spread² = MAD² − mean error. */
function standOut(testable: readonly ScaleUse[]): Set<ScaleUse> {
  const centre = medianDeviation(testable.map(({ shift }) => shift))!
  const error = testable.reduce((total, use) => total + use.error, 0) / testable.length
  const spread2 = Math.max(0, centre.deviation ** 2 - error)
  return new Set(testable.filter((use) => Math.abs(use.shift - centre.median) > FAR * Math.sqrt(spread2 + use.error)))
}
const FAR = 3

/**
 * Shifts drawn to 0 by the spread of scales. A few scales far out of it widen the spread of all, and with it every shift of the others:
 * those are drawn by the spread that they have among themselves.
 */
function shrunkenShifts(testable: readonly ScaleUse[], far: ReadonlySet<ScaleUse>, variance: number) {
  // As many independent ratings as would leave the same error: n = variance / error.
  const shrink = (some: readonly ScaleUse[]) =>
    shrunkenMeans(
      some.map(({ shift, error }) => ({ n: Math.max(1, variance / error), mean: shift, sd: Math.sqrt(variance) })),
    )
  const all = shrink(testable)
  const near = testable.filter((use) => !far.has(use))
  const others = far.size > 0 ? shrink(near) : null
  if (!all || !others) return all
  const own = new Map(near.map((use, i) => [use, others.units[i]!]))
  return { ...all, units: testable.map((use, i) => own.get(use) ?? all.units[i]!) }
}

function statusOf(eb: number, lower: number, upper: number, q: number, { note, trap }: Limits): Status {
  if (!(lower > 0 || upper < 0) || !(q < 0.05) || Math.abs(eb) < note) return 'pass'
  return Math.abs(eb) >= trap || lower > note || upper < -note ? 'trap' : 'caution'
}

/** Scales differ so widely that a list would be no finding: one statement about the common scale (traps 7.6). */
function common(tested: readonly Judged[], untestedRaters: number, tau: number, limits: Limits): Tested {
  const flagged = tested.filter(({ status }) => status !== 'pass').length
  return outcome(company, {
    status: isMany(tested, ['trap'], limits) ? 'trap' : 'caution',
    reason: 'common_scale',
    n: tested.reduce((total, { n }) => total + n, 0),
    n_people: new Set(tested.flatMap(({ use }) => use!.rated.map(({ row }) => row.person_no))).size,
    ...spanOf(tested),
    effect: tau,
    evidence: {
      facts: { raters: tested.length, flagged, untested: untestedRaters, tau },
      rows: histogramOfShifts(tested),
    },
    touched: [allOf(company)],
  })
}

function baseOf({ rated }: ScaleUse) {
  const some = rated.map(({ row }) => row)
  return { unit_id: some[0]!.unit_id, reason: null, ...countsOf(some) }
}

function untested(some: readonly PersonRow[]): Judged {
  return {
    ...{ unit_id: some[0]!.unit_id, status: 'not_testable', reason: 'few_rows', ...countsOf(some) },
    ...{ effect: null, low: null, high: null, p: null, q: null, use: null },
  }
}

const countsOf = (some: readonly PersonRow[]) => ({
  n: some.reduce((total, { n }) => total + n, 0),
  n_results: some.reduce((total, { n_results }) => total + n_results, 0),
  first_period: some.map(({ first_period }) => first_period).sort()[0]!,
  last_period: some
    .map(({ last_period }) => last_period)
    .sort()
    .at(-1)!,
})
