import type { Cell } from './person-row.ts'

/** Variance of what results leave: between persons, and between the ratings of one person. */
export type RatingSpread = { person: number; rating: number }

/**
 * One-way analysis of variance of y − b·z, persons within rater and role, over all raters.
 *
 *   s²_rating = Σ within persons / (N − P),   s²_person = (MS between persons − s²_rating) / n₀,   n₀ = (N − Σ n_p²/n_cell) / (P − cells)
 *
 * Where every person has one rating the two cannot be told apart, and all is between persons.
 *
 * @see Searle, Casella & McCulloch 1992, "Variance Components", 3.6 for unequal numbers
 */
export function ratingSpread(cells: readonly Cell[], slope: number): RatingSpread {
  let [between, within, n, people, sizes] = [0, 0, 0, 0, 0]
  for (const cell of cells) {
    const mean = (cell.y - slope * cell.z) / cell.n
    for (const row of cell.rows) {
      const left = row.sum_y - slope * row.sum_z
      between += row.n * (left / row.n - mean) ** 2
      within += row.sum_yy - 2 * slope * row.sum_yz + slope ** 2 * row.sum_zz - left ** 2 / row.n
      people++
      sizes += row.n ** 2 / cell.n
    }
    n += cell.n
  }
  const [dfBetween, dfWithin] = [people - cells.length, n - people]
  const rating = dfWithin > 0 ? Math.max(0, within) / dfWithin : 0
  if (dfBetween <= 0) return { person: 0, rating }
  const msBetween = between / dfBetween
  if (dfWithin <= 0) return { person: msBetween, rating: 0 }
  return { person: Math.max(0, (msBetween - rating) / ((n - sizes) / dfBetween)), rating }
}

/** The error variance of the mean of a cell: the ratings of one person in several periods are no independent evidence. */
export const errorOf = ({ person, rating }: RatingSpread, { rows, n }: Pick<Cell, 'rows' | 'n'>): number =>
  person * rows.reduce((sum, row) => sum + (row.n / n) ** 2, 0) + rating / n
