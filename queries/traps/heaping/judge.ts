import { SMALLEST_DISTRIBUTION, SMALLEST_GROUP } from '#queries/domain.ts'
import { binomialAtLeast } from '#queries/stats/binomial-tail.ts'
import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import { wilson } from '#queries/stats/wilson.ts'
import type { Tested } from '../define.ts'
import { allOf, company, department, notTestable, outcome } from '../outcome.ts'
import { comparedDigits, type DigitCount } from './digits.ts'
import { compare, pool, type Counted, type TeamCount } from './expected.ts'

export type Limits = { share: number; level: number; chance: number; fewest: number; pool_fewest: number }

type Test = Counted & { p: number; q: number }
type Place = { unit_id: string; digits: DigitCount[]; whole: Counted; teams: Counted[]; n_teams: number; n: number }

/**
 * Departments and their teams are one family of tests: share of figures on the 5 % grid against the same KPIs elsewhere, exact
 * binomial upper tail, Benjamini–Hochberg. A defect of one team drowns in a large department, so it is tested by itself and told as
 * a pattern of the department, when that has enough people and teams to hide it among; otherwise as a number in the company.
 */
export function judge(teams: readonly TeamCount[], digits: readonly DigitCount[], limits: Limits): Tested[] {
  const everybody = pool(teams)
  const of = Map.groupBy(teams, ({ unit_id }) => unit_id)
  const places = [...Map.groupBy(digits, ({ unit_id }) => unit_id)].map(([unit_id, some]): Place => {
    const rows = of.get(unit_id) ?? []
    const byTeam = [...Map.groupBy(rows, ({ manager_no }) => manager_no)]
    const hasTeams = byTeam.length > 1
    return {
      ...{
        unit_id,
        digits: some,
        n_teams: byTeam.filter(([manager_no]) => manager_no !== null).length,
        n: rows.reduce((sum, { n }) => sum + n, 0),
      },
      whole: compare(rows, everybody, { chance: limits.chance, fewest: limits.pool_fewest }),
      teams: hasTeams
        ? byTeam.flatMap(([manager_no, team]) =>
            manager_no === null
              ? []
              : [compare(team, everybody, { chance: limits.chance, fewest: limits.pool_fewest })],
          )
        : [],
    }
  })

  const family = places.flatMap(({ whole, teams }) => [whole, ...teams])
  const p = family.map(({ onGrid, n, expected }) =>
    n < limits.fewest ? null : binomialAtLeast(onGrid, n, Math.min(1, expected)),
  )
  const q = falseDiscovery(p)
  const tests = new Map(family.map((counted, i) => [counted, p[i] == null ? null : { ...counted, p: p[i], q: q[i]! }]))
  const others = comparedDigits(digits)
  const hidden: Test[] = []
  const tested = places.map((place) => {
    const whole = tests.get(place.whole)!
    const found = place.teams.map((team) => tests.get(team)!).filter((test) => test !== null && isTrap(test, limits))
    const mayTell = place.digits[0]!.n_people_of_unit >= SMALLEST_GROUP && place.n_teams >= FEWEST_TEAMS
    if (!mayTell && !(whole && isTrap(whole, limits))) hidden.push(...(found as Test[]))
    return outcomeOf(place, whole, mayTell ? (found as Test[]) : [], others(place.unit_id), limits)
  })
  return hidden.length > 0 ? [...tested, companyOf(hidden)] : tested
}

/**
 * Beside the thresholds of the rule, half of the wanted share must remain when figures exactly on target are left out: a unit that
 * meets a target exactly, or whose results are cut at 100 %, has one crowded value and no grid.
 */
const isTrap = (test: Test, limits: Limits) => isBeyond(test, limits, limits.share)

function isBeyond({ q, onGrid, onTarget, n }: Test, { level, share }: Limits, wanted: number): boolean {
  return q < level && onGrid / n > wanted && n > onTarget && (onGrid - onTarget) / (n - onTarget) > share / 2
}

function outcomeOf(
  { unit_id, digits, n, n_teams }: Place,
  whole: Test | null,
  found: Test[],
  { rows, p: digitP }: ReturnType<ReturnType<typeof comparedDigits>>,
  limits: Limits,
): Tested {
  const unit = department(unit_id)
  const { n_people_of_unit, first_period, last_period } = digits[0]!
  const n_people = n_people_of_unit || null
  if (whole === null && found.length === 0) {
    return notTestable(unit, n < limits.fewest ? 'few_rows' : 'few_units', n, n_people)
  }
  const ofTeams = whole === null || !isTrap(whole, limits) ? found : []
  const status =
    ofTeams.length > 0 || (whole && isTrap(whole, limits))
      ? 'trap'
      : isBeyond(whole!, limits, limits.share / 2)
        ? 'caution'
        : 'pass'
  const { onGrid, n: figures, expected, p, q } = ofTeams.length > 0 ? together(ofTeams) : whole!
  const interval = wilson(onGrid, figures)
  return outcome(unit, {
    status,
    reason: ofTeams.length > 0 ? 'teams' : null,
    ...{ n: figures, n_people, first_period, last_period, p, q },
    effect: onGrid / figures,
    low: interval?.lower ?? null,
    high: interval?.upper ?? null,
    evidence: {
      facts: {
        on_grid: onGrid,
        figures,
        share: onGrid / figures,
        expected,
        digit_p: digitP,
        teams_found: ofTeams.length > 0 ? ofTeams.length : null,
        teams: ofTeams.length > 0 ? n_teams : null,
      },
      rows: n_people === null || n_people >= SMALLEST_DISTRIBUTION ? rows : [],
    },
    touched: status === 'pass' ? [] : [{ ...allOf(unit), n_rows: onGrid }],
  })
}

/** Teams that cannot be told apart from their department are counted in the company, without a word on where they are. */
function companyOf(found: Test[]): Tested {
  const { onGrid, n, expected, p, q } = together(found)
  const interval = wilson(onGrid, n)
  return outcome(company, {
    status: 'trap',
    reason: 'teams',
    ...{ n, effect: onGrid / n, low: interval?.lower ?? null, high: interval?.upper ?? null, p, q },
    // Of the teams only sums leave, and people only when they are enough; a person may work in two of them.
    n_people: Math.max(...found.map(({ n_people }) => n_people)) || null,
    evidence: {
      facts: { on_grid: onGrid, figures: n, share: onGrid / n, expected, digit_p: null, teams_found: found.length },
      rows: [],
    },
    touched: [{ ...allOf(company), n_rows: onGrid }],
  })
}

function together(tests: readonly Test[]): Pick<Test, 'n' | 'onGrid' | 'expected' | 'p' | 'q'> {
  const n = tests.reduce((sum, test) => sum + test.n, 0)
  const clearest = tests.reduce((best, test) => (test.p < best.p ? test : best))
  return {
    n,
    onGrid: tests.reduce((sum, { onGrid }) => sum + onGrid, 0),
    expected: tests.reduce((sum, test) => sum + test.expected * test.n, 0) / n,
    p: clearest.p,
    q: clearest.q,
  }
}

/** A pattern of teams is told of a department with at least so many (traps 1.4.6). */
const FEWEST_TEAMS = 3
