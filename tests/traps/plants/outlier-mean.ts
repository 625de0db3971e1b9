import { attainmentOf, resultsOf, rounded, setAttainment, type GoalRecord, type Organisation } from '../organisation.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'department',
  /** Windfalls of six times the target in one KPI of the unit, so many that its mean rises by 3.6 points above the trimmed one. */
  plant(organisation, { unit, size }) {
    const [rows] = byKpi(organisation, unit)
    const windfall = 6
    const many = Math.ceil((0.036 * size * rows!.length) / (windfall - 1))
    const every = Math.floor(rows!.length / many)
    for (let k = 0; k < many; k++) setAttainment(rows![k * every]!, windfall)
  },
  /**
   * One KPI of the unit swings very widely, as often up as down, so that both means agree; in another some orders are ten times as
   * large, and so is what was planned for them.
   */
  lookalike(organisation, { unit }) {
    const [wide, planned] = byKpi(organisation, unit)
    wide!.forEach((row, i) => {
      const pair = Math.floor(i / 2)
      const reach = pair % 40 === 0 ? 4 : pair % 7 === 0 ? 0.5 : 0.05
      setAttainment(row, 1 + (i % 2 === 0 ? reach : -reach))
    })
    if (wide!.length % 2 === 1) setAttainment(wide!.at(-1)!, 1)
    for (const [i, row] of planned!.entries()) {
      if (i % 50 !== 0 || attainmentOf(row) === null) continue
      for (const measure of ['actual', 'target', 'original_target'] as const)
        row[measure] = rounded(10 * row[measure]!, 4)
    }
  },
}

/** Results of the unit with an actual value, KPI by KPI, the one with most results first. */
const byKpi = (organisation: Organisation, unit: string): GoalRecord[][] =>
  [
    ...Map.groupBy(
      resultsOf(organisation, { unit }).filter(({ actual }) => actual !== null),
      ({ kpi_id }) => kpi_id,
    ).values(),
  ].sort((a, b) => b.length - a.length)
