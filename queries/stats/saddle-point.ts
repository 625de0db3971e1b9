import { stirlingError } from './log-gamma.ts'

/**
 * The binomial probability of x in n, without the cancellation that ln Γ(n) brings for large n; also for real x and n, where it is
 * the density that the incomplete beta function starts from.
 *
 *   √( n / (2π x (n−x)) ) · exp( δ(n) − δ(x) − δ(n−x) − D(x; np) − D(n−x; nq) )
 *
 * @param x     0 < x < n
 * @param p, q  with p + q = 1; both are asked for, so that the smaller keeps its digits
 * @see Loader 2000, "Fast and accurate computation of binomial probabilities"
 */
export function binomialDensity(x: number, n: number, p: number, q: number): number {
  const rest = n - x
  const exponent =
    stirlingError(n) - stirlingError(x) - stirlingError(rest) - deviance(x, n * p) - deviance(rest, n * q)
  return Math.sqrt(n / (2 * Math.PI * x * rest)) * Math.exp(exponent)
}

/** The Poisson probability of x at mean m, also for real x > 0: exp( −δ(x) − D(x; m) ) / √(2πx). */
export function poissonDensity(x: number, m: number): number {
  return Math.exp(-stirlingError(x) - deviance(x, m)) / Math.sqrt(2 * Math.PI * x)
}

/**
 * D(x; m) = x ln(x/m) + m − x ≥ 0. Where x is near m the terms cancel; there it is, with v = (x − m)/(x + m),
 *
 *   D = (x − m) v + 2x (v³/3 + v⁵/5 + …)
 */
function deviance(x: number, m: number): number {
  const v = (x - m) / (x + m)
  if (!(Math.abs(v) < 0.1)) return x * Math.log(x / m) + m - x
  let sum = (x - m) * v
  let term = 2 * x * v
  for (let k = 3; ; k += 2) {
    term *= v * v
    const next = sum + term / k
    if (next === sum) return sum
    sum = next
  }
}
