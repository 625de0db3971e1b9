import { median } from '#queries/stats/median-deviation.ts'
import { medianOfOthers } from '#queries/stats/median-of-others.ts'
import { cellsOf, type Cell, type PersonRow } from './person-row.ts'
import { errorOf, ratingSpread } from './rating-spread.ts'
import { roleLevels } from './role-levels.ts'

/** A person's ratings from one rater: means, the level of the role removed from y. */
export type Rated = { row: PersonRow; y: number; z: number }
/** One rater: `shift` is what results and role leave, beside the other raters; `error` its variance. */
export type ScaleUse = {
  rater_no: number
  rated: Rated[]
  n: number
  raw: number
  results: number
  shift: number
  error: number
}
/** `variance` is that of one rating around what results explain, within a rater. */
export type ScaleUses = { slope: number; variance: number; raters: ScaleUse[] }

/**
 * How far does each rater's scale lie from the others', for equal results? Period is removed in the rows, results and role here.
 *
 *   b_w   = Σ within rater and role (z − z̄)(y − ȳ) / Σ (z − z̄)²
 *   left  = mean of y − b_w·z − level of the role
 *   shift = left − median over the other raters of theirs
 *   raw   = shift + b_w·(mean z of the rater − mean z of all other ratings)
 *
 * Medians, because one generous rater would pull a mean up and make the others look severe.
 *
 * @returns 'no_spread' where results do not vary within any rater, 'no_peers' where raters and roles cannot be told apart
 */
export function scaleUses(rows: readonly PersonRow[]): ScaleUses | 'no_spread' | 'no_peers' {
  const cells = cellsOf(rows)
  const slope = slopeWithin(cells)
  if (slope === null) return 'no_spread'
  const spread = ratingSpread(cells, slope)
  const leftOf = (cell: Cell) => (cell.y - slope * cell.z) / cell.n
  const centre = median(cells.map(leftOf)) ?? 0
  const levels = roleLevels(
    cells.map((cell) => ({
      ...{ rater_no: cell.rater_no, role: cell.role },
      ...{ mean: leftOf(cell) - centre, error: errorOf(spread, cell) },
    })),
  )
  if (!levels) return 'no_peers'
  const byRater = [
    ...Map.groupBy(
      cells.map((cell, i) => ({ cell, of: levels[i]! })),
      ({ cell }) => cell.rater_no,
    ),
  ]
  const raters = byRater.map(([rater_no, own]) => {
    const n = own.reduce((sum, { cell }) => sum + cell.n, 0)
    const share = ({ cell }: (typeof own)[number]) => cell.n / n
    return {
      ...{ rater_no, n, z: own.reduce((sum, { cell }) => sum + cell.z, 0) },
      left: own.reduce((sum, one) => sum + share(one) * (leftOf(one.cell) - one.of.level), 0),
      error: own.reduce((sum, one) => sum + share(one) ** 2 * (errorOf(spread, one.cell) + one.of.variance), 0),
      rated: own.flatMap(({ cell, of }) =>
        cell.rows.map((row) => ({ row, y: row.sum_y / row.n - of.level, z: row.sum_z / row.n })),
      ),
    }
  })
  const others = medianOfOthers(raters.map(({ left }) => left))
  const whole = { n: raters.reduce((sum, { n }) => sum + n, 0), z: raters.reduce((sum, { z }) => sum + z, 0) }
  return {
    slope,
    variance: spread.person + spread.rating,
    raters: raters.map(({ rater_no, n, z, left, error, rated }, i) => {
      const results = z / n - (whole.n > n ? (whole.z - z) / (whole.n - n) : 0)
      // An only rater has nobody to differ from.
      const shift = left - (others[i] ?? left)
      return { rater_no, rated, n, raw: shift + slope * results, results, shift, error }
    }),
  }
}

function slopeWithin(cells: readonly Cell[]): number | null {
  let [yz, zz] = [0, 0]
  for (const { rows, n, y, z } of cells) {
    for (const row of rows) {
      yz += row.sum_yz
      zz += row.sum_zz
    }
    yz -= (y * z) / n
    zz -= (z * z) / n
  }
  return zz > ROUNDING ? yz / zz : null
}

/** Below this the squares of results are what rounding leaves of 0. */
const ROUNDING = 1e-9
