import { incompleteGamma } from './incomplete-gamma.ts'
import { logGamma } from './log-gamma.ts'
import { quotaCounts } from './quota-counts.ts'

/** `p`: the chance of counts this near to the shares or nearer; `off`: how many people would have to change class for a perfect fit. */
export type CloseFit = { x2: number; df: number; p: number; off: number; n: number }

/**
 * Do counts fit given shares better than chance lets free counts fit? The other tail of Pearson's test, over several tables.
 *
 *   X² = Σ_tables min( Σ_c (n_c − n·s_c)²/(n·s_c), Σ_c (n_c − w_c)²/(n·s_c) ),   w = the shares in whole people (`quotaCounts`)
 *
 * Counts are whole, so each stands for a cell of volume Π_tables n^(−m/2)·Π s_c^(−½) in standard units, and even a perfect fit has a
 * probability: that of a ball of the same volume, whose radius² is added to X². With k = tables · m,  m = classes − 1:
 *
 *   R² = (volume · Γ(k/2 + 1))^(2/k)/π,     p = P( χ²_ν ≤ (X² + R²)/a ),   ν = k/a
 *
 * The same people in several tables tend to keep their class; tables then fit or miss together. With a correlation ρ between the
 * classes of one person in two tables, those of the ordered parts are ρ, ρ², …, and X² has the variance of a·χ²_ν with
 *
 *   a = 1 + (tables − 1) · (ρ² + ρ⁴ + … + ρ^2m)/m
 *
 * @param tables       counts by class, one list a table; tables without counts are left out
 * @param shares       by class, each > 0, total 1
 * @param persistence  ρ in [0, 1]; 0 where every table has other people
 * @returns null without counts or with a single class
 * @see Pearson 1900; Edwards 1986 on data too good to be true; Satterthwaite 1946 for a and ν; Lancaster 1958 for ρ, ρ², …
 */
export function closeFit(
  tables: readonly (readonly number[])[],
  shares: readonly number[],
  persistence = 0,
): CloseFit | null {
  const total = shares.reduce((sum, share) => sum + share, 0)
  if (!(Math.abs(total - 1) <= ROUNDING) || shares.some((share) => !(share > 0)) || !(persistence >= 0)) {
    throw new RangeError(`closeFit needs shares above 0 that total 1, got a total of ${total}`)
  }
  const m = shares.length - 1
  const logShares = shares.reduce((sum, share) => sum + Math.log(share), 0)
  let [x2, off, all, used, logVolume] = [0, 0, 0, 0, 0]
  for (const counts of tables) {
    const n = counts.reduce((sum, count) => sum + count, 0)
    if (n === 0) continue
    const exact = shares.map((share) => n * share)
    const whole = quotaCounts(n, shares)
    x2 += Math.min(distance(counts, exact, exact), distance(counts, whole, exact))
    off += counts.reduce((sum, count, c) => sum + Math.abs(count - whole[c]!), 0) / 2
    logVolume -= (m * Math.log(n) + logShares) / 2
    all += n
    used++
  }
  const k = used * m
  if (k === 0) return null
  const radius2 = Math.exp((2 / k) * (logVolume + logGamma(k / 2 + 1))) / Math.PI
  let inflation = 0
  for (let part = 1; part <= m; part++) inflation += Math.min(1, persistence) ** (2 * part) / m
  const a = 1 + (used - 1) * inflation
  return { x2, df: k, p: incompleteGamma(k / a / 2, (x2 + radius2) / a / 2).below, off, n: all }
}

const distance = (counts: readonly number[], centre: readonly number[], exact: readonly number[]): number =>
  counts.reduce((sum, count, c) => sum + (count - centre[c]!) ** 2 / exact[c]!, 0)

/** Shares written with few digits, such as 1/3, total 1 to this. */
const ROUNDING = 1e-9
