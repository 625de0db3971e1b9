import { SMALLEST_DISTRIBUTION } from '#queries/domain.ts'
import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import type { Tested } from '../define.ts'
import { allOf, department, notTestable, outcome } from '../outcome.ts'
import { changeSlope, slopeBeyondPlan, type CentredSums, type ChangeSlope } from './slope.ts'

/** A fifth of the pairs of one unit by prior growth; `fifth` null where the unit has no pair. */
export type Fifth = Omit<CentredSums, 'groups'> & {
  unit_id: string
  most_terms: number
  n_people_of_unit: number
  n_groups: number
  first_period: string | null
  last_period: string | null
  capped_share: number | null
  capped_share_others: number | null
  fifth: number | null
  n_people: number
  mean_growth: number | null
  mean_change: number | null
}
export type Limits = { slope: number; level: number; fewest: number }

/** Every unit of the fifths, with q over those that can be tested. */
export function judge(fifths: readonly Fifth[], limits: Limits): Tested[] {
  const units = [...Map.groupBy(fifths, ({ unit_id }) => unit_id).values()].map((rows) => {
    const sums = sumsOf(rows)
    return { rows, sums, slope: sums.n < limits.fewest ? null : changeSlope(sums) }
  })
  const q = falseDiscovery(units.map(({ slope }) => slope?.p ?? null))
  return units.map(({ rows, sums, slope }, i) =>
    slope === null ? untested(rows, sums, limits) : judgeOne(rows, sums, slope, q[i]!, limits),
  )
}

/**
 * At most a note (traps 4): a slope of at least half, and q < .05. The slope beyond what the targets planned anyway must reach half
 * of that, or ramps of people who start, and regions that grow by plan, would look like a ratchet.
 */
function judgeOne(
  rows: readonly Fifth[],
  sums: CentredSums,
  { slope, lower, upper, p }: ChangeSlope,
  q: number,
  limits: Limits,
): Tested {
  const [first] = rows
  const { unit_id, n_people_of_unit, first_period, last_period, capped_share, capped_share_others } = first!
  const beyond = slopeBeyondPlan(sums)
  const isRatchet = slope >= limits.slope && q < limits.level && beyond !== null && beyond >= limits.slope / 2
  const unit = department(unit_id)
  const isShown = n_people_of_unit === 0 || n_people_of_unit >= SMALLEST_DISTRIBUTION
  return outcome(unit, {
    status: isRatchet ? 'caution' : 'pass',
    n: sums.n,
    n_people: n_people_of_unit || null,
    ...{ first_period, last_period, effect: slope, low: lower, high: upper, p, q },
    evidence: {
      facts: {
        slope,
        beyond_plan: beyond,
        pairs: sums.n,
        capped_share: isShown ? capped_share : null,
        capped_share_others,
      },
      rows: isShown
        ? rows.map(({ fifth, mean_growth, mean_change, n_people }) => ({
            fifth,
            growth: mean_growth,
            change: mean_change,
            n_people: n_people_of_unit === 0 ? null : n_people,
          }))
        : [],
    },
    touched: isRatchet ? [{ ...allOf(unit), n_rows: sums.n }] : [],
  })
}

function untested(rows: readonly Fifth[], { n }: CentredSums, limits: Limits): Tested {
  const { unit_id, most_terms, n_people_of_unit } = rows[0]!
  const reason = most_terms < FEWEST_TERMS ? 'few_periods' : n < limits.fewest ? 'few_rows' : 'no_spread'
  return notTestable(department(unit_id), reason, n, n_people_of_unit || null)
}

/** Growth into a term and the target after it: three terms, each with a target of its own. */
const FEWEST_TERMS = 3

function sumsOf(rows: readonly Fifth[]): CentredSums {
  const sum = (of: keyof Omit<CentredSums, 'groups'>) => rows.reduce((total, row) => total + row[of], 0)
  return {
    n: sum('n'),
    groups: rows[0]!.n_groups,
    growth_growth: sum('growth_growth'),
    growth_change: sum('growth_change'),
    change_change: sum('change_change'),
    growth_planned: sum('growth_planned'),
    change_planned: sum('change_planned'),
    planned_planned: sum('planned_planned'),
  }
}
