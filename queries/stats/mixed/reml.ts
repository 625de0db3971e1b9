import { isAtFloor } from './average-information-step.ts'
import type { CountTables } from './count-tables.ts'
import { independentColumns } from './fixed-columns.ts'
import { maximise } from './maximise.ts'
import type { Maximum } from './maximise.ts'
import { mixedEquations } from './mixed-equations.ts'
import { effectsOf, mixedSystem } from './mixed-system.ts'
import type { MixedSystem } from './mixed-system.ts'
import { moments, residualSumOfSquares } from './moments.ts'

export type RemlOptions = {
  /** Variances of the factors, then the residual's; by moments when left out. */
  start?: Float64Array
  maxIterations?: number
  onIteration?: (iteration: number, deviance: number) => void
  isCancelled?: () => boolean
  /** Factors whose equations are eliminated before factorising (a nested one first); chosen by size when left out. */
  eliminate?: number[]
  /** Entries of the Schur complement or its factor (8 bytes each) above which the moments have to do. */
  mostNonzeros?: number
}

export type RemlStatus = 'converged' | 'not_converged' | 'no_rows' | 'too_few_rows' | 'constant' | 'one_level'

export type RemlFit = {
  /** 'moments' where the equations do not fit the memory budget: approximate, without effects. */
  method: 'reml' | 'moments'
  status: RemlStatus
  tables: CountTables
  names: string[]
  /** Variance of each factor of the tables; 0 at the boundary and for a factor with one level. */
  variances: Float64Array
  residualVariance: number
  atBoundary: boolean[]
  /** Intercept first, for the response and the covariates as they came; 0 for a column that others determine. */
  fixed: Float64Array
  /** Best linear unbiased predictions, by factor and level. */
  effects: Float64Array[]
  /** Null where no likelihood was computed. */
  minus2LogReml: number | null
  iterations: number
  /** Equations left after all eliminations. */
  nEquations: number
  /** Average information of (variances, residual), (K + 1)², row major; 0 for factors with one level. */
  information: Float64Array
  /** Null where nothing was fitted by REML. */
  system: MixedSystem | null
}

/**
 * Variance components of crossed and nested random intercepts by restricted maximum likelihood,
 *
 *   y = X·b + Σ_k Z_k·u_k + e,   u_k ~ N(0, s_k·I),   e ~ N(0, s_e·I)
 *
 * from count tables alone; the time of an iteration does not depend on the number of rows. Bad data never throw: the status says
 * what is wrong, and the figures are then 0.
 *
 * @see Gilmour, Thompson & Cullis 1995 (average information); Patterson & Thompson 1971, Biometrika 58:545 (REML)
 */
export function reml(tables: CountTables, options: RemlOptions = {}): RemlFit {
  const active = activeFactors(tables)
  const fixed = tables.rows > 0 ? independentColumns(tables) : []
  const problem = problemWith(tables, active, fixed)
  if (problem) return unfitted(tables, problem, fixed)

  const byMoments = moments(tables, active, fixed)
  const equations = mixedEquations(tables, active, fixed, options.eliminate, options.mostNonzeros)
  if (!equations) return fitByMoments(tables, byMoments)

  const start = startingFrom(options.start ?? byMoments, active)
  const found = maximise(tables, equations, start, {
    free: [...active, tables.factors.length],
    profiled: true,
    maxIterations: options.maxIterations ?? MOST_ITERATIONS,
    tolerance: SMALLEST_CHANGE,
    onIteration: options.onIteration,
    isCancelled: options.isCancelled,
  })
  if (!found) return unfitted(tables, 'not_converged', fixed)
  const { nEliminated, total } = equations.layout
  const { fixed: coefficients, effects } = effectsOf(tables, equations, found.x)
  const fit = figures(tables, found)
  return {
    ...fit,
    fixed: coefficients,
    effects: effects.map((ofFactor, k) => (fit.atBoundary[k] ? ofFactor.fill(0) : ofFactor)),
    method: 'reml',
    status: found.converged ? 'converged' : 'not_converged',
    nEquations: total - nEliminated,
    system: mixedSystem(tables, equations, found.s.at(-1)!),
  }
}

/** A fit that has not settled after so many iterations does not settle (6 to 12 are usual). */
const MOST_ITERATIONS = 60
/** Relative change of every component in a step at which a fit has converged. */
const SMALLEST_CHANGE = 1e-8
/** Part of the residual variance from which a component may start: from 0 none could rise. */
const SMALLEST_START = 1e-4

/** Factors with rows in at least two levels. */
const activeFactors = ({ factors }: CountTables): number[] =>
  factors.flatMap(({ n }, k) => (n.reduce((used, count) => used + (count > 0 ? 1 : 0), 0) >= 2 ? [k] : []))

function problemWith(tables: CountTables, active: number[], fixed: number[]): RemlStatus | null {
  const { rows, centre, sumSquares } = tables
  if (!(rows > 0) || !Number.isFinite(sumSquares) || !Number.isFinite(tables.sum)) return 'no_rows'
  if (rows - fixed.length < Math.max(2, active.length + 1)) return 'too_few_rows'
  const remaining = residualSumOfSquares(tables, fixed)
  const isRounding = !(remaining > ROUNDING ** 2 * rows * centre * centre)
  if (isRounding || !(remaining > ROUNDING * sumSquares)) return 'constant'
  return active.length === 0 ? 'one_level' : null
}

/** Relative deviation that rounding alone may make: of values from their centre, of a sum of squares. */
const ROUNDING = 1e-13

function startingFrom(given: Float64Array, active: number[]): Float64Array {
  const residual = given.at(-1)!
  const start = new Float64Array(given.length)
  for (const k of active) start[k] = Math.max(given[k]!, SMALLEST_START * residual)
  start[given.length - 1] = residual
  return start
}

function figures(tables: CountTables, { s, deviance, iterations, information }: Maximum) {
  const residualVariance = s.at(-1)!
  const atBoundary = tables.factors.map((_, k) => isAtFloor(s[k]!, residualVariance))
  return {
    tables,
    names: tables.factors.map(({ name }) => name),
    variances: s.slice(0, -1).map((variance, k) => (atBoundary[k] ? 0 : variance)),
    residualVariance,
    atBoundary,
    minus2LogReml: deviance,
    iterations,
    information,
  }
}

function fitByMoments(tables: CountTables, s: Float64Array): RemlFit {
  const none = unfitted(tables, 'converged', [])
  const variances = s.slice(0, -1)
  return {
    ...none,
    method: 'moments',
    variances,
    residualVariance: s.at(-1)!,
    atBoundary: Array.from(variances, (variance) => variance === 0),
  }
}

function unfitted(tables: CountTables, status: RemlStatus, fixed: number[]): RemlFit {
  const K = tables.factors.length
  const isUsable = status === 'one_level' || status === 'converged'
  const freedom = tables.rows - fixed.length
  return {
    method: 'reml',
    status,
    tables,
    names: tables.factors.map(({ name }) => name),
    variances: new Float64Array(K),
    residualVariance: isUsable && freedom > 0 ? residualSumOfSquares(tables, fixed) / freedom : 0,
    atBoundary: tables.factors.map(() => true),
    fixed: Float64Array.of(
      Number.isFinite(tables.centre) ? tables.centre : 0,
      ...(tables.covariates?.names.map(() => 0) ?? []),
    ),
    effects: tables.factors.map(({ n }) => new Float64Array(n.length)),
    minus2LogReml: null,
    iterations: 0,
    nEquations: 0,
    information: new Float64Array((K + 1) ** 2),
    system: null,
  }
}
