import { clusterProducts, slopesOf } from '#queries/stats/weighted-regression.ts'
import { sharesWithin } from './factor-groups.ts'
import { varianceBetweenCells, type CellVariance } from './variance-between-cells.ts'

/** A regression of the gap of cells on circumstances: rows are cells, columns standardised circumstances. */
export type EvidenceModel = {
  /** By circumstance, then row; mean about 0. */
  columns: Float64Array[]
  /** The group of each column (factor-groups.ts). */
  groups: string[]
  /** z */
  gap: Float64Array
  weights: Float64Array
  /** Rows of each unit. */
  units: Int32Array[]
  /** Cluster of each unit: units whose circumstances were recorded together. */
  clusterOf: Int32Array
  n_clusters: number
  /** Period of each row. */
  period: Int32Array
}

export type PooledSlopes = {
  /** Change of z with a change of 1 in each column, the others held. */
  slopes: Float64Array
  variance: CellVariance
  /** Owen shares of the variance between cells. */
  shares: Float64Array
  /** Cross products of columns and gap, by cluster, in the metric of the fit; (p+2)², the ones first, the gap last. */
  products: Float64Array[]
}

/**
 * Feasible generalised least squares with a random level per unit: what changes within a unit over time and what differs
 * between units both count, each by how precisely it is known.
 *
 *   y_ut = a + Σ_j b_j x_jut + u_u + e_ut,   Var e_ut = s_cell / w_ut
 *
 * The variances come from the residuals of a first fit without u. Null when the columns are collinear.
 *
 * @see Swamy & Arora 1972; Baltagi 2021, "Econometric analysis of panel data", 2.3
 */
export function pooledSlopes(model: EvidenceModel): PooledSlopes | null {
  const first = fitAt(model, 0)
  if (!first) return null
  const variance = varianceBetweenCells(residualsOf(model, first.slopes), model.weights, model.units)
  const found = fitAt(model, ratioOf(variance))
  if (!found) return null
  return {
    slopes: found.slopes,
    variance: varianceBetweenCells(residualsOf(model, found.slopes), model.weights, model.units),
    shares: sharesWithin(found.centred, model.groups),
    products: found.products,
  }
}

/** s_unit / s_cell; without any spread of cells around their units only what is within a unit would count. */
export const ratioOf = ({ unit, cell }: CellVariance): number => (cell > 0 ? unit / cell : unit > 0 ? 1e6 : 0)

/** Sums clusters and takes the intercept out: (p+1)² cross products of centred columns, the gap last. */
export function centredProducts(clusters: Iterable<Float64Array>, side: number): Float64Array {
  const sum = new Float64Array(side * side)
  for (const one of clusters) for (let k = 0; k < sum.length; k++) sum[k]! += one[k]!
  const inner = side - 1
  const centred = new Float64Array(inner * inner)
  for (let a = 0; a < inner; a++) {
    for (let b = 0; b < inner; b++) {
      centred[a * inner + b] = sum[(a + 1) * side + b + 1]! - (sum[a + 1]! * sum[b + 1]!) / sum[0]!
    }
  }
  return centred
}

/** Gap less what the slopes say, by row. */
export function residualsOf({ columns, gap }: EvidenceModel, slopes: Float64Array, without = -1): Float64Array {
  const left = Float64Array.from(gap)
  columns.forEach((column, j) => {
    if (j !== without) column.forEach((value, i) => (left[i]! -= slopes[j]! * value))
  })
  return left
}

function fitAt(model: EvidenceModel, ratio: number) {
  const { columns, gap, weights, units, clusterOf, n_clusters } = model
  const side = columns.length + 2
  const all = [new Float64Array(gap.length).fill(1), ...columns, gap]
  const products = Array.from({ length: n_clusters }, () => new Float64Array(side * side))
  const own = new Float64Array(side * side)
  units.forEach((rows, u) => {
    clusterProducts(all, weights, rows, ratio, own)
    const into = products[clusterOf[u]!]!
    for (let k = 0; k < own.length; k++) into[k]! += own[k]!
  })
  const centred = centredProducts(products, side)
  const fit = slopesOf(centred, columns.length)
  return fit && { slopes: fit.slopes, centred, products }
}
