import { SMALLEST_GROUP } from '#queries/domain.ts'
import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import type { Status, Tested } from '../define.ts'
import type { ComparedUnit } from '../rater-groups.ts'
import { nothingToCompare, raterPatterns, type RaterOutcome } from '../rater-pattern.ts'
import { describe, type PlaceRow } from './evidence.ts'
import { spreadRatios, type RaterSpread, type SpreadRatio } from './spread.ts'

export type RaterRow = RaterSpread & {
  unit_id: string
  rater_no: number
  scale_key: string
  is_score: boolean
  scale_max: number
  n_values: number
  n_results: number
  n_modal: number
  modal_from: number
  modal_level: string | null
  first_period: string
  last_period: string
}
export type Limits = { modal: number; ratio: number; fewest: number }
export type Judged = RaterOutcome & { row: RaterRow; spread: SpreadRatio | null }

/** With fewer levels a full middle is what the scale prescribes. */
const FEWEST_LEVELS = 4
/** A rater whose results vary less than this share of the others' spread has people who really are alike. */
const ALIKE = 0.5

/**
 * Ratings of one rater that crowd at one level while the results do not: modal share > `modal`, spread below `ratio` of the expected.
 * Both reached but q ≥ .05 is a caution. As patterns of departments.
 */
export function judge(
  {
    raters,
    units,
    places,
  }: { raters: readonly RaterRow[]; units: readonly ComparedUnit[]; places: readonly PlaceRow[] },
  limits: Limits,
): Tested[] {
  if (raters.length === 0) return nothingToCompare(units)
  const spreads = spreadRatios(raters)
  const reasons = raters.map((row, i) => reasonOf(row, spreads[i]!, limits))
  const q = falseDiscovery(spreads.map((spread, i) => (reasons[i] === null ? spread!.p : null)))
  const judged = raters.map((row, i): Judged => {
    const [spread, reason] = [spreads[i]!, reasons[i]!]
    const { unit_id, n, n_results, first_period, last_period } = row
    const base = { row, spread, unit_id, n, n_results, first_period, last_period, low: null, high: null }
    if (reason !== null || !spread) {
      return { ...base, status: 'not_testable', reason, effect: null, p: null, q: null }
    }
    return {
      ...base,
      status: statusOf(row, spread, q[i]!, limits),
      reason: null,
      effect: row.n_modal / n,
      p: spread.p,
      q: q[i]!,
    }
  })
  return raterPatterns(judged, units, describe(judged, places))
}

function reasonOf(row: RaterRow, spread: SpreadRatio | null, { fewest }: Limits): string | null {
  if (row.n < fewest) return 'few_rows'
  if (row.n_people < SMALLEST_GROUP) return 'few_people'
  if ((row.is_score ? row.n_values : Math.max(row.n_values, row.scale_max)) < FEWEST_LEVELS) return 'few_levels'
  if (!spread) return 'no_spread'
  return spread.sd_results < ALIKE * spread.sd_results_others ? 'equal_results' : null
}

const statusOf = ({ n_modal, n }: RaterRow, { ratio }: SpreadRatio, q: number, limits: Limits): Status =>
  !(n_modal / n > limits.modal && ratio < limits.ratio) ? 'pass' : q < 0.05 ? 'trap' : 'caution'
