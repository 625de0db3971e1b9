import type { CountTables } from './count-tables.ts'
import { fixedOfLevel } from './fixed-columns.ts'
import type { MixedEquations } from './mixed-equations.ts'

/** The restricted likelihood at one set of variances, and the solution (û, b̂) that goes with it. */
export type Evaluation = {
  /** One variance per factor of the tables, then the residual's. */
  s: Float64Array
  /** −2 log restricted likelihood, with all constants. */
  deviance: number
  /** û and b̂ in the order of the equations. */
  x: Float64Array
  /** y'Py·s_e = y'y − b̂'X'y − û'Z'y. */
  ypy: number
  /** û_k'û_k by factor. */
  squares: Float64Array
}

/**
 *   −2 l_R = (N − p)·log(2π s_e) + log det C − Σ_k q_k·log λ_k + ypy/s_e
 *
 * the same number as lme4's REMLcrit. With `profiled`, all variances are first multiplied by one number, which leaves C as it is, so
 * that s_e = ypy/(N − p): the best value for these λ.
 *
 * @param s  variances above 0; of factors outside the model 0
 * @throws RangeError when C is singular to working precision
 * @see Bates, Mächler, Bolker & Walker 2015, "Fitting linear mixed-effects models using lme4", 3.4
 */
export function evaluate(
  tables: CountTables,
  equations: MixedEquations,
  s: Float64Array,
  { profiled }: { profiled: boolean },
): Evaluation {
  const { order, fixed } = equations.layout
  const K = tables.factors.length
  const lambda = s.map((variance) => (variance > 0 ? s[K]! / variance : 0)).subarray(0, K)
  let logDeterminant = equations.refresh(lambda)
  for (const k of order) logDeterminant -= tables.factors[k]!.n.length * Math.log(lambda[k]!)
  const { x, ypy, squares } = solution(tables, equations, equations.right, tables.sumSquares)
  const freedom = tables.rows - fixed.length
  const scale = profiled ? ypy / freedom / s[K]! : 1
  const scaled = s.map((variance) => variance * scale)
  const deviance = freedom * Math.log(2 * Math.PI * scaled[K]!) + logDeterminant + ypy / scaled[K]!
  return { s: scaled, deviance, x, ypy, squares }
}

/** û, b̂ and the sums of squares that follow, for a response with these sums; C is that of the last refresh. */
export function solution(
  tables: CountTables,
  equations: MixedEquations,
  right: Float64Array,
  sumSquares: number,
): Pick<Evaluation, 'x' | 'ypy' | 'squares'> {
  const { order, offset } = equations.layout
  const x = right.slice()
  equations.solve(x)
  let ypy = sumSquares
  for (let i = 0; i < x.length; i++) ypy -= x[i]! * right[i]!
  const squares = new Float64Array(tables.factors.length)
  for (const k of order) {
    const end = offset[k]! + tables.factors[k]!.n.length
    for (let i = offset[k]!; i < end; i++) squares[k]! += x[i]! * x[i]!
  }
  return { x, ypy, squares }
}

type SumsOfSquares = Pick<Evaluation, 's' | 'ypy' | 'squares'>

/** First derivatives of the log restricted likelihood, and the traces T_k = tr C^kk they rest on. */
export type Score = { score: Float64Array; traces: Float64Array }

/**
 *   ∂l/∂s_k = −½ [ (q_k − λ_k·T_k)/s_k − û_k'û_k/s_k² ]
 *   ∂l/∂s_e = −½ [ (N − p − edf)/s_e − ê'ê/s_e² ],   edf = Σ (q_k − λ_k·T_k),   ê'ê = ypy − Σ λ_k·û_k'û_k
 *
 * The equations must have been refreshed at the variances of the evaluation, and not since.
 */
export function scoreOf(
  tables: CountTables,
  equations: MixedEquations,
  { s, ypy, squares }: SumsOfSquares,
  traces: Float64Array = equations.traces(),
): Score {
  const K = tables.factors.length
  const score = new Float64Array(K + 1)
  let edf = 0
  for (const k of equations.layout.order) {
    const used = tables.factors[k]!.n.length - (s[K]! / s[k]!) * traces[k]!
    edf += used
    score[k] = -0.5 * (used / s[k]! - squares[k]! / s[k]! ** 2)
  }
  const freedom = tables.rows - equations.layout.fixed.length
  const residual = residualSquares(equations, { s, ypy, squares })
  score[K] = -0.5 * ((freedom - edf) / s[K]! - residual / s[K]! ** 2)
  return { score, traces }
}

const residualSquares = ({ layout }: MixedEquations, { s, ypy, squares }: SumsOfSquares) =>
  layout.order.reduce((rest, k) => rest - (s.at(-1)! / s[k]!) * squares[k]!, ypy)

/**
 * Average information: the mean of observed and expected information, up to terms that vanish in expectation.
 *
 *   w_k = Z_k·û_k/s_k,   w_e = ê/s_e,   AI_ab = ½·w_a'·P·w_b,   P·w = (w − [X Z]·C^-1·[X Z]'w)/s_e
 *
 * From count tables alone: X'ê = 0 and Z_k'ê = λ_k·û_k by the equations, so [X Z]'w_e = [0; û_k/s_k] and w_k'w_e = û_k'û_k/s_k².
 *
 * @returns (K + 1)², row major, the residual last; rows of factors outside the model are 0
 * @see Gilmour, Thompson & Cullis 1995, "Average information REML", Biometrics 51:1440
 */
export function averageInformation(
  tables: CountTables,
  equations: MixedEquations,
  at: Omit<Evaluation, 'deviance'>,
): Float64Array {
  const { s, x, squares } = at
  const { order, offset } = equations.layout
  const K = tables.factors.length
  const size = K + 1
  const working = new Map<number, Float64Array>()
  for (const k of order) working.set(k, countsTimesEffects(tables, equations, k, x, 1 / s[k]!))
  const ofResidual = new Float64Array(x.length)
  for (const k of order) {
    for (let i = offset[k]!; i < offset[k]! + tables.factors[k]!.n.length; i++) ofResidual[i] = x[i]! / s[k]!
  }
  working.set(K, ofResidual)

  const inner = (a: number, b: number): number => {
    if (a === K && b === K) return residualSquares(equations, at) / s[K]! ** 2
    if (a === K || b === K) return squares[Math.min(a, b)]! / s[Math.min(a, b)]! ** 2
    const f = working.get(a)!
    let sum = 0
    for (let i = offset[b]!; i < offset[b]! + tables.factors[b]!.n.length; i++) sum += f[i]! * x[i]!
    return sum / s[b]!
  }
  const information = new Float64Array(size * size)
  for (const b of working.keys()) {
    const solved = working.get(b)!.slice()
    equations.solve(solved)
    for (const a of working.keys()) {
      if (a > b) continue
      const f = working.get(a)!
      let explained = 0
      for (let i = 0; i < f.length; i++) explained += f[i]! * solved[i]!
      information[a * size + b] = information[b * size + a] = (0.5 * (inner(a, b) - explained)) / s[K]!
    }
  }
  return information
}

/** [Z X]'·Z_k·u_k·scale from the count tables, in the order of the equations. */
function countsTimesEffects(
  tables: CountTables,
  { layout }: MixedEquations,
  k: number,
  x: Float64Array,
  scale: number,
): Float64Array {
  const out = new Float64Array(x.length)
  const { offset, fixed, fixedOffset } = layout
  const { n } = tables.factors[k]!
  const first = offset[k]!
  for (let i = 0; i < n.length; i++) {
    const u = x[first + i]! * scale
    out[first + i] = n[i]! * u
    for (let c = 0; c < fixed.length; c++) out[fixedOffset + c]! += fixedOfLevel(tables, k, i, fixed[c]!) * u
  }
  for (const { a, b, ia, ib, n: count } of tables.pairs) {
    if ((a !== k && b !== k) || offset[a]! < 0 || offset[b]! < 0) continue
    const [mine, theirs, to] = a === k ? [ia, ib, offset[b]!] : [ib, ia, offset[a]!]
    for (let t = 0; t < count.length; t++) out[to + theirs[t]!]! += count[t]! * x[first + mine[t]!]! * scale
  }
  return out
}
