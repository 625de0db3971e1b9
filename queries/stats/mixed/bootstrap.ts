import type { Random } from '../random.ts'
import { fittedVariances } from './fitted-variances.ts'
import { fillNormals } from './normals.ts'
import type { RemlFit } from './reml.ts'
import { averageInformation, scoreOf, solution } from './restricted-likelihood.ts'
import { pseudoInverse } from './symmetric-pseudo-solve.ts'
import { turnedInterval } from './turned-interval.ts'

export type Bootstrap = {
  /** 95 % interval of the superpopulation share of each group. */
  intervals: { low: number; high: number }[]
  /** Variances of each replicate: factors, then the residual; negative ones set to 0. */
  variances: Float64Array[]
}

export type BootstrapOptions = {
  random: Random
  replicates: number
  /** By covariate of the tables, one value per row. */
  covariates?: Float64Array[]
  isCancelled?: () => boolean
}

/**
 * Parametric bootstrap of variance shares. Each replicate draws u and e at the fitted variances ŝ for the same rows, adds up its own
 * sums, and makes one step of Fisher scoring from ŝ:
 *
 *   s* = ŝ + I^-1·score(ŝ; y*),   I = mean of the average information over the replicates
 *
 * which is MINQUE at ŝ, exact for balanced rows, and for others differs from the full refit by terms of higher order. All replicates
 * share the factorisation at ŝ: each costs one pass over the rows and one solve.
 *
 * @param codes   by factor of the tables, the level of each row
 * @param groups  each a list of factors; K, their number, is the residual
 * @returns intervals of 0 … 1 and no variances where nothing was fitted
 * @throws RangeError when codes are missing
 * @see Andrews 2002, "Higher-order improvements of a computationally attractive k-step bootstrap", Econometrica 70:119;
 *      Rao 1971, "Estimation of variance and covariance components — MINQUE theory"
 */
export function bootstrapShares(
  fit: RemlFit,
  codes: Int32Array[],
  groups: number[][],
  { random, replicates, covariates = [], isCancelled }: BootstrapOptions,
): Bootstrap {
  const unknown = { intervals: groups.map(() => ({ low: 0, high: 1 })), variances: [] }
  if (!fit.system) return unknown
  const { equations } = fit.system
  const K = fit.tables.factors.length
  if (codes.length !== K) throw new RangeError(`bootstrapShares needs the codes of ${K} factors, got ${codes.length}`)
  const s = fittedVariances(fit)
  const traces = equations.traces()
  const rows = new Float64Array(fit.tables.rows)
  const scores: Float64Array[] = []
  const information = new Float64Array((K + 1) ** 2)
  const informed = Math.min(replicates, Math.max(FEWEST_INFORMED, Math.floor(WORK / (equations.nonzeros * (K + 1)))))
  for (let replicate = 0; replicate < replicates && !isCancelled?.(); replicate++) {
    simulate(fit, s, codes, random, rows)
    const sums = sumsOf(fit, codes, covariates, rows)
    const at = { s, ...solution(fit.tables, equations, sums.right, sums.squares) }
    scores.push(scoreOf(fit.tables, equations, at, traces).score)
    if (replicate >= informed) continue
    const found = averageInformation(fit.tables, equations, at)
    for (let t = 0; t < found.length; t++) information[t]! += found[t]!
  }
  if (scores.length === 0) return unknown
  const inverse = pseudoInverse(
    information.map((sum) => sum / Math.min(informed, scores.length)),
    K + 1,
  )
  const steps = scores.map((score) => stepFrom(s, inverse, score))
  const fitted = Float64Array.of(...fit.variances, fit.residualVariance)
  return {
    intervals: groups.map((group) => shareFrom(steps, fitted, group)),
    variances: steps.map((step) => step.map((variance) => Math.max(variance, 0))),
  }
}

/** The mean information settles long before the tails of the replicates do. */
const FEWEST_INFORMED = 100
/** Multiplications spent on average informations beyond the fewest. */
const WORK = 1e8
/** A replicate's residual variance is at least this part of the fitted one. */
const SMALLEST_RESIDUAL = 0.01

/** y* = Σ Z_k·u_k + e without fixed effects, which REML does not see. */
function simulate({ tables }: RemlFit, s: Float64Array, codes: Int32Array[], random: Random, y: Float64Array): void {
  fillNormals(y, random, Math.sqrt(s.at(-1)!))
  codes.forEach((code, k) => {
    if (s[k] === 0) return
    const u = new Float64Array(tables.factors[k]!.n.length)
    fillNormals(u, random, Math.sqrt(s[k]!))
    for (let row = 0; row < y.length; row++) y[row]! += u[code[row]!]!
  })
}

/** [Z X]'y* in the order of the equations, and y*'y*. */
function sumsOf({ tables, system }: RemlFit, codes: Int32Array[], covariates: Float64Array[], y: Float64Array) {
  const { layout } = system!.equations
  const right = new Float64Array(layout.total)
  for (const k of layout.order) {
    const code = codes[k]!
    const sums = right.subarray(layout.offset[k]!, layout.offset[k]! + tables.factors[k]!.n.length)
    for (let row = 0; row < y.length; row++) sums[code[row]!]! += y[row]!
  }
  let squares = 0
  for (let row = 0; row < y.length; row++) squares += y[row]! * y[row]!
  layout.fixed.forEach((j, index) => {
    const x = j === 0 ? null : covariates[j - 1]
    if (x === undefined) throw new RangeError('bootstrapShares needs the covariates of the fit')
    const centre = j === 0 ? 0 : tables.covariates!.centre[j - 1]!
    let sum = 0
    for (let row = 0; row < y.length; row++) sum += (x ? x[row]! - centre : 1) * y[row]!
    right[layout.fixedOffset + index] = sum
  })
  return { right, squares }
}

function stepFrom(s: Float64Array, inverse: Float64Array, score: Float64Array): Float64Array {
  const size = s.length
  return s.map((variance, a) => {
    let next = variance
    for (let b = 0; b < size; b++) next += inverse[a * size + b]! * score[b]!
    return a === size - 1 ? Math.max(next, SMALLEST_RESIDUAL * variance) : next
  })
}

/** Interval of a group's share from that of its odds; of the complement when the group holds the residual, so that no odds are infinite. */
function shareFrom(steps: Float64Array[], fitted: Float64Array, group: number[]): { low: number; high: number } {
  const residual = fitted.length - 1
  if (group.includes(residual)) {
    const rest = Array.from(fitted.keys()).filter((k) => !group.includes(k))
    const { low, high } = shareFrom(steps, fitted, rest)
    return { low: 1 - high, high: 1 - low }
  }
  const others = Array.from(fitted.keys()).filter((k) => !group.includes(k))
  const odds = (s: Float64Array): number =>
    group.reduce((sum, k) => sum + s[k]!, 0) / others.reduce((sum, k) => sum + Math.max(s[k]!, 0), 0)
  const { low, high } = turnedInterval(steps.map(odds), odds(fitted))
  const share = (o: number): number => (o > 0 ? o / (1 + o) : 0)
  return { low: share(low), high: share(high) }
}
