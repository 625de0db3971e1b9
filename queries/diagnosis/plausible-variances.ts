import { selectFactors, type CountTables } from '#queries/stats/mixed/count-tables.ts'
import type { RemlFit } from '#queries/stats/mixed/reml.ts'
import { settledFit } from './settled-fit.ts'
import { sideOf, type Factor, type Side } from './factors.ts'

/** Variances of the factors and the residual, and the part of the draws to be made at them; parts add up to 1. */
export type PlausibleVariances = { s: Float64Array; part: number }[]

/** A component so many standard errors above 0 is real without a refit. */
const CLEARLY_REAL = 5
/** Models with less weight than this leave no trace in a 95 % interval. */
const LEAST_WEIGHT = 0.01

/**
 * Drawing at the fitted variances alone would pretend that these were known: intervals would be too short, and a side that may not
 * exist at all would always be given a part. So the draws are shared out between the model and those without its system factors,
 * without its people, and without both, by Akaike weights,
 *
 *   w ∝ exp(−½ (D + K)),   D the restricted deviance, K its variance components (each counts half: they cannot fall below 0)
 *
 * and the draws of the full model go in equal parts to its bootstrap replicates.
 *
 * @param replicates  variances of the parametric bootstrap of the full model; none: its own alone
 * @see Burnham & Anderson 2002, "Model selection and multimodel inference", 2.9; Stram & Lee 1994 for variances at the boundary
 */
export function plausibleVariances(fit: RemlFit, replicates: readonly Float64Array[]): PlausibleVariances {
  if (!fit.system || fit.minus2LogReml === null) return []
  const own = Float64Array.of(...fit.variances, fit.residualVariance)
  const models = [
    { deviance: fit.minus2LogReml, sets: replicates.length > 0 ? replicates : [own], size: fit.names.length },
  ]
  for (const absent of [['system'], ['individual'], ['system', 'individual']] as Side[][]) {
    const without = refitWithout(fit, absent)
    if (without) models.push(without)
  }
  const best = Math.min(...models.map(({ deviance, size }) => deviance + size))
  const weights = models.map(({ deviance, size }) => Math.exp(-0.5 * (deviance + size - best)))
  const all = weights.reduce((sum, w) => sum + w, 0)
  const kept = weights.map((w) => (w / all < LEAST_WEIGHT ? 0 : w))
  const total = kept.reduce((sum, w) => sum + w, 0)
  return models.flatMap(({ sets }, m) =>
    kept[m] ? sets.map((s) => ({ s, part: kept[m]! / total / sets.length })) : [],
  )
}

/** The model without the factors of these sides; null when it has none of them, or they are clearly real. */
function refitWithout(fit: RemlFit, absent: readonly Side[]) {
  const { tables } = fit
  const isAbsent = (name: string) => absent.includes(sideOf(name as Factor)) // names of factors went in
  const left = fit.names.filter((name) => !isAbsent(name))
  const areReal = absent.some((side) =>
    fit.names.some((name, k) => sideOf(name as Factor) === side && isClearlyReal(fit, k)),
  )
  if (areReal || absent.some((side) => !fit.names.some((name) => sideOf(name as Factor) === side))) return null
  const refit = settledFit(selectFactors(tables, left))
  if (left.length > 0 && refit.status !== 'converged') return null
  const deviance = left.length > 0 ? refit.minus2LogReml! : devianceWithoutFactors(tables)
  const s = new Float64Array(fit.names.length + 1)
  fit.names.forEach((name, k) => (s[k] = isAbsent(name) ? 0 : refit.variances[left.indexOf(name)]!))
  s[fit.names.length] = left.length > 0 ? refit.residualVariance : meanSquare(tables)
  return { deviance, sets: [s], size: left.length }
}

function isClearlyReal({ variances, information, names }: RemlFit, k: number): boolean {
  return variances[k]! * Math.sqrt(information[k * (names.length + 2)]!) > CLEARLY_REAL
}

const meanSquare = ({ sumSquares, sum, rows }: CountTables): number => (sumSquares - (sum * sum) / rows) / (rows - 1)

/** −2 log restricted likelihood of a mean and independent residuals. */
function devianceWithoutFactors(tables: CountTables): number {
  const freedom = tables.rows - 1
  return freedom * (Math.log(2 * Math.PI * meanSquare(tables)) + 1) + Math.log(tables.rows)
}
