import type { OwnSlope } from './own-slope.ts'

/** A slope and its variance. */
export type Slope = { slope: number; variance: number }

/**
 * A circumstance may weigh more in one place than in another. Slopes of units spread about the common one with variance τ²; what is
 * taken in a unit is the best mix of the common slope b and its own b̂_u (empirical Bayes):
 *
 *   k = τ² / (τ² + v_u),   b_u = (1 − k) b + k b̂_u,   Var b_u = k v_u + (1 − k)² Var b
 *
 * Where few units differ from many, τ² is small and would pull just those few towards the rest; so no slope is moved by more than
 * MOST_MOVED standard errors from the unit's own (limited translation), and then v_u and the square of the move are its variance.
 * A unit without a slope of its own has the common one, with τ² added to its variance.
 *
 * @param tau2  of `spreadOfSlopes`
 * @see Efron & Morris 1972, "Limiting the risk of Bayes and empirical Bayes estimators"; Swamy 1970 for random slopes
 */
export function slopeOfUnit(common: Slope, own: OwnSlope | null, tau2: number): Slope {
  if (!own) return { slope: common.slope, variance: common.variance + tau2 }
  const k = tau2 > 0 ? tau2 / (tau2 + own.variance) : 0
  const slope = (1 - k) * common.slope + k * own.slope
  const most = MOST_MOVED * Math.sqrt(own.variance)
  const move = Math.max(-most, Math.min(most, slope - own.slope))
  if (move === slope - own.slope) return { slope, variance: k * own.variance + (1 - k) ** 2 * common.variance }
  return { slope: own.slope + move, variance: own.variance + move ** 2 }
}

/** Standard errors of the unit's own slope. */
const MOST_MOVED = 1

/**
 * τ², the variance of slopes between units, by moments: Q = Σ (b̂_u − b̄)²/v_u would be Σ df/(df − 2) − 1 if all slopes were one, for
 * it sums squared t-values.
 *
 * @returns ≥ 0; 0 with fewer than three slopes
 * @see DerSimonian & Laird 1986, "Meta-analysis in clinical trials"
 */
export function spreadOfSlopes(own: readonly (OwnSlope | null)[]): number {
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
