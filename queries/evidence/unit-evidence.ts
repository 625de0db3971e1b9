import type { EvidenceData } from './evidence-data.ts'
import type { Estimate, FittedCircumstances } from './fit-circumstances.ts'
import { MOST_INFLATION } from './inseparable.ts'
import { FEWEST_PERIODS, ownSlope, type OwnSlope } from './own-slope.ts'
import { residualsOf } from './pooled-slopes.ts'
import { slopeOfUnit, spreadOfSlopes, type Slope } from './slope-of-unit.ts'
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
  /** Of the branch's own change over time, with the direction in which it goes with z; null with too few periods. */
  own: { p: number; slope: number } | null
  /** Indices into data.factors that moved with it in this unit. */
  moves_with: number[]
}

/**
 * What the difference of a unit from its peers goes with: the slope there times the mean difference over all its periods,
 *
 *   contribution = b_u · Σ_c share_c · (x_c − peers_c),   share_c = people of cell c in the branch
 *
 * with a slope between the common one and the branch's own (`slopeOfUnit`). Circumstances that cannot be told apart have one
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
  const held = fit.groups.map((_, g) => othersHeld(data, fit, g))
  const found: UnitEvidence[] = []
  for (const [unit, rows] of branches) {
    const against = fit.factors.map((factor, j) => againstPeers(data, factor, fit.cells, rows, sums[j]!))
    const ownSlopes = fit.groups.map((_, g) => {
      const at = held[g]
      return at ? ownOf(data, fit, g, rows, at.left) : null
    })
    for (const j of member) {
      const v = fit.varying.indexOf(j)
      const g = fit.groups.findIndex(({ members }) => members.includes(v))
      const group = fit.groups[g]
      const at = held[g] ?? null
      const one = ownSlopes[g] ?? null
      const sign = group ? group.signs[group.members.indexOf(v)]! : 1
      found.push({
        unit,
        factor: fit.factors[j]!,
        n_cells: rows.length,
        ...nowAndBefore(data, fit.cells, against[j]!),
        contribution: at && contributionOf(data, fit, g, slopeOfUnit(at.common, one, at.tau2), rows, against),
        own: one && { p: one.p, slope: sign * one.slope },
        moves_with: movesWith(fit, v, rows).map((k) => fit.factors[fit.varying[k]!]!),
      })
    }
  }
  return found
}

/** The gap with the other circumstances held at their common slopes; the common slope of column g, and its spread between units. */
function othersHeld(data: EvidenceData, fit: FittedCircumstances, g: number) {
  const { model, pooled, slopeVariance } = fit
  if (!pooled) return null
  const left = residualsOf(model, pooled.slopes, g)
  const tau2 = spreadOfSlopes(model.units.map((rows) => ownOf(data, fit, g, rows, left)))
  return { left, tau2, common: { slope: pooled.slopes[g]!, variance: slopeVariance[g]! } }
}

/** The slope within one branch: gap and circumstance are averaged over its people in each period first. */
function ownOf(
  { n_periods, people }: EvidenceData,
  { model, cells }: FittedCircumstances,
  g: number,
  rows: Int32Array,
  left: Float64Array,
): OwnSlope | null {
  const n = new Float64Array(n_periods)
  const gap = new Float64Array(n_periods)
  const values = new Float64Array(n_periods)
  for (const row of rows) {
    const weight = people[cells[row]!]!
    n[model.period[row]!]! += weight
    gap[model.period[row]!]! += weight * left[row]!
    values[model.period[row]!]! += weight * model.columns[g]![row]!
  }
  // 0/0 is NaN: a period without a result.
  return ownSlope(
    gap.map((sum, t) => sum / n[t]!),
    values.map((sum, t) => sum / n[t]!),
  )
}

function contributionOf(
  data: EvidenceData,
  fit: FittedCircumstances,
  g: number,
  { slope, variance }: Slope,
  rows: Int32Array,
  against: AgainstPeers[],
): Estimate | null {
  const group = fit.groups[g]!
  let people = 0
  let sum = 0
  rows.forEach((row, i) => {
    // Σ sign · (x − peers)/sd, scaled like the column of the fit.
    let difference = 0
    group.members.forEach((v, m) => {
      const { own, peers } = against[fit.varying[v]!]!
      difference += (group.signs[m]! * (own[i]! - peers[i]!)) / fit.deviations[v]!
    })
    if (Number.isNaN(difference)) return
    const n = data.people[fit.cells[row]!]!
    people += n
    sum += n * group.scale * difference
  })
  if (people === 0) return null
  const difference = sum / people
  const half = 1.96 * Math.abs(difference) * Math.sqrt(variance)
  return { estimate: slope * difference, low: slope * difference - half, high: slope * difference + half }
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
