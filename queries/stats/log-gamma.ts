/**
 * ln Γ(x), to about 15 digits (absolute near its zeros at 1 and 2).
 *
 *   ln Γ(z) = (z − ½) ln z − z + ½ ln 2π + 1/(12z) − 1/(360z³) + …,   z = x + k ≥ 12,   ln Γ(x) = ln Γ(z) − ln x(x+1)…(z−1)
 *
 * @param x  > 0
 * @see Abramowitz & Stegun 1964, 6.1.41 (Stirling's series) and 6.1.15 (recurrence)
 */
export function logGamma(x: number): number {
  if (!(x > 0 && x < Infinity)) throw new RangeError(`logGamma needs a finite x > 0, got ${x}`)
  let product = 1
  let z = x
  for (; z < LARGE; z++) product *= z
  return (z - 0.5) * Math.log(z) - z + HALF_LOG_2PI + stirlingTail(z) - Math.log(product)
}

/**
 * What Stirling's formula leaves over: δ(n) = ln Γ(n + 1) − (n + ½) ln n + n − ½ ln 2π, positive and about 1/(12n).
 *
 * @param n  > 0
 */
export function stirlingError(n: number): number {
  return n >= LARGE ? stirlingTail(n) : logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - HALF_LOG_2PI
}

/** 1/(12z) − 1/(360z³) + 1/(1260z⁵) − …: the terms left out are below 1e-16 from z = 12. */
function stirlingTail(z: number): number {
  const s = 1 / (z * z)
  const inner = 1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s * (1 / 156 - (s * 3617) / 122400)))
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * inner))) / z
}

/** From here Stirling's series is exact to the last digit. */
const LARGE = 12
const HALF_LOG_2PI = Math.log(2 * Math.PI) / 2
