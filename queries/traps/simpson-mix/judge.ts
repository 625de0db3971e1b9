import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import { seeded } from '#queries/stats/random.ts'
import type { CheckContext, Status, Tested, TestedUnit } from '../define.ts'
import { allOf, company, department, notTestable, outcome } from '../outcome.ts'
import { mixOf, rateBootstrap, type Member, type Mix } from './mix.ts'
import { ofSlopes } from './slopes-outcome.ts'
import { twoSlopes } from './slopes.ts'
import type { Covariate, PersonGap, Place } from './trap.ts'

export type Params = { mix_part: number; smallest: number; groups: number; fewest: number; units: number }
type Whole = { unit: TestedUnit; members: Member[]; groups: number; n_people: number }

const Z95 = 1.959963984540054

export function judge(
  { people, places, covariates }: { people: PersonGap[]; places: Place[]; covariates: Covariate[] },
  params: Params,
  { seed }: CheckContext,
): Tested[] {
  // People are those of two ends; results without them lie in one period.
  if (people.length === 0) return places.length > 0 ? [notTestable(company, 'few_periods')] : []
  const wholes = wholesOf(people, places)
  const mixes = wholes.map((whole) => (hasEnough(whole, params) ? mixOf(whole.members, whole.groups) : null))
  const q = falseDiscovery(mixes.map((mix) => mix?.p ?? null))
  const ids = people.flatMap(({ first_period, last_period }) => [first_period, last_period])
  const span = {
    first_period: ids.reduce((a, b) => (a < b ? a : b)),
    last_period: ids.reduce((a, b) => (a > b ? a : b)),
  }
  const outcomes = wholes.map((whole, i): Tested => {
    const mix = mixes[i]!
    if (mix) return { ...found(whole, mix, q[i]!, params, seed), ...span }
    const reason = whole.groups < 2 ? 'few_units' : hasEnough(whole, params) ? 'no_spread' : 'few_people'
    return notTestable(whole.unit, reason, whole.n_people, whole.n_people)
  })
  const slopes = twoSlopes(covariates, params.units)
  return outcomes.map((one) => (one.unit.kind === 'company' ? ofSlopes(one, slopes) : one))
}

/** Every unit with at least two parts, and the company always. */
function wholesOf(people: readonly PersonGap[], places: readonly Place[]): Whole[] {
  const byUnit = Map.groupBy(people, ({ unit_id }) => unit_id)
  const byParent = Map.groupBy(places, ({ parent_id }) => parent_id)
  const parents = [...new Set([company.unit_id!, ...byParent.keys()])].sort()
  return parents.flatMap((parent) => {
    const own = byParent.get(parent) ?? []
    const codes = new Map([...new Set(own.map(({ group_id }) => group_id))].sort().map((id, code) => [id, code]))
    const isCompany = parent === company.unit_id
    if (codes.size < 2 && !isCompany) return []
    const members = own.flatMap(({ group_id, unit_id }) =>
      (byUnit.get(unit_id) ?? []).map((one) => ({
        ...{ group: codes.get(group_id)!, person_no: one.person_no },
        ...{ before: one.before_ratio, after: one.after_ratio },
      })),
    )
    members.sort((a, b) => a.person_no - b.person_no || a.group - b.group || (a.before ?? 0) - (b.before ?? 0))
    const n_people = new Set(members.map(({ person_no }) => person_no)).size
    return [{ unit: isCompany ? company : department(parent), members, groups: codes.size, n_people }]
  })
}

/** Are there enough parts with enough people at both ends? */
function hasEnough({ members, groups }: Whole, params: Params): boolean {
  const counts = Array.from({ length: groups }, () => [0, 0] as [number, number])
  for (const { group, before, after } of members) {
    if (before !== null) counts[group]![0]++
    if (after !== null) counts[group]![1]++
  }
  return counts.filter(([before, after]) => Math.min(before, after) >= params.fewest).length >= params.groups
}

function found(whole: Whole, mix: Mix, q: number, params: Params, seed: number): Tested {
  const { shift, total, sd, rateSe, p } = mix
  const { rate, mix: mixed, membership } = shift
  const isReversal = isReversed(mix, params) && q < 0.05
  const drawn = isReversal ? rateBootstrap(whole.members, whole.groups, seeded(seed, whole.unit.unit_id!)) : null
  const isProven = drawn !== null && (drawn.lower > 0 || drawn.upper < 0)
  // Proven, but a twentieth of what people differ by: shown, and blocks nothing.
  const isLarge = Math.abs(rate) >= params.smallest * sd
  const status: Status = isReversal && isProven ? (isLarge ? 'trap' : 'caution') : 'pass'
  const [low, high] = drawn ? [drawn.lower, drawn.upper] : [rate - Z95 * rateSe, rate + Z95 * rateSe]
  return outcome(whole.unit, {
    status,
    reason: status === 'pass' ? null : 'mix',
    ...{ n: whole.n_people, n_people: whole.n_people, effect: rate, low, high, p, q },
    evidence: {
      facts: { before: shift.before, after: shift.after, change: total, rate, mix: mixed, membership },
      rows: [
        { part: 'change', value: total, low: null, high: null, n_people: whole.n_people },
        { part: 'rate', value: rate, low, high, n_people: whole.n_people },
        { part: 'mix', value: mixed, low: null, high: null, n_people: whole.n_people },
        ...(membership === 0
          ? []
          : [{ part: 'membership', value: membership, low: null, high: null, n_people: whole.n_people }]),
      ],
    },
    touched: status === 'pass' ? [] : [allOf(whole.unit)],
  })
}

/**
 * The total goes against the parts' own change, the mix is at least half of it, and the mix alone turns the sign: where a part that
 * entered or left turns it, that is another story.
 */
function isReversed({ shift: { rate, mix }, total }: Mix, { mix_part }: Params): boolean {
  return total * rate < 0 && Math.abs(mix) >= mix_part * Math.abs(total) && (rate + mix) * rate < 0
}
