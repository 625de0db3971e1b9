import type { OwnSlope } from './own-slope.ts'

/** What is taken as the slope in each unit: between the common slope and its own. */
export type SlopesOfUnits = {
  /** Share of the unit's own slope in the mix, 0 … 1. */
  own: Float64Array
  slope: Float64Array
  /** Variance that each unit has for itself; the rest, (1 − own)² · Var(common slope), is shared by all. */
  variance: Float64Array
}

/**
 * A circumstance may weigh more in one place than in another. Slopes of units spread about the common one with variance τ²; each
 * unit's is the best mix of the two (empirical Bayes):
 *
 *   k_u = τ² / (τ² + v_u),   b_u = (1 − k_u) b + k_u b̂_u,   Var b_u = k_u v_u + (1 − k_u)² Var b
 *
 * τ² by moments from Q = Σ (b̂_u − b̄)²/v_u, whose expectation without any spread is that of squared t-values, Σ df/(df − 2), less one.
 * A unit without a slope of its own has the common one and τ² as its variance.
 *
 * @see DerSimonian & Laird 1986; Swamy 1970, "Efficient inference in a random coefficient regression model"
 */
export function slopesOfUnits(common: number, own: readonly (OwnSlope | null)[]): SlopesOfUnits {
  const tau2 = spreadOfSlopes(own)
  const share = own.map((one) => (one && tau2 > 0 ? tau2 / (tau2 + one.variance) : 0))
  return {
    own: Float64Array.from(share),
    slope: Float64Array.from(own, (one, u) => (one ? common + share[u]! * (one.slope - common) : common)),
    variance: Float64Array.from(own, (one, u) => (one ? share[u]! * one.variance : tau2)),
  }
}

function spreadOfSlopes(own: readonly (OwnSlope | null)[]): number {
  const known = own.filter((one): one is OwnSlope => one !== null && one.variance > 0 && one.df > 4)
  if (known.length < 3) return 0
  let W = 0
  let sum = 0
  let squares = 0
  for (const { slope, variance } of known) {
    W += 1 / variance
    sum += slope / variance
    squares += 1 / variance ** 2
  }
  const mean = sum / W
  const Q = known.reduce((all, { slope, variance }) => all + (slope - mean) ** 2 / variance, 0)
  const expected = known.reduce((all, { df }) => all + df / (df - 2), 0) - 1
  return Math.max(0, (Q - expected) / (W - squares / W))
}
