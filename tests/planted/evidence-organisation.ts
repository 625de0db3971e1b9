import { FACTORS } from '#pipeline/demo/factors.ts'
import { attainment } from '#pipeline/demo/goals.ts'
import { kpiById } from '#pipeline/demo/kpis.ts'
import type { Organisation } from '#pipeline/demo/organisation.ts'
import { evidenceData, type EvidenceData, type EvidenceRows } from '#queries/evidence/evidence-data.ts'

/** The evidence of an example company, counted in TypeScript as the marts count it in SQL; a gap is in standard deviations of its KPI. */
export function evidenceOf({ months, units, results, factors }: Organisation): EvidenceData {
  const goals = new Map<string, { person: number; kpi_id: string; gap: number }[]>()
  for (const { person, unit_id, kpi_id, month, original_target, actual } of results) {
    if (person === null || original_target === null || actual === null) continue
    const kpi = kpiById(kpi_id)
    const gap = Math.max(-6, Math.min(6, (attainment(kpi.direction, actual, original_target) - 1) / kpi.scale))
    const key = `${unit_id} ${month}`
    const known = goals.get(key)
    if (known) known.push({ person, kpi_id, gap })
    else goals.set(key, [{ person, kpi_id, gap }])
  }
  const cells: EvidenceRows['cells'] = []
  for (const [key, rows] of goals) {
    const [unit_id = '', period_id = ''] = key.split(' ')
    const held = new Map<number, number>()
    for (const { person } of rows) held.set(person, (held.get(person) ?? 0) + 1)
    for (const [goal, some] of Map.groupBy(rows, ({ kpi_id }) => kpi_id)) {
      const n_people = some.reduce((sum, { person }) => sum + 1 / held.get(person)!, 0)
      const gap_z = some.reduce((sum, { person, gap }) => sum + gap / held.get(person)!, 0) / n_people
      cells.push({ unit_id, period_id, goal, n_people, gap_z })
    }
  }
  return evidenceData({
    cells,
    values: factors.map(({ unit_id, month, factor, value }) => ({
      ...{ unit_id, measured_at: unit_id, period_id: month, factor, value },
    })),
    factors: [...new Set(factors.map(({ factor }) => factor))].map((factor) => {
      const { unit: measure_unit, higher_is, source } = FACTORS[factor]
      return { factor, measure_unit, higher_is, source, n_values: factors.length }
    }),
    periods: months,
    units: units.map(({ unit_id, parent_id }) => ({
      unit_id,
      parent: units.findIndex((unit) => unit.unit_id === parent_id),
    })),
  })
}
