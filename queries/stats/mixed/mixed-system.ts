import type { Random } from '../random.ts'
import type { CountTables } from './count-tables.ts'
import type { MixedEquations } from './mixed-equations.ts'
import { fillNormals } from './normals.ts'

/** A weighted sum of fixed effects (intercept first, uncentred) and of effects of levels. */
export type Contrast = {
  fixed?: Float64Array
  effects: { factor: number; level: Int32Array; weight: Float64Array }[]
}

/** Fixed effects (intercept first, uncentred) and effects of the levels of each factor. */
export type Effects = { fixed: Float64Array; effects: Float64Array[] }

/** The factorised mixed-model equations at the fitted variances: everything that asks for C^-1 after the fit. */
export type MixedSystem = {
  equations: MixedEquations
  residualVariance: number
  /** s_e·C^ii: variance of û_i − u_i, the uncertainty of the fixed effects included. 0 for factors outside the model. */
  predictionErrorVariance(factor: number): Float64Array
  /** Σ_i ω_i·PEV_i by factor, without forming the PEV of each level. */
  weightedErrorVariance(weights: Float64Array[]): Float64Array
  /** s_e·c'C^-1·c. */
  variance(contrast: Contrast): number
  /** One joint draw from N((b̂, û), s_e·C^-1). Pass `into` to write over an earlier draw. */
  draw(random: Random, into?: Effects): Effects
}

/**
 * @param solution          û, b̂ in the order of the equations
 * @param residualVariance  s_e at which `equations` were refreshed last; they must not be refreshed again
 */
export function mixedSystem(tables: CountTables, equations: MixedEquations, residualVariance: number): MixedSystem {
  const { offset, order, total } = equations.layout
  const inModel = (factor: number) => offset[factor]! >= 0
  let half: Float64Array | undefined
  let noise: Float64Array | undefined
  let drawn: Float64Array | undefined
  return {
    equations,
    residualVariance,
    predictionErrorVariance(factor) {
      if (!inModel(factor)) return new Float64Array(tables.factors[factor]!.n.length)
      return equations.diagonal(factor).map((value) => residualVariance * value)
    },
    weightedErrorVariance: (weights) => equations.traces(weights).map((value) => residualVariance * value),
    variance({ fixed, effects }) {
      const c = new Float64Array(total)
      if (fixed) c.set(centredWeights(tables, equations, fixed), equations.layout.fixedOffset)
      for (const { factor, level, weight } of effects) {
        if (!inModel(factor)) continue
        for (let t = 0; t < level.length; t++) c[offset[factor]! + level[t]!]! += weight[t]!
      }
      return residualVariance * equations.forms([c])[0]!
    },
    draw(random, into) {
      if (!half) {
        half = equations.right.slice()
        equations.halfSolve(half)
      }
      noise ??= new Float64Array(total)
      drawn ??= new Float64Array(total)
      fillNormals(noise, random, Math.sqrt(residualVariance))
      equations.drawInto(drawn, half, noise)
      if (!into) return effectsOf(tables, equations, drawn)
      for (const k of order) into.effects[k]!.set(drawn.subarray(offset[k]!, offset[k]! + into.effects[k]!.length))
      into.fixed.set(fixedEffects(tables, equations, drawn))
      return into
    },
  }
}

/** A solution of the equations, by factor of the tables; 0 for factors and columns outside the model. */
export function effectsOf(tables: CountTables, equations: MixedEquations, x: Float64Array): Effects {
  const { offset } = equations.layout
  const effects = tables.factors.map(({ n }, k) =>
    offset[k]! < 0 ? new Float64Array(n.length) : x.slice(offset[k]!, offset[k]! + n.length),
  )
  return { fixed: fixedEffects(tables, equations, x), effects }
}

/** Fixed effects for the response and covariates as they came: b_0 + centre of y − Σ b_j·centre of x_j. */
function fixedEffects(tables: CountTables, { layout }: MixedEquations, x: Float64Array): Float64Array {
  const fixed = new Float64Array(1 + (tables.covariates?.names.length ?? 0))
  layout.fixed.forEach((j, index) => (fixed[j] = x[layout.fixedOffset + index]!))
  fixed[0]! += tables.centre
  tables.covariates?.centre.forEach((centre, j) => (fixed[0]! -= fixed[j + 1]! * centre))
  return fixed
}

/** Weights on uncentred fixed effects as weights on those of the equations, in their order. */
function centredWeights(tables: CountTables, { layout }: MixedEquations, weights: Float64Array): Float64Array {
  const shift = (j: number) => (j === 0 ? 0 : weights[0]! * tables.covariates!.centre[j - 1]!)
  return Float64Array.from(layout.fixed, (j) => (weights[j] ?? 0) - shift(j))
}
