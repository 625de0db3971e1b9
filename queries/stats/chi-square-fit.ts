import { chiSquareAbove } from './chi-square.ts'

/** `p` = P(χ² ≥ x2): small when the counts fit badly, near 1 when they fit better than chance would let them. */
export type ChiSquareFit = {
  x2: number
  df: number
  p: number
  /** Smallest expected count; the approximation wants 5, and is usable for a sum over several tables from about 1. */
  smallestExpected: number
}

/**
 * Do counts follow given shares, over one or more tables (periods) with the same shares?
 *
 *   X² = Σ_tables Σ_c (n_c − n·share_c)²/(n·share_c),   df = tables · (classes − 1)
 *
 * @param tables  counts by class, one list a table; tables without counts are left out
 * @param shares  by class, each > 0, total 1
 * @returns null without counts or with a single class
 * @see Pearson 1900; R `chisq.test(p = )`
 */
export function chiSquareFit(tables: readonly ArrayLike<number>[], shares: ArrayLike<number>): ChiSquareFit | null {
  const total = Array.from(shares).reduce((sum, share) => sum + share, 0)
  if (!(Math.abs(total - 1) <= ROUNDING) || Array.from(shares).some((share) => !(share > 0))) {
    throw new RangeError(`chiSquareFit needs shares above 0 that total 1, got a total of ${total}`)
  }
  let [x2, used, smallestExpected] = [0, 0, Infinity]
  for (const counts of tables) {
    if (counts.length !== shares.length || Array.from(counts).some((count) => !(count >= 0))) {
      throw new RangeError(`chiSquareFit needs a count of at least 0 for each of ${shares.length} shares`)
    }
    const n = Array.from(counts).reduce((sum, count) => sum + count, 0)
    if (n === 0) continue
    used++
    for (let c = 0; c < counts.length; c++) {
      const expected = n * shares[c]!
      smallestExpected = Math.min(smallestExpected, expected)
      x2 += (counts[c]! - expected) ** 2 / expected
    }
  }
  const df = used * (shares.length - 1)
  return df === 0 ? null : { x2, df, p: chiSquareAbove(x2, df), smallestExpected }
}

/** Shares written with few digits, such as 1/3, total 1 to this. */
const ROUNDING = 1e-9
