import { averageInformationStep, FLOOR, isAtFloor } from './average-information-step.ts'
import type { CountTables } from './count-tables.ts'
import type { MixedEquations } from './mixed-equations.ts'
import { averageInformation, evaluate, scoreOf } from './restricted-likelihood.ts'
import type { Evaluation, Score } from './restricted-likelihood.ts'

export type Search = {
  /** Components that may move (index as in the variances); the others keep their start value. */
  free: number[]
  /** May all variances be scaled together? Only when all are free. */
  profiled: boolean
  maxIterations: number
  /** Largest relative change of a component in a step that counts as none. */
  tolerance: number
  onIteration?: ((iteration: number, deviance: number) => void) | undefined
  isCancelled?: (() => boolean) | undefined
}

export type Maximum = Evaluation & {
  information: Float64Array
  score: Float64Array
  iterations: number
  converged: boolean
}

/**
 * Climbs the restricted likelihood by average-information scoring from `start`. A step that would raise the deviance is halved, and
 * then halved again; if it still rises, one step of the EM algorithm takes its place, which never raises it:
 *
 *   s_k ← (û_k'û_k + s_e·T_k)/q_k
 *
 * On return the equations are refreshed at the variances found.
 *
 * @returns null when C is singular at the start
 * @see Johnson & Thompson 1995, Journal of Dairy Science 78:449 (AI with EM as safeguard)
 */
export function maximise(
  tables: CountTables,
  equations: MixedEquations,
  start: Float64Array,
  { free, profiled, maxIterations, tolerance, onIteration, isCancelled }: Search,
): Maximum | null {
  const attempt = (s: Float64Array): Evaluation | null => {
    try {
      const found = evaluate(tables, equations, s, { profiled })
      return Number.isFinite(found.deviance) && found.ypy > 0 ? found : null
    } catch (error) {
      if (error instanceof RangeError) return null
      throw error
    }
  }
  const first = attempt(start)
  if (!first) return null
  let at = first
  const shrinks = new Int32Array(start.length)
  for (let iteration = 1; ; iteration++) {
    const derivatives = scoreOf(tables, equations, at)
    const information = averageInformation(tables, equations, at)
    onIteration?.(iteration, at.deviance)
    const next = averageInformationStep(at.s, derivatives.score, information, free, shrinks)
    const done = (converged: boolean) => ({
      ...at,
      information,
      score: derivatives.score,
      iterations: iteration,
      converged,
    })
    const isSettled = largestChange(at.s, next, free) < tolerance || inErrors(at.s, next, information) < NEGLIGIBLE
    if (isSettled) return done(true)
    if (hasNoResidual(tables, at) || iteration >= maxIterations || isCancelled?.()) return done(false)

    const slack = ROUNDING * (1 + Math.abs(at.deviance))
    let accepted: Evaluation | null = null
    for (const part of [1, 0.5, 0.25]) {
      const found = attempt(part === 1 ? next : between(at.s, next, part))
      if (found && found.deviance <= at.deviance + slack) {
        accepted = found
        break
      }
    }
    accepted ??= attempt(emStep(tables, equations, at, derivatives, free))
    if (!accepted || accepted.deviance > at.deviance + slack) {
      attempt(at.s)
      return done(false)
    }
    at = accepted
  }
}

/** A step of a millionth of a standard error changes no digit that anybody could read. */
const NEGLIGIBLE = 1e-6
/** Part of the deviance that summation in another order may change. */
const ROUNDING = 1e-10
/** With a residual below this part of the mean square the response is a function of its factors. */
const NO_RESIDUAL = 1e-10

const hasNoResidual = (tables: CountTables, { s }: Evaluation) =>
  s.at(-1)! < (NO_RESIDUAL * tables.sumSquares) / tables.rows

const between = (from: Float64Array, to: Float64Array, part: number) =>
  from.map((value, k) => value + part * (to[k]! - value))

/** Components at the floor before and after do not count. */
function largestChange(from: Float64Array, to: Float64Array, free: number[]): number {
  const residual = from.at(-1)!
  const moved = free.filter((k) => !(isAtFloor(from[k]!, residual) && isAtFloor(to[k]!, residual)))
  return moved.reduce((most, k) => Math.max(most, Math.abs(to[k]! / from[k]! - 1)), 0)
}

/** Length of a step in units of the standard errors it could be told by: √(Δ'·AI·Δ). */
function inErrors(from: Float64Array, to: Float64Array, information: Float64Array): number {
  const size = from.length
  let form = 0
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) form += (to[a]! - from[a]!) * information[a * size + b]! * (to[b]! - from[b]!)
  }
  return Math.sqrt(Math.max(0, form))
}

function emStep(
  tables: CountTables,
  equations: MixedEquations,
  { s, squares, ypy }: Evaluation,
  { traces }: Score,
  free: number[],
): Float64Array {
  const K = tables.factors.length
  const next = s.slice()
  for (const k of free) {
    if (k === K) next[k] = ypy / (tables.rows - equations.layout.fixed.length)
    else next[k] = Math.max((squares[k]! + s[K]! * traces[k]!) / tables.factors[k]!.n.length, FLOOR * s[K]!)
  }
  return next
}
