import { quantile } from '#queries/stats/quantile.ts'
import { permutationP } from '#queries/stats/permutation-p.ts'
import { seeded } from '#queries/stats/random.ts'
import { studentT } from '#queries/stats/student-t.ts'
import { comparableCells, type ComparableCells } from './comparable-cells.ts'
import type { CoObserved } from './co-observed.ts'
import type { EvidenceData } from './evidence-data.ts'
import { groupsOf } from './factor-groups.ts'
import { deviation, inseparable, type Together } from './inseparable.ts'
import { pooledSlopes, type EvidenceModel, type PooledSlopes } from './pooled-slopes.ts'
import { bootstrapClusters, permuteClusters } from './resample-units.ts'
import { varianceBetweenCells } from './variance-between-cells.ts'

export type Estimate = { estimate: number; low: number; high: number }

/** One fit over the cells in which a set of circumstances is known. */
export type FittedCircumstances = {
  factors: number[]
  cells: Int32Array
  comparable: ComparableCells
  /** Those that vary: positions in `factors`, and the standard deviation of each among comparable cells. */
  varying: number[]
  deviations: number[]
  vif: Float64Array
  /** Columns of the fit, over positions in `varying`. */
  groups: Together[]
  model: EvidenceModel
  unitOf: Int32Array
  pooled: PooledSlopes | null
  slopes: Estimate[]
  slopeVariance: number[]
  /** Only with enough clusters to attribute. */
  shares: { share: Estimate; p: number }[] | null
  explains: number[]
  /** Pairs of groups whose order by share changes in more than MOST_FLIPS of the resamples though they are related, and pairs tied. */
  flips: [number, number][]
  ties: [number, number][]
}

/** Fewer units (or what else the circumstances were recorded for) than this, or than 5 for each circumstance: only described. */
const FEWEST_TO_ATTRIBUTE = 20
/** Fewer than this: no slope at all. */
const FEWEST_TO_DESCRIBE = 3
/** An order of two that changes in more resamples than this is no order. */
const MOST_FLIPS = 0.3
/** Two circumstances less correlated than this are told apart by the data; if their order is open they are tied. */
const RELATED = 0.5

/** Fits, resamples and relabels one set of circumstances. Circumstances that do not vary among comparable cells take no part. */
export function fitCircumstances(data: EvidenceData, set: CoObserved, seed: number): FittedCircumstances {
  const { factors, cells } = set
  const comparable = comparableCells(data, factors, cells)
  const { weights, gap } = comparable
  const sizes = factors.map((factor) =>
    deviation(
      Float64Array.from(cells, (c) => data.values[factor]![c]!),
      weights,
    ),
  )
  const all = comparable.values.map((column) => deviation(column, weights))
  const levels = factors.map((factor) =>
    cells.reduce((most, c) => Math.max(most, Math.abs(data.values[factor]![c]!)), 0),
  )
  const varying = [...factors.keys()].filter((j) => all[j]! > CONSTANT * Math.max(sizes[j]!, levels[j]!))
  const deviations = varying.map((j) => all[j]!)
  const standard = varying.map((j, v) => comparable.values[j]!.map((value) => value / deviations[v]!))
  const { groups, vif } = inseparable(standard, weights)
  const { units, unitOf } = rowsOfUnits(data, cells)
  const clusterOf = clustersOf(
    data,
    varying.map((j) => factors[j]!),
    cells,
    units,
  )
  const model: EvidenceModel = {
    columns: groups.map(({ column }) => column),
    groups: groupsOf(groups.map(({ members }) => members.map((v) => data.factors[factors[varying[v]!]!]!.factor))),
    gap,
    weights,
    units,
    clusterOf,
    n_clusters: clusterOf.reduce((most, c) => Math.max(most, c + 1), 0),
    period: Int32Array.from(cells, (c) => data.period[c]!),
  }
  const base = { factors, cells, comparable, varying, deviations, vif, groups, model, unitOf }
  const none = { slopes: [], slopeVariance: [], shares: null, explains: [], flips: [], ties: [] }
  const hasRoom = groups.length > 0 && model.n_clusters >= FEWEST_TO_DESCRIBE && deviation(gap, weights) > 0
  const pooled = hasRoom ? pooledSlopes(model) : null
  if (!pooled) return { ...base, ...none, pooled: null }
  return { ...base, pooled, ...resampled(base, pooled, seed) }
}

/** A circumstance that varies less than this share of its size does not vary. */
const CONSTANT = 1e-9

type Base = Pick<FittedCircumstances, 'factors' | 'groups' | 'model'>

function resampled({ factors, groups, model }: Base, pooled: PooledSlopes, seed: number) {
  const p = groups.length
  const random = seeded(seed, `evidence ${factors.join()}`)
  const draws = bootstrapClusters(pooled, model.groups, random)
  const column = (of: Float64Array[], j: number) => of.map((one) => one[j]!).sort((a, b) => a - b)
  const t = studentT(0.975, model.n_clusters - 1)
  const slopeVariance: number[] = []
  const slopes = groups.map((_, j): Estimate => {
    const estimate = pooled.slopes[j]!
    const sorted = column(draws.slopes, j)
    const error = sorted.length < 2 ? 0 : (quantile(sorted, 0.975) - quantile(sorted, 0.025)) / (2 * 1.96)
    slopeVariance.push(error ** 2)
    return { estimate, low: estimate - t * error, high: estimate + t * error }
  })
  const explains = groups.map((_, j) => explained(model, pooled, j))
  const attributes = model.n_clusters >= Math.max(FEWEST_TO_ATTRIBUTE, 5 * p)
  const shares = attributes
    ? groups.map((_, j) => {
        const byChance = permuteClusters(model, pooled, j, seeded(seed, `deal ${factors.join()} ${j}`))
        const mean = byChance.reduce((sum, value) => sum + value, 0) / byChance.length
        const sorted = column(draws.shares, j)
        const share = {
          estimate: pooled.shares[j]! - mean,
          low: quantile(sorted, 0.025) - mean,
          high: quantile(sorted, 0.975) - mean,
        }
        return { share, p: permutationP(pooled.shares[j]!, byChance) }
      })
    : null
  const flips: [number, number][] = []
  const ties: [number, number][] = []
  for (let a = 0; a < p; a++) {
    for (let b = a + 1; b < p; b++) {
      const differences = draws.shares.map((one) => one[a]! - one[b]!).sort((x, y) => x - y)
      if (differences.length === 0) continue
      const seen = pooled.shares[a]! - pooled.shares[b]!
      const turned = differences.filter((difference) => difference * seen < 0).length / differences.length
      if (turned > MOST_FLIPS && Math.abs(correlation(model, a, b)) >= RELATED) flips.push([a, b])
      if (shares && quantile(differences, 0.025) <= 0 && quantile(differences, 0.975) >= 0) ties.push([a, b])
    }
  }
  return { slopes, slopeVariance, explains, shares, flips, ties }
}

/** 1 − s(with)/s(without) of all variance between cells, at least 0. */
function explained(model: EvidenceModel, pooled: PooledSlopes, j: number): number {
  const others = pooledSlopes({
    ...model,
    columns: model.columns.filter((_, k) => k !== j),
    groups: model.groups.filter((_, k) => k !== j),
  })
  const { unit, cell } = others?.variance ?? varianceBetweenCells(model.gap, model.weights, model.units)
  const without = unit + cell
  return without > 0 ? Math.max(0, 1 - (pooled.variance.unit + pooled.variance.cell) / without) : 0
}

function correlation({ columns, weights }: EvidenceModel, a: number, b: number): number {
  let [ab, aa, bb] = [0, 0, 0]
  weights.forEach((w, i) => {
    ab += w * columns[a]![i]! * columns[b]![i]!
    aa += w * columns[a]![i]! ** 2
    bb += w * columns[b]![i]! ** 2
  })
  return aa * bb > 0 ? ab / Math.sqrt(aa * bb) : 0
}

/** The rows of each unit, in the order of data, and the unit (index) of each. */
function rowsOfUnits(data: EvidenceData, cells: Int32Array) {
  const rows = Map.groupBy(cells.keys(), (i) => data.unit[cells[i]!]!)
  const order = [...rows.keys()].sort((a, b) => a - b)
  return { units: order.map((unit) => Int32Array.from(rows.get(unit)!)), unitOf: Int32Array.from(order) }
}

/**
 * Units whose circumstances were recorded together (for a department above them) are one cluster. Where circumstances were recorded
 * at different heights, the highest counts: whatever it covers is not independent.
 */
function clustersOf(data: EvidenceData, factors: number[], cells: Int32Array, units: Int32Array[]): Int32Array {
  const depthOf = (unit: number): number => (unit < 0 ? 0 : 1 + depthOf(data.units[unit]!.parent))
  const homes = units.map((rows) => {
    let home = data.unit[cells[rows[0]!]!]!
    for (const factor of factors) {
      for (const row of rows) {
        const at = data.measuredAt[factor]![cells[row]!]!
        if (at >= 0 && depthOf(at) < depthOf(home)) home = at
      }
    }
    return home
  })
  const codes = new Map([...new Set(homes)].sort((a, b) => a - b).map((home, code) => [home, code]))
  return Int32Array.from(homes, (home) => codes.get(home)!)
}
