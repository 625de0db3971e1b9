import type { CountTables } from './count-tables.ts'
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
 * Let v_k be û_k in its place among the equations and 0 elsewhere. By the equations X'ê = 0 and Z_k'ê = λ_k·û_k, and
 * [X Z]'·Z_k·û_k = C·v_k − λ_k·v_k, so that no count table is needed, only the forms G_ab = v_a'·C^-1·v_b of sparse vectors:
 *
 *   2·s_e·AI_ab = λ_a·λ_b/(s_a·s_b)·([a = b]·û_a'û_a/λ_a − G_ab)
 *   2·s_e·AI_eb = λ_b/s_b·Σ_k G_kb/s_k
 *   2·s_e·AI_ee = ê'ê/s_e² − Σ_jk G_jk/(s_j·s_k)
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
  const forms = equations.forms(
    order.map((k) => {
      const v = new Float64Array(x.length)
      const end = offset[k]! + tables.factors[k]!.n.length
      v.set(x.subarray(offset[k]!, end), offset[k]!)
      return v
    }),
  )
  const information = new Float64Array(size * size)
  const put = (a: number, b: number, twice: number) => {
    information[a * size + b] = information[b * size + a] = (0.5 * twice) / s[K]!
  }
  let ofResidual = residualSquares(equations, at) / s[K]! ** 2
  order.forEach((b, j) => {
    let withResidual = 0
    order.forEach((a, i) => {
      const form = forms[i * order.length + j]!
      const weight = (s[K]! / (s[a]! * s[b]!)) ** 2
      if (i <= j) put(a, b, weight * ((a === b ? (squares[a]! * s[a]!) / s[K]! : 0) - form))
      withResidual += form / s[a]!
    })
    ofResidual -= withResidual / s[b]!
    put(K, b, (s[K]! / s[b]! ** 2) * withResidual)
  })
  put(K, K, ofResidual)
  return information
}
