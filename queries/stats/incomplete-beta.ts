import { binomialDensity } from './saddle-point.ts'

/**
 * The regularised incomplete beta function I_x(a, b) = ∫₀ˣ t^(a−1) (1−t)^(b−1) dt / B(a, b).
 *
 *   I_x(a, b) = x^a (1−x)^b / (a B(a, b)) · 1/(1 + d₁/(1 + d₂/(1 + …))),   I_x(a, b) = 1 − I_(1−x)(b, a)
 *
 * The fraction is used on the side where it converges, x < (a+1)/(a+b+2), in about √max(a, b) steps.
 *
 * @param a, b  > 0
 * @param x     in [0, 1]
 * @param y     1 − x, for callers who know it to more digits than the subtraction gives
 * @see Abramowitz & Stegun 1964, 26.5.8; Lentz 1976 for the continued fraction
 */
export function incompleteBeta(a: number, b: number, x: number, y = 1 - x): number {
  if (!(a > 0 && b > 0 && a + b < Infinity && x >= 0 && y >= 0 && x <= 1)) {
    throw new RangeError(`incompleteBeta needs a, b > 0 and x in [0, 1], got ${a}, ${b}, ${x}`)
  }
  if (x === 0) return 0
  if (y === 0) return 1
  // x^a y^b / B(a, b) = ab/(a+b) · density of a in a + b.
  const front = (a / (a + b)) * b * binomialDensity(a, a + b, x, y)
  if (x < (a + 1) / (a + b + 2)) return Math.min(1, (front * fraction(a, b, x)) / a)
  return Math.max(0, 1 - (front * fraction(b, a, y)) / b)
}

function fraction(a: number, b: number, x: number): number {
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; ; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    value *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    const step = d * c
    value *= step
    if (Math.abs(step - 1) < 1e-16 || m > MOST_TERMS) return value
  }
}

/** Lentz's guard: a denominator of exactly 0 is replaced by a number that cancels in the next step. */
const away = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value)

/** Far above the some √max(a, b) terms ever needed; keeps a last-digit flicker from running on. */
const MOST_TERMS = 1e6
