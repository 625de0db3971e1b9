import { below, shuffle, type Random } from '#queries/stats/random.ts'
import { slopesOf } from '#queries/stats/weighted-regression.ts'
import { sharesWithin } from './factor-groups.ts'
import { centredProducts, ratioOf, type EvidenceModel, type PooledSlopes } from './pooled-slopes.ts'

/** Resamples of each kind. */
export const ROUNDS = 500

/**
 * Cluster bootstrap: whole clusters are drawn with replacement, because the periods of one unit are not independent. Draws in
 * which the columns happen to be collinear are left out.
 *
 * @param groups  of the columns
 * @returns slopes and Owen shares by draw
 * @see Cameron & Miller 2015, "A practitioner's guide to cluster-robust inference"
 */
export function bootstrapClusters({ products }: PooledSlopes, groups: readonly string[], random: Random) {
  const p = groups.length
  const slopes: Float64Array[] = []
  const shares: Float64Array[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const drawn = products.map(() => products[below(products.length, random)]!)
    const centred = centredProducts(drawn, p + 2)
    const fit = slopesOf(centred, p)
    if (!fit) continue
    slopes.push(fit.slopes)
    shares.push(sharesWithin(centred, groups))
  }
  return { slopes, shares }
}

/**
 * The share that a circumstance gets when its series are dealt out among the clusters anew, so that it can mean nothing: a
 * share is never negative, so chance alone gives it some. The other circumstances stay where they are.
 *
 * @param j  the column whose series are dealt out; a period that the new series lacks gets that series' mean
 * @returns the share of column j by relabelling
 */
export function permuteClusters(model: EvidenceModel, fit: PooledSlopes, j: number, random: Random): Float64Array {
  const { columns, gap, weights, units, clusterOf, n_clusters, period } = model
  const p = columns.length
  const side = p + 2
  const all = [new Float64Array(gap.length).fill(1), ...columns, gap]
  const series = seriesOf(model, j)
  const ratio = ratioOf(fit.variance)
  const centred = centredProducts(fit.products, side)
  const sums = sumsOf(model, all, ratio)
  const order = Int32Array.from({ length: n_clusters }, (_, c) => c)
  const found = new Float64Array(ROUNDS)
  const cross = new Float64Array(side)
  // Row by row, so that the inner loop runs through memory in order.
  const flat = new Float64Array(gap.length * side)
  all.forEach((column, a) => column.forEach((value, row) => (flat[row * side + a] = value)))
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, random)
    cross.fill(0)
    let square = 0
    units.forEach((rows, u) => {
      const from = series[order[clusterOf[u]!]!]!
      const c = sums.shrink[u]!
      let own = 0
      for (const row of rows) {
        const value = from[period[row]!]!
        const weighted = weights[row]! * value
        own += weighted
        square += weighted * value
        for (let a = 0; a < side; a++) cross[a]! += weighted * flat[row * side + a]!
      }
      square -= c * own * own
      for (let a = 0; a < side; a++) cross[a]! -= c * own * sums.unit[u]![a]!
    })
    // cross[0] and sums.ones belong to the intercept, which is taken out of the new column as of the others.
    for (let a = 0; a <= p; a++) {
      const value = cross[a + 1]! - (cross[0]! * sums.total[a + 1]!) / sums.total[0]!
      centred[a * (p + 1) + j] = centred[j * (p + 1) + a] = value
    }
    centred[j * (p + 1) + j] = square - cross[0]! ** 2 / sums.total[0]!
    found[round] = sharesWithin(centred, model.groups)[j]!
  }
  return found
}

/** The mean of a column by cluster and period; where a cluster has no row in a period, its mean over all its periods. */
function seriesOf(
  { columns, weights, units, clusterOf, n_clusters, period }: EvidenceModel,
  j: number,
): Float64Array[] {
  const n_periods = period.reduce((most, t) => Math.max(most, t + 1), 0)
  const sums = Array.from({ length: n_clusters }, () => new Float64Array(n_periods))
  const counts = Array.from({ length: n_clusters }, () => new Float64Array(n_periods))
  units.forEach((rows, u) => {
    for (const row of rows) {
      sums[clusterOf[u]!]![period[row]!]! += weights[row]! * columns[j]![row]!
      counts[clusterOf[u]!]![period[row]!]! += weights[row]!
    }
  })
  const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0)
  return sums.map((sum, c) => {
    const mean = total(sum) / (total(counts[c]!) || 1)
    return sum.map((value, t) => (counts[c]![t]! > 0 ? value / counts[c]![t]! : mean))
  })
}

/** What the random level of each unit takes off: its weighted column sums and c of `clusterProducts`; and the intercept's row. */
function sumsOf({ weights, units }: EvidenceModel, all: readonly Float64Array[], ratio: number) {
  const shrink: number[] = []
  const unit: Float64Array[] = []
  const total = new Float64Array(all.length)
  for (const rows of units) {
    const sums = new Float64Array(all.length)
    for (const row of rows) for (let a = 0; a < all.length; a++) sums[a]! += weights[row]! * all[a]![row]!
    const c = ratio / (1 + ratio * sums[0]!)
    for (let a = 0; a < all.length; a++) total[a]! += sums[a]! * (1 - c * sums[0]!)
    shrink.push(c)
    unit.push(sums)
  }
  return { shrink, unit, total }
}
