import { averageRanks } from './ranks.ts'

/** K = max |U|; `at` values lie before the change; `direction` of the level after it. */
export type Pettitt = { k: number; at: number; direction: 'up' | 'down'; p: number }

/**
 * Does the level of a series change once, at a date nobody told us? By ranks, so that single far values cannot decide.
 *
 *   U_t = 2 Σ_{i≤t} R_i − t(n + 1),   K = max |U_t|,   p ≈ min(1, 2 exp( −6K²/(n³ + n²) ))
 *
 * The p is cautious for short series: the largest possible K gives 0.139 for n = 8 and falls below 0.05 from n = 11, so that a
 * shorter series is never found broken; `supF` sees more in it.
 *
 * @param y  in time order, n ≥ 8
 * @returns null with fewer values, or for a constant series; the first place where K is reached
 * @see Pettitt 1979, "A non-parametric approach to the change-point problem"; R package trend, `pettitt.test()`
 */
export function pettitt(y: ArrayLike<number>): Pettitt | null {
  const n = y.length
  const { ranks, ties } = averageRanks(y)
  if (n < FEWEST_VALUES || ties === n ** 3 - n) return null
  let u = 0
  let [most, at] = [0, 0]
  for (let t = 1; t < n; t++) {
    u += 2 * ranks[t - 1]! - (n + 1)
    if (Math.abs(u) > Math.abs(most)) [most, at] = [u, t]
  }
  // U is 0 throughout only when the ranks are all alike, which was refused.
  const k = Math.abs(most)
  const p = Math.min(1, 2 * Math.exp((-6 * k * k) / (n ** 3 + n ** 2)))
  return { k, at, direction: most < 0 ? 'up' : 'down', p }
}

/** Fewest values in which a jump can be told from noise: the trap of a changed definition asks for eight periods. */
const FEWEST_VALUES = 8
