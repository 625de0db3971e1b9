import { selectFactors, type CountTables } from '#queries/stats/mixed/count-tables.ts'
import type { RemlFit } from '#queries/stats/mixed/reml.ts'
import { pseudoInverse } from '#queries/stats/mixed/symmetric-pseudo-solve.ts'
import { settledFit } from './settled-fit.ts'
import { sideOf, type Factor, type Side } from './factors.ts'

/** Variances of the factors and the residual, and the part of the draws to be made at them; parts add up to 1. */
export type PlausibleVariances = { s: Float64Array; part: number }[]

/** A component so many standard errors above 0 is real without a refit. */
const CLEARLY_REAL = 4
/** Deviance that a component which does not exist takes away on average: its χ² is 0 half of the time. */
const CHANCE = 0.5
/** Models with less weight than this leave no trace in a 95 % interval. */
const LEAST_WEIGHT = 0.01

/**
 * Drawing at the fitted variances alone would pretend that these were known: intervals would be too short, and a side that may not
 * exist at all would always be given a part. So the draws are shared out between the model and smaller ones, without one of its
 * system factors, without all of them, without its people, and without both, by weights
 *
 *   w ∝ exp(−½ (D + K/2)),   D the restricted deviance, K the number of variance components
 *
 * and the draws of each go in equal parts to the replicates, moved to its own fit.
 *
 * @param replicates  plausible variances of the full model; none: its own alone
 * @see Burnham & Anderson 2002, "Model selection and multimodel inference", 2.9 and 4; Stram & Lee 1994, "Variance components testing
 *      in the longitudinal mixed effects model", for the deviance of a component at 0
 */
export function plausibleVariances(fit: RemlFit, replicates: readonly Float64Array[]): PlausibleVariances {
  if (!fit.system || fit.minus2LogReml === null) return []
  const own = Float64Array.of(...fit.variances, fit.residualVariance)
  const models = [
    { deviance: fit.minus2LogReml, sets: replicates.length > 0 ? replicates : [own], size: fit.names.length },
  ]
  const real = clearlyReal(fit)
  for (const absent of absences(fit)) {
    const without = absent.some((k) => real[k]) ? null : refitWithout(fit, absent)
    if (without) models.push({ ...without, sets: models[0]!.sets.map((s) => movedTo(without.s, s, own)) })
  }
  const best = Math.min(...models.map(({ deviance, size }) => deviance + CHANCE * size))
  const weights = models.map(({ deviance, size }) => Math.exp(-0.5 * (deviance + CHANCE * size - best)))
  const all = weights.reduce((sum, w) => sum + w, 0)
  const kept = weights.map((w) => (w / all < LEAST_WEIGHT ? 0 : w))
  const total = kept.reduce((sum, w) => sum + w, 0)
  return models.flatMap(({ sets }, m) =>
    kept[m] ? sets.map((s) => ({ s, part: kept[m]! / total / sets.length })) : [],
  )
}

/** What may be missing: any one system factor that is not estimated as 0 anyway, a whole side, or both. */
function absences({ names, atBoundary }: RemlFit): number[][] {
  const of = (side: Side) => names.flatMap((name, k) => (sideOf(name as Factor) === side ? [k] : [])) // names of factors went in
  const [system, individual] = [of('system'), of('individual')]
  const single = system.length > 1 ? system.filter((k) => !atBoundary[k]).map((k) => [k]) : []
  return [...single, system, individual, [...system, ...individual]].filter(
    (absent, i, all) => absent.length > 0 && !all.slice(0, i).some((other) => other.join() === absent.join()),
  )
}

function refitWithout({ names, tables }: RemlFit, absent: readonly number[]) {
  const left = names.filter((_, k) => !absent.includes(k))
  const refit = settledFit(selectFactors(tables, left))
  if (left.length > 0 && (refit.status !== 'converged' || !refit.system)) return null
  const deviance = left.length > 0 ? refit.minus2LogReml! : devianceWithoutFactors(tables)
  const residual = left.length > 0 ? refit.residualVariance : meanSquare(tables)
  const s = Float64Array.from(names, (name) => refit.variances[left.indexOf(name)] ?? 0)
  return { deviance, s: Float64Array.of(...s, residual), size: left.length }
}

/** A replicate of the full model as one of a smaller model: each component in proportion, 0 where that has none. */
function movedTo(smaller: Float64Array, replicate: Float64Array, full: Float64Array): Float64Array {
  return smaller.map((s, k) => (full[k]! > 0 ? (replicate[k]! * s) / full[k]! : s))
}

function clearlyReal({ variances, information, names }: RemlFit): boolean[] {
  const size = names.length + 1
  const covariance = pseudoInverse(information, size)
  return names.map((_, k) => variances[k]! > CLEARLY_REAL * Math.sqrt(Math.max(0, covariance[k * size + k]!)))
}

const meanSquare = ({ sumSquares, sum, rows }: CountTables): number => (sumSquares - (sum * sum) / rows) / (rows - 1)

/** −2 log restricted likelihood of a mean and independent residuals. */
function devianceWithoutFactors(tables: CountTables): number {
  const freedom = tables.rows - 1
  return freedom * (Math.log(2 * Math.PI * meanSquare(tables)) + 1) + Math.log(tables.rows)
}
