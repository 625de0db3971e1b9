import {
  normal,
  resultsOf,
  rounded,
  seeded,
  setAttainment,
  type GoalRecord,
  type Organisation,
} from '../organisation.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'kpi',
  /** Nearly three quarters of the KPI's variance are shocks that a whole unit shares in a month; nothing of it stays with a person. */
  plant(organisation, { kpi, size, seed }) {
    const random = seeded(seed, 'uncontrollable')
    const shared = Math.min(0.92, 0.72 * size)
    const scale = organisation.kpis.find(({ kpi_id }) => kpi_id === kpi)!.scale
    const shocks = new Map<string, number>()
    for (const row of resultsOf(organisation, { kpi })) {
      if (row.actual === null) continue
      const cell = `${row.unit_id} ${row.period_id}`
      const shock = shocks.get(cell) ?? normal(random)
      shocks.set(cell, shock)
      setAttainment(row, 1 + scale * (Math.sqrt(shared) * shock + Math.sqrt(1 - shared) * normal(random)))
    }
  },
  /**
   * A coarse measure: 88 % of the people at full marks, the rest at half, another few each month. A KPI of the team with one result a
   * unit and month, and a new one, the same for all of a unit, in its first month.
   */
  lookalike(organisation, { kpi, seed }) {
    const random = seeded(seed, 'coarse')
    for (const row of resultsOf(organisation, { kpi })) if (row.actual !== null) row.actual = random() < 0.88 ? 100 : 50
    declareOfTeam(organisation, organisation.kpis.find(({ kpi_id }) => kpi_id !== kpi)!.kpi_id)
    const last = organisation.months.length - 1
    for (const row of resultsOf(organisation, {
      kpi: organisation.kpis.findLast((one) => one.kpi_id !== kpi)!.kpi_id,
      from: last,
    })) {
      Object.assign(row, { kpi_id: 'X01', actual: Number(row.unit_id.slice(1)) })
    }
  },
}

/** Keeps one result of each unit and month, of nobody, with the mean of what its people had. */
function declareOfTeam(organisation: Organisation, kpi: string): void {
  const cells = Map.groupBy(resultsOf(organisation, { kpi }), ({ unit_id, period_id }) => `${unit_id} ${period_id}`)
  const kept = new Set<GoalRecord>()
  for (const rows of cells.values()) {
    const actuals = rows.flatMap(({ actual }) => (actual === null ? [] : [actual]))
    const actual = actuals.length === 0 ? null : rounded(actuals.reduce((sum, a) => sum + a, 0) / actuals.length, 3)
    kept.add(Object.assign(rows[0]!, { person_key: null, subject_type: 'unit', manager_key: null, actual }))
  }
  organisation.results = organisation.results.filter((row) => row.kpi_id !== kpi || kept.has(row))
}
