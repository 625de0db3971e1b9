/** Sums of one KPI over some cells of unit × period; they add up over units. Values in scales of the KPI. */
export type CellSums = {
  n_cells: number
  n: number
  /** Σ y, Σ (y − cell mean)², Σ S²/n and Σ n² over the cells. */
  s: number
  within: number
  between_cells: number
  n_squares: number
  /** Σ T(T − 1) over people, and Σ over people of the products of their deviations in different periods. */
  n_pairs: number
  cross_products: number
  /** Σ of n_pairs · (1 − 1/cell size): what centring leaves of a person's own level. */
  kept_pairs: number
}
/** Parts of the variance, together 1: what people of a unit and period share, what keeps to the person, the rest. */
export type Shares = { shared: number; employee: number; rest: number; isEmployeeKnown: boolean }

/**
 * How much of a KPI's movement do the people of a unit and period share? Analysis of variance by moments.
 *
 *   MSW = Σ within/(N − C),   MSB = (Σ S²/n − (Σ S)²/N)/(C − 1),   n₀ = (N − Σ n²/N)/(C − 1)
 *   s_c = max(0, (MSB − MSW)/n₀)                    unit, period and their interplay together
 *   s_p = max(0, Σ_i Σ_t≠u d_it d_iu / kept pairs)  d = deviation from the cell mean, of the same person in two periods
 *   shared = s_c/(s_c + MSW),   employee = min(s_p, MSW)/(s_c + MSW)
 *
 * Unit effects are those of the units at hand. Where nobody has two periods the person cannot be told from the moment, and all that is
 * not shared counts as the employee's: an upper limit.
 *
 * @returns null without two cells, without degrees of freedom inside them, or where nothing varies
 * @see Searle, Casella & McCulloch 1992, "Variance Components", 3.6 (one-way, unbalanced)
 */
export function sharesOf(sums: CellSums): Shares | null {
  const { n_cells: C, n: N, s, within, between_cells, n_squares, cross_products, kept_pairs } = sums
  if (C < 2 || N <= C) return null
  const msw = within / (N - C)
  const msb = Math.max(0, between_cells - (s * s) / N) / (C - 1)
  const size = (N - n_squares / N) / (C - 1)
  const cell = Math.max(0, (msb - msw) / size)
  const total = cell + msw
  if (!(total > ROUNDING)) return null
  const isEmployeeKnown = kept_pairs > 0
  const person = isEmployeeKnown ? Math.min(msw, Math.max(0, cross_products / kept_pairs)) : msw
  return { shared: cell / total, employee: person / total, rest: (msw - person) / total, isEmployeeKnown }
}

/** Adds the sums of several units. */
export function added(units: readonly CellSums[], chosen: ArrayLike<number>): CellSums {
  const total: CellSums = { n_cells: 0, n: 0, s: 0, within: 0, between_cells: 0, n_squares: 0 } as CellSums
  Object.assign(total, { n_pairs: 0, cross_products: 0, kept_pairs: 0 })
  for (let k = 0; k < chosen.length; k++) {
    const unit = units[chosen[k]!]!
    total.n_cells += unit.n_cells
    total.n += unit.n
    total.s += unit.s
    total.within += unit.within
    total.between_cells += unit.between_cells
    total.n_squares += unit.n_squares
    total.n_pairs += unit.n_pairs
    total.cross_products += unit.cross_products
    total.kept_pairs += unit.kept_pairs
  }
  return total
}

/** A variance this small, in squared scales of the KPI, is the dust of rounding. */
const ROUNDING = 1e-12
