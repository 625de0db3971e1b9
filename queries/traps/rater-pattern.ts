import { ROOT_UNIT } from '#queries/domain.ts'
import type { Evidence, Status, Tested, TestedUnit } from './define.ts'
import { allOf, company, department, notTestable, outcome } from './outcome.ts'
import { raterGroups, type ComparedUnit, type RatedUnit, type RaterGroup } from './rater-groups.ts'

/** What a check found of one rater. It never leaves the check: only counts and means over the raters of a unit do. */
export type RaterOutcome = {
  /** The unit of most of the rater's ratings. */
  unit_id: string
  status: Status
  reason: string | null
  /** Ratings, and results of the people rated in those periods. */
  n: number
  n_results: number
  first_period: string
  last_period: string
  effect: number | null
  low: number | null
  high: number | null
  p: number | null
  q: number | null
}

/**
 * What is said of a unit beside its counts; `flagged` and `tested` are the raters of the group. A check that also tests the raters of
 * a group together returns what that gave as `together`; the graver of the two is the unit's.
 */
type Describe<R extends RaterOutcome> = (
  flagged: readonly R[],
  tested: readonly R[],
  group: RaterGroup,
) => {
  effect: number | null
  low?: number | null
  high?: number | null
  evidence: Evidence
  together?: { status: Status; p: number; q: number } | null
}

/**
 * Findings about raters as patterns of their departments (traps 1.4.6): one outcome for each unit with enough raters and people, and
 * one for the company over the raters of all other units. Those units themselves say that they have too few raters. Where even the
 * rest of the company is too small it says nothing either.
 */
export function raterPatterns<R extends RaterOutcome>(
  raters: readonly R[],
  units: readonly RatedUnit[],
  describe: Describe<R>,
): Tested[] {
  const byUnit = Map.groupBy(raters, ({ unit_id }) => unit_id)
  return raterGroups(units).flatMap((group) => {
    const own = group.members.flatMap((unit_id) => byUnit.get(unit_id) ?? [])
    const unit = group.unit_id === ROOT_UNIT ? company : department(group.unit_id)
    const handedOn = group.members
      .filter((unit_id) => unit_id !== group.unit_id)
      .map((unit_id) => notTestable(department(unit_id), 'few_raters', sum(byUnit.get(unit_id) ?? [], 'n')))
    return [...handedOn, group.isLargeEnough ? patternOf(unit, own, group, describe) : tooSmall(unit, own, group)]
  })
}

const tooSmall = (unit: TestedUnit, own: readonly RaterOutcome[], { n_people }: RaterGroup): Tested =>
  notTestable(unit, 'few_raters', sum(own, 'n'), n_people)

function patternOf<R extends RaterOutcome>(
  unit: TestedUnit,
  own: readonly R[],
  group: RaterGroup,
  describe: Describe<R>,
): Tested {
  const tested = own.filter(({ status }) => status !== 'not_testable')
  if (tested.length === 0) return notTestable(unit, commonest(own), sum(own, 'n'), group.n_people)
  const flagged = tested.filter(({ status }) => status !== 'pass')
  const { effect, low = null, high = null, evidence, together = null } = describe(flagged, tested, group)
  const status = gravest(together ? [...tested, together] : tested)
  const touching = flagged.length > 0 ? flagged : tested
  const tests = together ? [...tested, together] : tested
  return outcome(unit, {
    status,
    n: sum(tested, 'n'),
    n_people: group.n_people,
    ...spanOf(tested),
    ...{ effect, low, high },
    p: least(tests.map(({ p }) => p)),
    q: least(tests.map(({ q }) => q)),
    evidence: {
      facts: {
        raters: tested.length,
        flagged: flagged.length,
        untested: own.length - tested.length,
        ...evidence.facts,
      },
      rows: evidence.rows,
    },
    touched: status === 'pass' ? [] : [{ ...allOf(unit), n_rows: sum(touching, 'n_results') || null }],
  })
}

/** Why no rating of any rater can be compared: none has a rater, none has a result beside it, or neither varies. */
export function nothingToCompare(units: readonly ComparedUnit[]): Tested[] {
  if (!units.some(({ n_raters }) => n_raters > 0)) return [notTestable(company, 'missing_column')]
  const n = sum(units, 'n_with_result')
  return [notTestable(company, n > 0 ? 'no_spread' : 'no_rows', n)]
}

export const gravest = (raters: readonly { status: Status }[]): Status =>
  (['trap', 'caution', 'pass'] as const).find((status) => raters.some((one) => one.status === status)) ?? 'not_testable'

export const spanOf = (raters: readonly { first_period: string; last_period: string }[]) => ({
  first_period: raters.map(({ first_period }) => first_period).sort()[0] ?? null,
  last_period:
    raters
      .map(({ last_period }) => last_period)
      .sort()
      .at(-1) ?? null,
})

/** The mean over raters, each as heavy as its ratings; null where one is unknown. */
export function meanOver<R extends { n: number }>(
  raters: readonly R[],
  of: (rater: R) => number | null,
): number | null {
  const values = raters.map((rater) => ({ value: of(rater), n: rater.n }))
  if (values.length === 0 || values.some(({ value }) => value === null)) return null
  return values.reduce((total, { value, n }) => total + value! * n, 0) / sum(raters, 'n')
}

/** The reason that most raters share. */
function commonest(own: readonly RaterOutcome[]): string {
  const reasons = [...Map.groupBy(own, ({ reason }) => reason ?? 'few_rows')]
  return reasons.sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? 'few_rows'
}

const sum = <K extends string>(some: readonly Record<K, number>[], of: K) =>
  some.reduce((total, one) => total + one[of], 0)
const least = (values: readonly (number | null)[]): number | null =>
  values.reduce((low, value) => (value === null || (low !== null && low <= value) ? low : value), null)
