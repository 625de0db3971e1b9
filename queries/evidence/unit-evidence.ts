import type { EvidenceData } from './evidence-data.ts'
import type { Estimate, FittedCircumstances } from './fit-circumstances.ts'
import { MOST_INFLATION } from './inseparable.ts'
import { FEWEST_PERIODS, ownSlope } from './own-slope.ts'
import { residualsOf } from './pooled-slopes.ts'
import { slopesOfUnits } from './slopes-of-units.ts'
import { againstPeers, goalSums, nowAndBefore, type AgainstPeers } from './unit-series.ts'

/** One circumstance in one unit, all that lies below it included. */
export type UnitEvidence = {
  unit: number
  /** Index into data.factors. */
  factor: number
  n_cells: number
  value: number | null
  peer_value: number | null
  value_before: number | null
  contribution: Estimate | null
  /** Of the unit's own change over time, where results were delivered for this very unit; the direction in which it goes with z. */
  own: { p: number; slope: number } | null
  /** Indices into data.factors that moved with it in this unit. */
  moves_with: number[]
}

/**
 * What the difference of a unit from its peers goes with: the slope there times the mean difference over all its periods,
 *
 *   contribution = Σ_c share_c · b_u(c) · (x_c − peers_c),   share_c = people of cell c in the branch
 *
 * with slopes between the common one and the unit's own (`slopesOfUnits`). Circumstances that cannot be told apart have one
 * contribution together, the same for each of them. The interval allows for the slopes, not for the measured difference.
 *
 * @param member  which circumstances to report: positions in `fit.factors`
 */
export function unitEvidence(
  data: EvidenceData,
  fit: FittedCircumstances,
  member: ReadonlySet<number>,
): UnitEvidence[] {
  const branches = rowsOfBranches(data, fit.cells)
  const sums = fit.factors.map((factor) => goalSums(data, factor, fit.cells))
  const mixed = fit.groups.map((_, g) => slopesIn(data, fit, g))
  const found: UnitEvidence[] = []
  for (const [unit, rows] of branches) {
    const against = fit.factors.map((factor, j) => againstPeers(data, factor, fit.cells, rows, sums[j]!))
    const leaf = fit.unitOf.indexOf(unit)
    const isLeaf = leaf >= 0 && fit.model.units[leaf]!.length === rows.length
    for (const j of member) {
      const v = fit.varying.indexOf(j)
      const g = fit.groups.findIndex(({ members }) => members.includes(v))
      const group = fit.groups[g]
      const one = isLeaf ? (mixed[g]?.own[leaf] ?? null) : null
      const sign = group ? group.signs[group.members.indexOf(v)]! : 1
      found.push({
        unit,
        factor: fit.factors[j]!,
        n_cells: rows.length,
        ...nowAndBefore(data, fit.cells, against[j]!),
        contribution: group && fit.pooled ? contributionOf(data, fit, g, mixed[g]!, rows, against) : null,
        own: one && { p: one.p, slope: sign * one.slope },
        moves_with: isLeaf ? movesWith(fit, v, rows).map((k) => fit.factors[fit.varying[k]!]!) : [],
      })
    }
  }
  return found
}

/** Slopes of column g in every unit of the fit, the other circumstances held at their common slopes. */
function slopesIn(data: EvidenceData, fit: FittedCircumstances, g: number) {
  const { model, pooled } = fit
  if (!pooled) return null
  const left = residualsOf(model, pooled.slopes, g)
  const own = model.units.map((rows) => {
    const gap = new Float64Array(data.n_periods).fill(NaN)
    const values = new Float64Array(data.n_periods).fill(NaN)
    for (const row of rows) {
      gap[model.period[row]!] = left[row]!
      values[model.period[row]!] = model.columns[g]![row]!
    }
    return ownSlope(gap, values)
  })
  return { own, mix: slopesOfUnits(pooled.slopes[g]!, own) }
}

function contributionOf(
  data: EvidenceData,
  fit: FittedCircumstances,
  g: number,
  { mix }: NonNullable<ReturnType<typeof slopesIn>>,
  rows: Int32Array,
  against: AgainstPeers[],
): Estimate | null {
  const group = fit.groups[g]!
  let people = 0
  const byUnit = new Map<number, number>()
  rows.forEach((row, i) => {
    // Σ sign · (x − peers)/sd, scaled like the column of the fit.
    let difference = 0
    group.members.forEach((v, m) => {
      const { own, peers } = against[fit.varying[v]!]!
      difference += (group.signs[m]! * (own[i]! - peers[i]!)) / fit.deviations[v]!
    })
    if (Number.isNaN(difference)) return
    const c = fit.cells[row]!
    people += data.people[c]!
    byUnit.set(data.unit[c]!, (byUnit.get(data.unit[c]!) ?? 0) + data.people[c]! * group.scale * difference)
  })
  if (people === 0) return null
  let estimate = 0
  let common = 0
  let variance = 0
  for (const [unit, sum] of byUnit) {
    const u = fit.unitOf.indexOf(unit)
    const difference = sum / people
    estimate += mix.slope[u]! * difference
    common += (1 - mix.own[u]!) * difference
    variance += difference ** 2 * mix.variance[u]!
  }
  const half = 1.96 * Math.sqrt(variance + common ** 2 * fit.slopeVariance[g]!)
  return { estimate, low: estimate - half, high: estimate + half }
}

/** Which other varying circumstances are as good as the same over the periods of one unit (r² > 1 − 1/MOST_INFLATION). */
function movesWith({ comparable, varying }: FittedCircumstances, v: number, rows: Int32Array): number[] {
  if (v < 0 || rows.length < FEWEST_PERIODS) return []
  const series = (k: number) => {
    const values = Float64Array.from(rows, (row) => comparable.values[varying[k]!]![row]!)
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    return values.map((value) => value - mean)
  }
  const own = series(v)
  const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0)
  return [...varying.keys()].filter((k) => {
    if (k === v) return false
    const other = series(k)
    const size = dot(own, own) * dot(other, other)
    return size > 0 && dot(own, other) ** 2 / size > 1 - 1 / MOST_INFLATION
  })
}

/** For each unit with cells in its branch, the rows of them; the root is left out, for it has no peers. */
function rowsOfBranches(data: EvidenceData, cells: Int32Array): [number, Int32Array][] {
  const rows = new Map<number, number[]>()
  cells.forEach((c, row) => {
    for (let unit = data.unit[c]!; unit >= 0; unit = data.units[unit]!.parent) {
      if (data.units[unit]!.parent < 0) break
      const known = rows.get(unit) ?? []
      known.push(row)
      rows.set(unit, known)
    }
  })
  return [...rows].sort(([a], [b]) => a - b).map(([unit, some]) => [unit, Int32Array.from(some)])
}
