import { binomialAtLeast } from '#queries/stats/binomial-tail.ts'
import { normalBelow } from '#queries/stats/normal-distribution.ts'
import { atanhOf, type Pool } from './pool.ts'
import type { RaterRow } from './rater-row.ts'

export type Params = {
  flat: number
  above: number
  r: number
  r_above: number
  fewest_forms: number
  fewest_criteria: number
}
/** What the forms of one rater say, beside those of the others. `p` of the better rule, times the rules that could be asked. */
export type RaterTest = {
  forms: number
  flat: number
  othersFlat: number
  r: number | null
  othersR: number | null
  p: number
  rule: 'flat' | 'parallel' | null
}

/**
 * Does a rater give all criteria of a form the same? (traps 5)
 * - flat: more than `flat` of the forms have no spread over criteria, and `above` more than the others' forms; binomial upper tail;
 * - parallel: the mean correlation between criteria is above `r`, and `r_above` more than the others'; Fisher's z with the people rated
 *   as n, because forms of one person are no new evidence.
 * Full marks throughout say nothing. Figures that nobody ticks where others tick (83.4 in each criterion), and correlations of 1 without
 * flat forms, are computed from one number: that is a form, not a rater.
 *
 * @param rows  of one rater, each with its pool
 * @returns why the rater cannot be tested, as a code
 */
export function testRater(
  rows: readonly { row: RaterRow; pool: Pool | null }[],
  params: Params,
): RaterTest | 'few_rows' | 'full_marks' | 'no_peers' | 'one_number' {
  const known = rows.flatMap(({ row, pool }) => (pool ? [{ row, pool }] : []))
  const all = rows.reduce((sum, { row }) => sum + row.n_forms, 0)
  const full = rows.reduce((sum, { row }) => sum + row.n_full, 0)
  if (all - full < params.fewest_forms) return all < params.fewest_forms ? 'few_rows' : 'full_marks'
  const total = (of: (one: { row: RaterRow; pool: Pool }) => number) => known.reduce((sum, one) => sum + of(one), 0)
  const forms = total(({ row }) => row.n_forms - row.n_full)
  if (forms < params.fewest_forms) return 'no_peers'
  const flat = total(({ row }) => row.n_flat)
  const othersFlat = total(({ row, pool }) => (row.n_forms - row.n_full) * pool.flat) / forms
  const pFlat = binomialAtLeast(flat, forms, othersFlat)

  const main = known.toSorted((a, b) => b.row.n_forms - a.row.n_forms || a.row.kind_no - b.row.kind_no)[0]!
  const hasR = main.row.n_forms >= params.fewest_forms && main.row.n_people >= FEWEST_PEOPLE
  const r = hasR && main.pool.r !== null ? main.row.mean_r : null
  const othersR = r === null ? null : main.pool.r
  const z = r === null ? 0 : (atanhOf(r) - atanhOf(othersR!)) * Math.sqrt(main.row.n_people - 3)
  const pParallel = r === null ? null : normalBelow(-z)

  const isFlat = flat / forms > params.flat && flat / forms >= othersFlat + params.above
  const isParallel = r !== null && r > params.r && r >= othersR! + params.r_above
  const offGrid = total(({ row }) => row.n_flat_off_grid)
  if (isFlat && 2 * offGrid > flat && main.pool.offGrid < MOST_OFF_GRID) return 'one_number'
  if (isParallel && r > EXACT && 2 * flat < forms) return 'one_number'
  const p = pParallel === null ? pFlat : Math.min(1, 2 * Math.min(pFlat, pParallel))
  return { forms, flat, othersFlat, r, othersR, p, rule: isFlat ? 'flat' : isParallel ? 'parallel' : null }
}

/** Fewest people behind a correlation: with three Fisher's z has no variance. */
const FEWEST_PEOPLE = 5
/** Share of figures off the grid above which the others do not tick either. */
const MOST_OFF_GRID = 0.25
/** A correlation that only a formula reaches. */
const EXACT = 0.9999
