import { SMALLEST_DISTRIBUTION } from '#queries/domain.ts'
import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import type { Status, Tested, TestedUnit } from '../define.ts'
import { allOf, company, department, notTestable, outcome } from '../outcome.ts'
import { changes, compare, ofCompany, type Comparison, type Someone } from './groups.ts'
import type { Coverage, Person } from './trap.ts'

type Params = { d: number; difference: number; coverage: number; fewest: number }
type Scope = {
  unit: TestedUnit
  people: Someone[]
  coverage: Coverage | null
  first_period: string
  last_period: string
}
type Reason = 'leavers_lower' | 'leavers_higher' | 'coverage'

/** A difference proven, but only this part of the threshold: worth a note. */
const NOTE_PART = 2 / 3

export function judge(rows: { people: Person[]; coverage: Coverage[] }, params: Params): Tested[] {
  const scopes = scopesOf(rows.people, rows.coverage)
  if (!rows.people.some(({ n_periods }) => n_periods > 1)) {
    return scopes.map(({ unit, people }) => notTestable(unit, 'few_periods', 0, people.length))
  }
  const compared = scopes.map(({ people }) => {
    const isEnough = (['left', 'stayed'] as const).every(
      (fate) => people.filter((one) => one.fate === fate && one.z !== null).length >= params.fewest,
    )
    return isEnough ? compare(people) : null
  })
  const q = falseDiscovery(compared.map((one) => one?.p ?? null))
  const tested = scopes.map((scope, i) => {
    const comparison = compared[i]!
    return comparison ? found(scope, comparison, q[i]!, params) : untested(scope, params)
  })
  return tested.map((one) => (one.unit.kind === 'company' ? beyondDepartments(one, tested, rows.people, params) : one))
}

/** Where the departments with a finding explain that of the company it is a note there: without them nothing is left to find. */
function beyondDepartments(one: Tested, tested: readonly Tested[], people: readonly Person[], { d }: Params): Tested {
  const found = new Set(
    tested.flatMap(({ unit, status }) => (status === 'trap' && unit !== company ? unit.unit_id! : [])),
  )
  if (one.status !== 'trap' || found.size === 0) return one
  const rest = compare(ofCompany(people.filter(({ unit_id }) => !found.has(unit_id))))
  if (rest && rest.d > d && rest.p < 0.05) return one
  return { ...one, status: 'caution', reason: 'in_departments', touched: [] }
}

function scopesOf(unordered: readonly Person[], coverage: readonly Coverage[]): Scope[] {
  if (unordered.length === 0) return []
  // Sums of fractions follow the order of their terms in the last digit.
  const people = unordered.toSorted((a, b) => a.person_no - b.person_no || (a.unit_id < b.unit_id ? -1 : 1))
  const byUnit = new Map(coverage.map((one) => [one.unit_id, one]))
  const spanOf = (some: readonly Person[]) => ({
    first_period: some.reduce(
      (least, row) => (row.first_period < least ? row.first_period : least),
      some[0]!.first_period,
    ),
    last_period: some.reduce((most, row) => (row.last_period > most ? row.last_period : most), some[0]!.last_period),
  })
  const sum = (of: 'n_there' | 'n_counted') => coverage.reduce((total, one) => total + one[of], 0)
  const all = { unit_id: 'root', n_there: sum('n_there'), n_counted: sum('n_counted') }
  const units = [...Map.groupBy(people, ({ unit_id }) => unit_id)].filter(([unit_id]) => unit_id !== company.unit_id)
  return [
    { unit: company, people: ofCompany(people), coverage: coverage.length > 0 ? all : null, ...spanOf(people) },
    ...units.map(([unit_id, own]) => ({
      unit: department(unit_id),
      people: own.map(({ relative_z, ...one }) => ({ ...one, z: relative_z })),
      coverage: byUnit.get(unit_id) ?? null,
      ...spanOf(own),
    })),
  ]
}

function found(scope: Scope, comparison: Comparison, q: number, params: Params): Tested {
  const { d, p, sd, n_leavers, n_stayers } = comparison
  const change = changes(scope.people)
  const [status, reason] = judged(comparison, q, coverageOf(scope), params)
  const gap = change.all === null || change.stayers === null ? 0 : (change.all - change.stayers) / (sd || 1)
  // The two changes decide whether anything is blocked.
  const isMoved = status === 'trap' && Math.abs(gap) >= params.difference
  const figures = {
    ...{ leavers_z: comparison.leavers_z, stayers_z: comparison.stayers_z },
    ...{ all_change: change.all, stayers_change: change.stayers },
  }
  return outcome(scope.unit, {
    ...{ status, reason, n: n_leavers, n_people: n_leavers + n_stayers },
    ...{ first_period: scope.first_period, last_period: scope.last_period },
    ...{ effect: d, low: comparison.low, high: comparison.high, p, q },
    evidence: {
      facts: { leavers: n_leavers, stayers: n_stayers, ...figures, coverage: coverageOf(scope) },
      rows: Object.entries(figures).flatMap(([what, value]) =>
        value === null ? [] : [{ what, value, n_people: what === 'leavers_z' ? n_leavers : n_stayers }],
      ),
    },
    touched: isMoved ? [allOf(scope.unit)] : [],
  })
}

function judged({ d }: Comparison, q: number, coverage: number | null, params: Params): [Status, Reason | null] {
  if (q < 0.05 && d > params.d) return ['trap', 'leavers_lower']
  if (q < 0.05 && d > NOTE_PART * params.d) return ['caution', 'leavers_lower']
  // The other way round the trend looks too modest.
  if (q < 0.05 && d < -params.d) return ['caution', 'leavers_higher']
  return coverage !== null && coverage < params.coverage ? ['caution', 'coverage'] : ['pass', null]
}

/** Who left cannot be compared; what part of the people is counted at all may still be worth a note. */
function untested(scope: Scope, params: Params): Tested {
  const leavers = scope.people.filter(({ fate }) => fate === 'left').length
  const share = coverageOf(scope)
  if (share === null || share >= params.coverage) {
    const reason = leavers < params.fewest ? 'few_people' : 'undefined'
    return notTestable(scope.unit, reason, leavers, scope.people.length)
  }
  const { n_there } = scope.coverage! // its share is known
  return outcome(scope.unit, {
    ...{ status: 'caution', reason: 'coverage', n: leavers, n_people: n_there },
    ...{ first_period: scope.first_period, last_period: scope.last_period },
    evidence: { facts: { coverage: share }, rows: [] },
  })
}

/** Share of the people there at the end who have a result or a rating; null without a roster, or with too few people for a share. */
function coverageOf({ coverage }: Scope): number | null {
  return coverage && coverage.n_there >= SMALLEST_DISTRIBUTION ? coverage.n_counted / coverage.n_there : null
}
