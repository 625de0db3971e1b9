/** One unit in a funnel: mean of its n values and their standard deviation (n − 1). */
export type FunnelPoint = { n: number; mean: number; sd: number }
/** `centre` ± z·√(tau2 + s2/n) are the limits of a unit of n. */
export type Funnel = { centre: number; s2: number; tau2: number }

/**
 * The funnel of several units' means: how far may a unit of n lie from the centre when units differ no more than usual?
 *
 *   centre = Σ nᵢ·meanᵢ / Σ nᵢ                     s² = Σ (nᵢ − 1)·sdᵢ² / Σ (nᵢ − 1)
 *   zᵢ = (meanᵢ − centre)·√nᵢ / s, winsorised at its 10th and 90th percentile;  φ = mean z²
 *   tau² = max(0, (I·φ − (I − 1)) / (Σw − Σw²/Σw)),  wᵢ = nᵢ/s²,  I units
 *
 * Winsorising keeps one extreme unit from widening the limits that should catch it.
 *
 * @returns null without spread inside the units (s² = 0), or with fewer than two units
 * @see Spiegelhalter 2005, "Funnel plots for comparing institutional performance", Statistics in Medicine 24:1185
 */
export function funnel(points: FunnelPoint[]): Funnel | null {
  if (points.length < 2) return null
  const total = sum(points.map(({ n }) => n))
  const centre = sum(points.map(({ n, mean }) => n * mean)) / total
  const s2 = sum(points.map(({ n, sd }) => (n - 1) * sd * sd)) / (total - points.length)
  if (!(s2 > 0)) return null
  const z = winsorise(points.map(({ n, mean }) => (mean - centre) * Math.sqrt(n / s2)))
  const w = points.map(({ n }) => n / s2)
  const units = points.length
  const phi = sum(z.map((value) => value * value)) / units
  const spread = sum(w) - sum(w.map((value) => value * value)) / sum(w)
  return { centre, s2, tau2: Math.max(0, (units * phi - (units - 1)) / spread) }
}

/** Limits of a unit of n at z standard errors: 1.96 for "beyond noise", 3.09 for a signal. */
export function funnelLimits({ centre, s2, tau2 }: Funnel, n: number, z: number): { lower: number; upper: number } {
  const half = z * Math.sqrt(tau2 + s2 / n)
  return { lower: centre - half, upper: centre + half }
}

/** Values beyond the 10th and 90th percentile (linear between order statistics) are set to that percentile. */
function winsorise(values: number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b)
  const low = percentile(sorted, 0.1)
  const high = percentile(sorted, 0.9)
  return values.map((value) => Math.min(high, Math.max(low, value)))
}

function percentile(sorted: number[], p: number): number {
  const position = (sorted.length - 1) * p
  const below = Math.floor(position)
  // Both indices lie inside the array, because 0 ≤ p ≤ 1.
  const low = sorted[below] as number
  const high = sorted[Math.ceil(position)] as number
  return low + (position - below) * (high - low)
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0)
