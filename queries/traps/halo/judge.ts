import { SMALLEST_DISTRIBUTION } from '#queries/domain.ts'
import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import { wilson } from '#queries/stats/wilson.ts'
import type { Scalar, Status, Tested } from '../define.ts'
import { allOf, company, notTestable, outcome } from '../outcome.ts'
import type { RatedUnit, RaterGroup } from '../rater-groups.ts'
import { meanOver, raterPatterns, spanOf, type RaterOutcome } from '../rater-pattern.ts'
import { isCoarse, pools } from './pool.ts'
import type { RaterRow } from './rater-row.ts'
import { testRater, type Params, type RaterTest } from './rater.ts'

type Judged = RaterOutcome & { found: RaterTest | null; isFine: boolean }

/**
 * Halo of each rater against all others, as patterns of departments, with Benjamini–Hochberg over raters. Where at least half of all
 * raters are flat on a scale of more than three levels nobody stands out: that is one note of the company, because a form that copies
 * one number looks the same.
 */
export function judge({ raters: rows, units }: { raters: RaterRow[]; units: RatedUnit[] }, params: Params): Tested[] {
  if (rows.length === 0) return [notTestable(company, 'no_raters_known')]
  const poolOf = pools(rows)
  const judged = [...Map.groupBy(rows, ({ rater_no }) => rater_no).values()].map((own): Judged => {
    const found = testRater(
      own.map((row) => ({ row, pool: poolOf(row) })),
      params,
    )
    return { ...baseOf(own), ...(typeof found === 'string' ? untested(found) : testedAs(found)) }
  })
  const tested = judged.filter(({ found }) => found !== null)
  falseDiscovery(tested.map(({ p }) => p)).forEach((q, i) => {
    const one = tested[i]!
    const status: Status = one.found!.rule === null ? 'pass' : q! < 0.05 ? 'trap' : 'caution'
    Object.assign(one, { q, status })
  })
  const patterns = raterPatterns(judged, units, describe)
  const flat = tested.filter(({ found, isFine }) => isFine && found!.flat / found!.forms > params.flat)
  if (tested.length < FEWEST_RATERS || 2 * flat.length < tested.length) return patterns
  return [
    common(tested, flat, judged.length - tested.length, units),
    ...patterns.filter(({ unit, status }) => unit.kind !== 'company' && status === 'trap'),
  ]
}

/** Fewest raters of whom it can be said that most are alike. */
const FEWEST_RATERS = 8

function baseOf(rows: readonly RaterRow[]) {
  const of = (count: 'n_forms' | 'n_results') => rows.reduce((sum, row) => sum + row[count], 0)
  const { first_period, last_period } = spanOf(rows)
  return {
    ...{ unit_id: rows[0]!.unit_id, n: of('n_forms'), n_results: of('n_results') },
    ...{ first_period: first_period!, last_period: last_period! },
    isFine: rows.every((row) => !isCoarse(row)),
  }
}

const untested = (reason: string) => ({
  ...{ status: 'not_testable' as const, reason, found: null },
  ...{ effect: null, low: null, high: null, p: null, q: null },
})

function testedAs(found: RaterTest) {
  const interval = wilson(found.flat, found.forms)!
  return {
    ...{ status: 'pass' as const, reason: null, found, p: found.p, q: null },
    ...{ effect: found.flat / found.forms, low: interval.lower, high: interval.upper },
  }
}

function describe(flagged: readonly Judged[], tested: readonly Judged[], { n_people }: RaterGroup) {
  const some = flagged.length > 0 ? flagged : tested
  const interval = wilson(sumOf(some, 'flat'), sumOf(some, 'forms'))!
  const facts = factsOf(some)
  const bars: Record<string, Scalar>[] = [
    { measure: 'flat', here: facts.flat, others: facts.others_flat, n_people },
    ...(facts.r === null || facts.others_r === null
      ? []
      : [{ measure: 'r', here: facts.r, others: facts.others_r, n_people }]),
  ]
  return {
    ...{ effect: interval.share, low: interval.lower, high: interval.upper },
    evidence: {
      facts: {
        ...facts,
        by_flat: flagged.filter(({ found }) => found!.rule === 'flat').length,
        by_parallel: flagged.filter(({ found }) => found!.rule === 'parallel').length,
      },
      rows: n_people >= SMALLEST_DISTRIBUTION ? bars : [],
    },
  }
}

function factsOf(some: readonly Judged[]) {
  const forms = sumOf(some, 'forms')
  return {
    forms,
    flat: sumOf(some, 'flat') / forms,
    others_flat: some.reduce((sum, { found }) => sum + found!.forms * found!.othersFlat, 0) / forms,
    r: meanOver(some, ({ found }) => found!.r),
    others_r: meanOver(some, ({ found }) => found!.othersR),
  }
}

function common(
  tested: readonly Judged[],
  flat: readonly Judged[],
  untestedRaters: number,
  units: readonly RatedUnit[],
): Tested {
  const facts = factsOf(tested)
  const interval = wilson(sumOf(tested, 'flat'), facts.forms)!
  return outcome(company, {
    ...{ status: 'caution', reason: 'common', n: facts.forms },
    n_people: units.reduce((sum, { n_people }) => sum + n_people, 0),
    ...spanOf(tested),
    ...{ effect: interval.share, low: interval.lower, high: interval.upper },
    evidence: {
      facts: {
        raters: tested.length,
        flagged: flat.length,
        untested: untestedRaters,
        forms: facts.forms,
        flat: facts.flat,
      },
      rows: [],
    },
    touched: [allOf(company)],
  })
}

const sumOf = (some: readonly Judged[], of: 'forms' | 'flat') => some.reduce((sum, { found }) => sum + found![of], 0)
