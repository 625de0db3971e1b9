import { boundaryShare } from './boundary-share.ts'
import type { RemlFit } from './reml.ts'
import { pseudoSolve } from './symmetric-pseudo-solve.ts'

/** A share of the variance, 0 … 1. */
export type Share = { estimate: number; standardError: number }

/**
 * 'boundary': the estimate is 0 (or 1) and the interval one-sided. 'none': the data cannot say, and the interval is all of 0 … 1
 * (or, without any variance, 0 … 0).
 */
export type ShareInterval = {
  estimate: number
  low: number
  high: number
  method: 'logit_delta' | 'boundary' | 'none'
}

/**
 * Superpopulation shares: what an endless population of levels would show,
 *
 *   h_k = s_k/Σs,   se² = g'·AI^-1·g,   g_j = ([j = k] − h_k)/Σs
 *
 * @returns one share per factor of the tables, then the residual's; standard error 0 at the boundary
 */
export const superpopulationShares = (fit: RemlFit): Share[] =>
  Array.from({ length: fit.variances.length + 1 }, (_, k) => ({
    estimate: groupShare(fit, [k]),
    standardError: standardError(fit, [k]) ?? 0,
  }))

/**
 * Realised shares: how the variance among *these* rows divides, with w_i = n_i/N,
 *
 *   V_k = Σ w_i·u_i² − (Σ w_i·u_i)² + Σ w_i·PEV_ii − w'·PEV·w,   share = V_k/(ΣV + s_e)
 *
 * The PEV terms undo the shrinkage of û.
 *
 * @returns one share per factor of the tables, then the residual's; all 0 without variance or effects
 */
export function realisedShares(fit: RemlFit): Float64Array {
  const { residualVariance, variances } = fit
  const realised = fit.system ? realisedVariances(fit) : new Float64Array(variances.length)
  const total = realised.reduce((sum, v) => sum + v, residualVariance)
  if (fit.method === 'moments' || !(total > 0)) return new Float64Array(variances.length + 1)
  return Float64Array.of(...realised, residualVariance).map((v) => v / total)
}

/** V_k of each factor; 0 at the boundary. */
function realisedVariances({ tables, effects, atBoundary, system }: RemlFit): Float64Array {
  const weights = tables.factors.map(({ n }) => n.map((rows) => rows / tables.rows))
  const ofLevels = system!.weightedErrorVariance(weights)
  return Float64Array.from(tables.factors, ({ n }, factor) => {
    if (atBoundary[factor]) return 0
    const weight = weights[factor]!
    const ofMean = system!.variance({ effects: [{ factor, level: Int32Array.from(n.keys()), weight }] })
    return Math.max(0, weightedSpread(effects[factor]!, weight) + ofLevels[factor]! - ofMean)
  })
}

/** Σ w_i·u_i² − (Σ w_i·u_i)², for weights that add up to 1. */
export function weightedSpread(u: Float64Array, w: Float64Array): number {
  let squares = 0
  let mean = 0
  for (let i = 0; i < u.length; i++) {
    squares += w[i]! * u[i]! * u[i]!
    mean += w[i]! * u[i]!
  }
  return Math.max(0, squares - mean * mean)
}

/**
 * The 95 % interval of a superpopulation share, or of the sum of several. Between the boundaries by the delta method on the logit,
 * which stays inside 0 … 1 and covers far better than on the share itself:
 *
 *   logit h ± 1.96·se/(h·(1 − h))
 *
 * Where all factors of the group are at the boundary, [0, the share at which the profiled deviance has risen by 2.71].
 *
 * @param group  indices of factors; K, their number, is the residual
 */
export function shareInterval(fit: RemlFit, group: number[]): ShareInterval {
  const estimate = groupShare(fit, group)
  if (!fit.system) return { estimate, low: 0, high: fit.method === 'moments' ? 1 : estimate, method: 'none' }
  const others = fit.variances
    .keys()
    .toArray()
    .concat(fit.variances.length)
    .filter((k) => !group.includes(k))
  if (others.length === 0) return { estimate, low: 1, high: 1, method: 'boundary' }
  if (estimate === 0) return { estimate, low: 0, high: boundaryShare(fit, group), method: 'boundary' }
  if (groupShare(fit, others) === 0)
    return { estimate, low: 1 - boundaryShare(fit, others), high: 1, method: 'boundary' }

  const error = standardError(fit, group)
  if (error === null) return { estimate, low: 0, high: 1, method: 'none' }
  const half = (1.96 * error) / (estimate * (1 - estimate))
  const logit = Math.log(estimate / (1 - estimate))
  return { estimate, low: logistic(logit - half), high: logistic(logit + half), method: 'logit_delta' }
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x))

function groupShare({ variances, residualVariance }: RemlFit, group: number[]): number {
  const all = [...variances, residualVariance]
  const total = all.reduce((sum, s) => sum + s, 0)
  return total > 0 ? group.reduce((sum, k) => sum + all[k]!, 0) / total : 0
}

/** Null when the data cannot tell the group from the rest: the gradient then has a part on which there is no information. */
function standardError(fit: RemlFit, group: number[]): number | null {
  const size = fit.variances.length + 1
  const inside = Array.from({ length: size }, (_, k) => k).filter((k) => k === size - 1 || !fit.atBoundary[k])
  const total = fit.variances.reduce((sum, s) => sum + s, fit.residualVariance)
  if (!(total > 0) || !group.some((k) => inside.includes(k))) return null
  const h = groupShare(fit, group)
  const gradient = Float64Array.from(inside, (k) => ((group.includes(k) ? 1 : 0) - h) / total)
  const matrix = Float64Array.from(inside.flatMap((a) => inside.map((b) => fit.information[a * size + b]!)))
  const solved = pseudoSolve(matrix, gradient)
  const k = inside.length
  const missed = gradient.map((g, i) => {
    let rest = g
    for (let j = 0; j < k; j++) rest -= matrix[i * k + j]! * solved[j]!
    return Math.abs(rest)
  })
  if (Math.max(...missed) > UNINFORMED * Math.max(...gradient.map(Math.abs))) return null
  return Math.sqrt(
    Math.max(
      0,
      gradient.reduce((sum, g, i) => sum + g * solved[i]!, 0),
    ),
  )
}

/** Part of the gradient that rounding may leave over. */
const UNINFORMED = 1e-4
