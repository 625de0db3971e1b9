/**
 * The quantile of Student's t with `df` degrees of freedom: the t that leaves probability 1 − p above it.
 *
 *   mean ± t(0.975, n − 1) · sd / √n   is the 95 % interval of a mean of n values
 *
 * @param p   probability below the quantile, 0 < p < 1
 * @param df  whole number ≥ 1
 * @see Abramowitz & Stegun 1972, 26.7.3–26.7.5 (finite series for whole df; expansion about the normal for many)
 */
export function studentT(p: number, df: number): number {
  if (!(p > 0 && p < 1) || !Number.isInteger(df) || df < 1) {
    throw new RangeError(`studentT needs 0 < p < 1 and whole df of at least 1, got p = ${p}, df = ${df}`)
  }
  if (p < 0.5) return -studentT(1 - p, df)
  if (df > LONGEST_SERIES) return aboutTheNormal(normalQuantile(p), df)
  let low = 0
  let high = 1
  while (twoSided(high, df) < 2 * p - 1) high *= 2
  // Bisection cannot miss; the doubles between the ends run out after about 60 halvings.
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return middle
    if (twoSided(middle, df) < 2 * p - 1) low = middle
    else high = middle
  }
}

/** Above this df the expansion is exact to 1e-11 and the series would only be slower. */
const LONGEST_SERIES = 300

/** A(t | df) = P(−t ≤ T ≤ t), with θ = arctan(t / √df); A&S 26.7.3 (odd df) and 26.7.4 (even df). */
function twoSided(t: number, df: number): number {
  const theta = Math.atan(t / Math.sqrt(df))
  const cos2 = Math.cos(theta) ** 2
  const odd = df % 2 === 1
  if (df === 1) return (2 * theta) / Math.PI
  let term = odd ? Math.cos(theta) : 1
  let sum = term
  for (let j = odd ? 3 : 2; j <= df - 2; j += 2) {
    term *= (cos2 * (j - 1)) / j
    sum += term
  }
  return odd ? (2 / Math.PI) * (theta + Math.sin(theta) * sum) : Math.sin(theta) * sum
}

/** A&S 26.7.5: t as a series in 1/df about the normal quantile x. */
function aboutTheNormal(x: number, df: number): number {
  const g1 = (x ** 3 + x) / 4
  const g2 = (5 * x ** 5 + 16 * x ** 3 + 3 * x) / 96
  const g3 = (3 * x ** 7 + 19 * x ** 5 + 17 * x ** 3 - 15 * x) / 384
  const g4 = (79 * x ** 9 + 776 * x ** 7 + 1482 * x ** 5 - 1920 * x ** 3 - 945 * x) / 92160
  return x + g1 / df + g2 / df ** 2 + g3 / df ** 3 + g4 / df ** 4
}

/** Acklam's rational approximation, sharpened by one Halley step on the normal integral (series about 0). */
function normalQuantile(p: number): number {
  let x = p < 0.97575 ? central(p - 0.5) : tail(Math.sqrt(-2 * Math.log(1 - p)))
  for (let step = 0; step < 2; step++) {
    const error = (normalBelow(x) - p) * Math.sqrt(2 * Math.PI) * Math.exp((x * x) / 2)
    x -= error / (1 + (x * error) / 2)
  }
  return x
}

const polynomial = (coefficients: number[], x: number): number => coefficients.reduce((sum, c) => sum * x + c, 0)

/** @see Acklam 2003, "An algorithm for computing the inverse normal cumulative distribution function" */
function central(q: number): number {
  const r = q * q
  const a = [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
  ]
  const b = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1]
  return (q * polynomial(a, r)) / polynomial(b, r)
}

function tail(q: number): number {
  const c = [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ]
  const d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1]
  return -polynomial(c, q) / polynomial(d, q)
}

/** Φ(x) = ½ + φ(x)·(x + x³/3 + x⁵/(3·5) + …), A&S 26.2.11. */
function normalBelow(x: number): number {
  let term = x
  let sum = x
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
    term *= (x * x) / k
    sum += term
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI)
}
