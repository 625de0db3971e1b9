/**
 * How much of a period's deviation is still there in the next, ρ of e_t = ρ·e_{t−1} + …, whatever the lasting level of a subject:
 *
 *   v_k = mean of (y_t − y_{t−k})² / 2 = σ²(1 − ρ^k),   ρ = v_2 / v_1 − 1
 *
 * Taken as 0 unless it exceeds twice its own error (jackknife over subjects), and never above LARGEST.
 *
 * @param series  by subject, over the common level of each period; NaN where missing
 * @see Cressie 1993, "Statistics for spatial data", 2.4 (variogram: free of the mean)
 */
export function carryOver(series: readonly Float64Array[]): number {
  const sums = series.map((values) => {
    let [one, n1, two, n2] = [0, 0, 0, 0]
    for (let t = 1; t < values.length; t++) {
      const step = (values[t]! - values[t - 1]!) ** 2
      if (!Number.isNaN(step)) {
        one += step
        n1++
      }
      const wide = t > 1 ? (values[t]! - values[t - 2]!) ** 2 : NaN
      if (!Number.isNaN(wide)) {
        two += wide
        n2++
      }
    }
    return { one, n1, two, n2 }
  })
  const total = sums.reduce(
    (all, { one, n1, two, n2 }) => ({ one: all.one + one, n1: all.n1 + n1, two: all.two + two, n2: all.n2 + n2 }),
    { one: 0, n1: 0, two: 0, n2: 0 },
  )
  const rho = (one: number, n1: number, two: number, n2: number) => two / n2 / (one / n1) - 1
  const all = rho(total.one, total.n1, total.two, total.n2)
  if (series.length < FEWEST || !(all > 0 && all < Infinity)) return 0
  const without = sums.map(({ one, n1, two, n2 }) =>
    rho(total.one - one, total.n1 - n1, total.two - two, total.n2 - n2),
  )
  const mean = without.reduce((sum, value) => sum + value / without.length, 0)
  const variance =
    without.reduce((sum, value) => sum + (value - mean) ** 2, 0) * ((without.length - 1) / without.length)
  return all > 2 * Math.sqrt(variance) ? Math.min(all, LARGEST) : 0
}

const FEWEST = 20
/** Nearer to 1 a deviation no longer fades inside a panel, and cannot be told from a lasting level. */
const LARGEST = 0.9
