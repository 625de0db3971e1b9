import { studentT } from '#queries/stats/student-t.ts'

/** How the gap of one unit moves with a circumstance of its own, over its periods. */
export type OwnSlope = { slope: number; variance: number; df: number; p: number }

/** Fewest periods of a unit for a slope of its own. */
export const FEWEST_PERIODS = 8

/**
 * A difference in differences within one unit: its gap and its circumstance, both already less those of comparable people
 * elsewhere, regressed on one another over time. The unit's lasting level drops out.
 *
 *   b = Σ (x_t − x̄)(y_t − ȳ) / Σ (x_t − x̄)²,   Var b = s² / Σ (x_t − x̄)² · (1 + ρ_e ρ_x) / (1 − ρ_e ρ_x)
 *
 * Two series that drift look related by chance; the last factor (Bartlett) allows for it by the correlations of one period with
 * the next, of the residuals (raised by what short series are known to lose, (1 + 3ρ)/T, and never below 0) and of x. The degrees of freedom shrink by the
 * same factor.
 *
 * @param gap     z, in the order of time; NaN for a period without a result
 * @param values  parallel; NaN for a period without a value
 * @returns null with fewer than FEWEST_PERIODS periods or without any change of the circumstance
 * @see Bartlett 1935; Kendall 1954 for the bias of an autocorrelation
 */
export function ownSlope(gap: Float64Array, values: Float64Array): OwnSlope | null {
  const known = [...gap.keys()].filter((t) => !Number.isNaN(gap[t]!) && !Number.isNaN(values[t]!))
  const T = known.length
  if (T < FEWEST_PERIODS) return null
  const mean = (of: Float64Array) => known.reduce((sum, t) => sum + of[t]!, 0) / T
  const [meanX, meanY] = [mean(values), mean(gap)]
  let xx = 0
  let xy = 0
  let size = 0
  for (const t of known) {
    xx += (values[t]! - meanX) ** 2
    xy += (values[t]! - meanX) * (gap[t]! - meanY)
    size += values[t]! ** 2
  }
  if (!(xx > CONSTANT * size)) return null
  const slope = xy / xx
  const x = Float64Array.from(known, (t) => values[t]! - meanX)
  const e = Float64Array.from(known, (t, i) => gap[t]! - meanY - slope * x[i]!)
  const rest = e.reduce((sum, value) => sum + value * value, 0)
  const ofX = Math.min(MOST_MEMORY, Math.max(0, memory(x)))
  const seen = memory(e)
  const ofE = Math.min(MOST_MEMORY, Math.max(0, seen + (1 + 3 * seen) / T))
  const inflation = (1 + ofE * ofX) / (1 - ofE * ofX)
  const df = Math.max(2, Math.floor((T - 2) / inflation))
  const variance = (rest / (T - 2) / xx) * inflation
  if (!(variance > 0)) return { slope, variance: 0, df, p: slope === 0 ? 1 : 0 }
  return { slope, variance, df, p: twoSidedT(Math.abs(slope) / Math.sqrt(variance), df) }
}

/** A circumstance that varies less than this share of its size does not vary. */
const CONSTANT = 1e-12
/** An autocorrelation nearer to 1 than this would make the correction explode. */
const MOST_MEMORY = 0.95

/** Correlation of one value with the next, about 0. */
function memory(values: Float64Array): number {
  let products = 0
  let squares = 0
  values.forEach((value, t) => {
    squares += value * value
    if (t > 0) products += value * values[t - 1]!
  })
  return squares > 0 ? products / squares : 0
}

/** P(|T| ≥ t) by bisection on the quantile, to about 1e-9; 1e-9 stands for anything smaller. */
function twoSidedT(t: number, df: number): number {
  let low = 5e-10
  let high = 0.5
  if (t >= studentT(1 - low, df)) return 2 * low
  if (t <= 0) return 1
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2
    if (studentT(1 - middle, df) > t) low = middle
    else high = middle
  }
  return low + high
}
