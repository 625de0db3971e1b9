/**
 * Φ(x), the probability that a standard normal variable lies below x; absolute error below 1e-15 near 0, relative error below
 * 1e-9 in the tails to x = −37, 0 beyond.
 *
 *   |x| < 5:  ½ + φ(x)·(x + x³/3 + x⁵/(3·5) + …)        otherwise: φ(x)/(x + 1/(x + 2/(x + 3/(x + …))))
 *
 * @see Abramowitz & Stegun 1972, 26.2.11 and 26.2.14
 */
export function normalBelow(x: number): number {
  if (Math.abs(x) >= 5) return x < 0 ? tail(-x) : 1 - tail(x)
  let term = x
  let sum = x
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
    term *= (x * x) / k
    sum += term
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI)
}

function tail(x: number): number {
  let fraction = x
  for (let k = 60; k >= 1; k--) fraction = x + k / fraction
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI) / fraction
}
