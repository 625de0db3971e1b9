import { poissonDensity } from './saddle-point.ts'

/**
 * The regularised incomplete gamma function, as both its tails: P(a, x) = 1/Γ(a) · ∫₀ˣ t^(a−1) e^(−t) dt and Q = 1 − P.
 *
 *   x < a + 1:  P = x^a e^(−x)/Γ(a + 1) · (1 + x/(a+1) + x²/((a+1)(a+2)) + …)
 *   otherwise:  Q = x^a e^(−x)/Γ(a) · 1/(x+1−a − 1(1−a)/(x+3−a − 2(2−a)/(x+5−a − …)))
 *
 * The tail that is not summed is 1 minus the other; it is never the small one.
 *
 * @param a  > 0
 * @param x  ≥ 0
 * @see Abramowitz & Stegun 1964, 6.5.29 and 6.5.31; Lentz 1976 for the continued fraction
 */
export function incompleteGamma(a: number, x: number): { below: number; above: number } {
  if (!(a > 0 && a < Infinity && x >= 0)) throw new RangeError(`incompleteGamma needs a > 0 and x ≥ 0, got ${a}, ${x}`)
  if (x === 0) return { below: 0, above: 1 }
  if (x === Infinity) return { below: 1, above: 0 }
  const density = poissonDensity(a, x) // x^a e^(−x)/Γ(a + 1)
  if (x < a + 1) {
    const below = Math.min(1, density * series(a, x))
    return { below, above: 1 - below }
  }
  const above = Math.min(1, a * density * fraction(a, x))
  return { below: 1 - above, above }
}

function series(a: number, x: number): number {
  let term = 1
  let sum = 1
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= x / (a + k)
    sum += term
  }
  return sum
}

/** By Lentz's method: no denominator here is 0, because x ≥ a + 1. */
function fraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = Infinity
  let d = 1 / b
  let value = d
  for (let k = 1; ; k++) {
    const numerator = -k * (k - a)
    b += 2
    d = 1 / (numerator * d + b)
    c = b + numerator / c
    const step = c * d
    value *= step
    if (Math.abs(step - 1) < 1e-16 || k > MOST_TERMS) return value
  }
}

/** Far above the some √a terms ever needed; keeps a last-digit flicker from running on. */
const MOST_TERMS = 1e6
