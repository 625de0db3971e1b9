import type { RemlFit } from '#queries/stats/mixed/reml.ts'

/** Two components whose estimates go against each other so strongly are one: what one gains the other loses. */
const INSEPARABLE = -0.9

/**
 * Pairs of components whose estimated variances the average information does not tell apart: correlation below −0.9 in its
 * inverse, among the components that are not 0.
 */
export function correlatedComponents(fit: RemlFit): { a: string; b: string; correlation: number }[] {
  const size = fit.names.length + 1
  const free = Array.from({ length: size }, (_, k) => k).filter((k) => k === size - 1 || !fit.atBoundary[k])
  const covariance = inverse(free.map((i) => free.map((j) => fit.information[i * size + j]!)))
  if (!covariance) return []
  const pairs: { a: string; b: string; correlation: number }[] = []
  for (let i = 0; i < free.length - 1; i++) {
    for (let j = i + 1; j < free.length - 1; j++) {
      const correlation = covariance[i]![j]! / Math.sqrt(covariance[i]![i]! * covariance[j]![j]!)
      if (correlation < INSEPARABLE) pairs.push({ a: fit.names[free[i]!]!, b: fit.names[free[j]!]!, correlation })
    }
  }
  return pairs.sort((one, other) => one.correlation - other.correlation)
}

/** Gauss–Jordan with the diagonal as pivot, for a small positive definite matrix; null when it is not. */
function inverse(matrix: number[][]): number[][] | null {
  const n = matrix.length
  const a = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))])
  for (let i = 0; i < n; i++) {
    const pivot = a[i]![i]!
    if (!(pivot > 0)) return null
    for (let j = 0; j < 2 * n; j++) a[i]![j]! /= pivot
    for (let k = 0; k < n; k++) {
      const times = a[k]![i]!
      if (k === i || times === 0) continue
      for (let j = 0; j < 2 * n; j++) a[k]![j]! -= times * a[i]![j]!
    }
  }
  return a.map((row) => row.slice(n))
}
