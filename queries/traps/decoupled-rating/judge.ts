import { SMALLEST_GROUP } from '#queries/domain.ts'
import { FEWEST_PAIRS } from '#queries/stats/correlation.ts'
import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import type { Status, Tested } from '../define.ts'
import { raterGroups, type ComparedUnit } from '../rater-groups.ts'
import { nothingToCompare, raterPatterns, type RaterOutcome } from '../rater-pattern.ts'
import { describe, type ClassRow } from './evidence.ts'
import { independentRatings, type Clusters } from './independent-ratings.ts'
import { against, FEWEST_OTHERS, sumsOf, type Case, type Comparison } from './pooled-correlation.ts'

export type RaterRow = {
  unit_id: string
  rater_no: number
  n: number
  n_people: number
  n_results: number
  cluster_size: number
  ss_zy: number
  ss_zz: number
  ss_yy: number
  sd_y: number
  sd_z: number
  first_period: string
  last_period: string
}
export type Rows = {
  raters: readonly RaterRow[]
  units: readonly ComparedUnit[]
  clusters: readonly Clusters[]
  weights: readonly { rater_no: number; results_share: number }[]
  classes: readonly ClassRow[]
}
export type Limits = { weak: number; fewest: number; narrow: number; weight: number }
export type Judged = RaterOutcome & { rater_no: number; pool: number | null }
export type Together = Comparison & { q: number; status: Status }

/** A correlation below `weak` with a q up to here is told as a note. */
const SUGGESTIVE = 0.1

/**
 * Ratings of one rater that follow results less than those of the others do: one-sided test of Spearman's r against the pool, and
 * r < `weak`. The pool is the mean of the other raters' r in Fisher's z, each as heavy as its independent ratings less 3. The raters
 * of a department are tested together as well, because a habit of the department may show in none of them alone; one family of tests.
 *
 * Not testable where results or ratings of the rater spread less than `narrow` of the others' (a narrow range alone lowers r), or where
 * the form documents less than `weight` on results.
 */
export function judge({ raters, units, clusters, weights, classes }: Rows, limits: Limits): Tested[] {
  if (raters.length === 0) return nothingToCompare(units)
  const documented = new Map(weights.map(({ rater_no, results_share }) => [rater_no, results_share]))
  const spreads = spreadsOfOthers(raters)
  const cases = raters.map((row, i): Case => {
    const reason = reasonOf(row, spreads[i]!, documented.get(row.rater_no) ?? null, limits)
    const r = row.ss_zy / Math.sqrt(row.ss_zz * row.ss_yy)
    const n = clusters[0] ? independentRatings(row.n, row.cluster_size, clusters[0]) : row.n
    return { row, reason, r, n: Math.max(FEWEST_PAIRS, n) }
  })
  const tested = cases.filter(({ reason }) => reason === null)
  const all = sumsOf(tested)
  const groups = tested.length > FEWEST_OTHERS ? raterGroups(units).filter(({ isLargeEnough }) => isLargeEnough) : []
  const byUnit = Map.groupBy(tested, ({ row }) => row.unit_id)
  const ofGroup = groups.map(({ members }) => members.flatMap((unit_id) => byUnit.get(unit_id) ?? []))
  const alone = cases.map((one) => (one.reason === null ? against([one], all) : null))
  const together = ofGroup.map((some) => (some.length > 1 ? against(some, all) : null))
  const q = falseDiscovery([...alone, ...together].map((test) => test?.p ?? null))
  const judged = cases.map(({ row, reason }, i): Judged => {
    const { rater_no, unit_id, n, n_results, first_period, last_period } = row
    const base = { rater_no, unit_id, n, n_results, first_period, last_period }
    const test = alone[i]
    if (!test) {
      const nothing = { effect: null, low: null, high: null, p: null, q: null, pool: null }
      return { ...base, ...nothing, status: 'not_testable', reason: reason ?? 'few_units' }
    }
    const { r, low, high, pool, p } = test
    return { ...base, status: statusOf(r, q[i]!, limits), reason: null, effect: r, pool, low, high, p, q: q[i]! }
  })
  const byGroup = new Map(
    groups.flatMap(({ unit_id }, g): [string, Together][] => {
      const test = together[g]
      const qOfGroup = q[cases.length + g]
      return test && qOfGroup != null
        ? [[unit_id, { ...test, q: qOfGroup, status: statusOf(test.r, qOfGroup, limits) }]]
        : []
    }),
  )
  return raterPatterns(judged, units, describe(judged, classes, byGroup))
}

function reasonOf(
  row: RaterRow,
  others: { sd_y: number; sd_z: number },
  documented: number | null,
  { fewest, narrow, weight }: Limits,
): string | null {
  if (row.n < fewest) return 'few_rows'
  if (row.n_people < SMALLEST_GROUP) return 'few_people'
  if (documented !== null && documented < weight) return 'low_weight'
  if (!(row.ss_zz > 0) || row.sd_z < narrow * others.sd_z) return 'narrow_results'
  if (!(row.ss_yy > 0) || row.sd_y < narrow * others.sd_y) return 'narrow_ratings'
  return null
}

/** Spread within all other raters: √(Σ (n − 1)·sd² / Σ (n − 1)). */
function spreadsOfOthers(raters: readonly RaterRow[]): { sd_y: number; sd_z: number }[] {
  const squares = (row: RaterRow) => ({ df: row.n - 1, y: (row.n - 1) * row.sd_y ** 2, z: (row.n - 1) * row.sd_z ** 2 })
  const whole = raters
    .map(squares)
    .reduce((sum, own) => ({ df: sum.df + own.df, y: sum.y + own.y, z: sum.z + own.z }), {
      ...{ df: 0, y: 0, z: 0 },
    })
  return raters.map((row) => {
    const own = squares(row)
    const df = whole.df - own.df
    if (df <= 0) return { sd_y: 0, sd_z: 0 }
    return { sd_y: Math.sqrt(Math.max(0, whole.y - own.y) / df), sd_z: Math.sqrt(Math.max(0, whole.z - own.z) / df) }
  })
}

const statusOf = (r: number, q: number, { weak }: Limits): Status =>
  r >= weak ? 'pass' : q < 0.05 ? 'trap' : q < SUGGESTIVE ? 'caution' : 'pass'
