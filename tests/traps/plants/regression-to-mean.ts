import { hash } from '#queries/stats/random.ts'
import { attainmentOf, dayBefore, resultsOf, setAttainment, type Organisation } from '../organisation.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'company',
  /** Plans without any effect for those with the lowest results of the quarter before: forty at size 1. */
  plant(organisation, { size }) {
    const lowest = stayers(organisation).sort((a, b) => a.mean - b.mean)
    givePlans(organisation, lowest.slice(0, Math.round(40 * size)).map(({ key }) => key)) // prettier-ignore
  },
  /** The same number of plans at random, and from their start on everybody does better, with a plan or without. */
  lookalike(organisation, { seed }) {
    const byLot = stayers(organisation).sort((a, b) => hash(`${a.key} ${seed}`) - hash(`${b.key} ${seed}`))
    givePlans(organisation, byLot.slice(0, 40).map(({ key }) => key)) // prettier-ignore
    const scale = new Map(organisation.kpis.map((kpi) => [kpi.kpi_id, kpi.scale]))
    for (const row of resultsOf(organisation, { from: startOf(organisation) })) {
      const r = attainmentOf(row)
      if (r !== null) setAttainment(row, r + 0.4 * scale.get(row.kpi_id!)!)
    }
  },
}

/** Plans start with the last half-year. */
export const startOf = ({ months }: Organisation): number => Math.max(3, months.length - 6)

/** Everyone with results in the quarter before the start and in the months after it, with the mean of the quarter in scales. */
export function stayers(organisation: Organisation): { key: string; unit: string; mean: number }[] {
  const start = startOf(organisation)
  const scale = new Map(organisation.kpis.map((kpi) => [kpi.kpi_id, kpi.scale]))
  const later = new Set(resultsOf(organisation, { from: start }).map(({ person_key }) => person_key))
  const before = resultsOf(organisation, { from: start - 3, to: start - 1 }).filter(({ person_key }) => later.has(person_key)) // prettier-ignore
  return [...Map.groupBy(before, ({ person_key }) => person_key!)].flatMap(([key, rows]) => {
    const z = rows.flatMap((row) => {
      const r = attainmentOf(row)
      return r === null ? [] : [(r - 1) / scale.get(row.kpi_id!)!]
    })
    return z.length === 0 ? [] : [{ key, unit: rows[0]!.unit_id, mean: z.reduce((sum, value) => sum + value, 0) / z.length }] // prettier-ignore
  })
}

export function givePlans(organisation: Organisation, people: readonly string[]): void {
  const month = organisation.months[startOf(organisation)]!
  const unit = new Map(organisation.roster.map(({ person_key, unit_id }) => [person_key, unit_id]))
  for (const person_key of people) {
    organisation.plans.push({
      ...{ plan_id: `plan-${organisation.plans.length + 1}`, subject_type: 'person', person_key },
      ...{ unit_id: unit.get(person_key) ?? null, type: 'coaching', owner_side: 'manager', cause_code: 'ability' },
      ...{ starts_on: dayBefore(month.start, -1), ends_on: organisation.months.at(-1)!.end, status: 'active' },
    })
  }
}
