import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import type { Tested, TestedUnit } from '../define.ts'
import { allOf, company, department, notTestable, outcome } from '../outcome.ts'
import { programmeOf, type OthersRow, type PlannedRow, type Programme } from './programme.ts'

export type Limits = { fewest: number; selection: number; share: number }
type Candidate = { unit: TestedUnit; rows: readonly PlannedRow[]; programme: Programme }

/**
 * The plans of the company together, and of each department with enough of them.
 *
 * One programme is told once. Where nine tenths of the plans are in one department, that department is judged and not the company.
 * Where the company's finding rests on one department, it is that department's; otherwise it speaks for all departments.
 */
export function judgeTogether(planned: readonly PlannedRow[], others: readonly OthersRow[], limits: Limits): Tested[] {
  if (planned.length === 0) return []
  const people = (rows: readonly PlannedRow[]) => new Set(rows.map(({ person_no }) => person_no)).size
  const candidate = (unit: TestedUnit, rows: readonly PlannedRow[]): Candidate => ({
    ...{ unit, rows },
    programme: programmeOf(rows, others, limits.fewest),
  })
  const departments = [...Map.groupBy(planned, ({ unit_id }) => unit_id)]
    .filter(([, rows]) => people(rows) >= limits.fewest)
    .map(([unit_id, rows]) => candidate(department(unit_id), rows))
  if (departments.some(({ rows }) => people(rows) >= 0.9 * people(planned))) return judgeAll(departments, limits)

  const all = [candidate(company, planned), ...departments]
  const tested = judgeAll(all, limits)
  const isFound = (one: Tested) => one.status === 'trap' || one.status === 'caution'
  if (!isFound(tested[0]!)) return tested
  const isOfOne = tested.slice(1).some((one) => {
    if (!isFound(one)) return false
    const rest = planned.filter(({ unit_id }) => unit_id !== one.unit.unit_id)
    return !judgeAll([candidate(company, rest)], limits).some(isFound)
  })
  const quiet = (one: Tested, reason: string): Tested => ({ ...one, status: 'pass', reason, touched: [], evidence: { ...one.evidence, rows: [] } }) // prettier-ignore
  if (isOfOne) return [quiet(tested[0]!, 'of_one_unit'), ...tested.slice(1)]
  return [tested[0]!, ...tested.slice(1).map((one) => (isFound(one) ? quiet(one, 'as_company') : one))]
}

function judgeAll(all: readonly Candidate[], limits: Limits): Tested[] {
  const q = falseDiscovery(all.map(({ programme }) => programme.found?.rawP ?? null))
  return all.map(({ unit, programme }, i) => judge(unit, programme, q[i]!, limits))
}

/**
 * A trap when those chosen lay at least .5 SD below the others before the plan (a choice for an extreme start), the raw change is
 * above 0 (its interval, and q < .05), regression to the mean is at least half of it, and the interval of the net effect reaches
 * down to 0. Without the first and third condition a rise of the whole company, or a small plan at random, would be one too. A net
 * interval wholly below 0 counts as well: the raw gain is then even less the plan's.
 */
export function judge(unit: TestedUnit, programme: Programme, q: number | null, limits: Limits): Tested {
  const { found, n } = programme
  if (!found) return notTestable(unit, n < limits.fewest ? 'few_plans' : 'few_others', n, n)
  const isRebound =
    found.selection >= limits.selection &&
    found.rawLow > 0 &&
    found.fromMean >= limits.share * found.raw &&
    found.netLow <= 0
  const status = !isRebound ? 'pass' : q !== null && q < 0.05 ? 'trap' : 'caution'
  return outcome(unit, {
    status,
    reason: isRebound ? 'rebound' : null,
    n,
    n_people: n,
    first_period: programme.first_period,
    last_period: programme.last_period,
    effect: found.net,
    low: found.netLow,
    high: found.netHigh,
    p: found.rawP,
    q,
    evidence: {
      facts: {
        plans: n,
        selection: found.selection,
        raw: found.raw,
        raw_low: found.rawLow,
        raw_high: found.rawHigh,
        expected: found.expected,
        from_mean: found.fromMean,
        net: found.net,
        net_low: found.netLow,
        net_high: found.netHigh,
        rho: found.rho,
        window: programme.n_periods,
      },
      rows: !isRebound
        ? []
        : [
            { part: 'raw', value: found.raw, low: found.rawLow, high: found.rawHigh, n_people: n },
            { part: 'expected', value: found.expected, low: null, high: null, n_people: n },
            { part: 'net', value: found.net, low: found.netLow, high: found.netHigh, n_people: n },
          ],
    },
    touched: isRebound ? [allOf(unit)] : [],
  })
}
