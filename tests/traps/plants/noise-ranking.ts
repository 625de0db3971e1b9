import { below, normal, seeded } from '#queries/stats/random.ts'
import { attainmentOf, resultsOf, setAttainment, type GoalRecord, type Organisation } from '../organisation.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'company',
  /**
   * Units no longer differ beyond chance (a twentieth of the true differences is left at size 1, none from 1.1 on), and there are many
   * small ones beside them: people drawn at random from the whole company.
   */
  plant(organisation, { seed, size }) {
    const random = seeded(seed, 'noise-ranking')
    const unitMean = unitEffects(organisation)
    const kept = Math.max(0, 1.1 - size) / 2
    for (const [unit, mean] of unitMean) {
      const people = new Set(resultsOf(organisation, { unit }).map(({ person_key }) => person_key)).size
      shift(organisation, unit, kept * mean + (SPREAD / Math.sqrt(people)) * normal(random) - mean)
    }
    const many = Math.max(4, Math.round(unitMean.size / 2))
    for (let i = 0; i < many; i++) addSmallUnit(organisation, `S${i + 1}`, 5 + below(5, random), random)
  },
  /** A new unit of eight people that truly lies far above all others. */
  lookalike(organisation, { seed }) {
    addSmallUnit(organisation, 'S1', 8, seeded(seed, 'noise-ranking'))
    shift(organisation, 'S1', 2.5)
  },
}

/** Standard deviation of one person's mean in the generator, in scales of the KPI. */
const SPREAD = 0.39

function addSmallUnit(organisation: Organisation, unit: string, people: number, random: () => number): void {
  const { units, people: staff, results, roster } = organisation
  units.push({ unit_id: unit, parent_id: 'root', name_zh: `小组${unit}`, name_en: `Group ${unit}`, kind: 'department' })
  const long = staff.filter(({ from, to }) => to - from > organisation.months.length / 2)
  for (let i = 0; i < people; i++) {
    const donor = long[below(long.length, random)]!
    const whose = { person_key: `p-${unit}-${i + 1}`, unit_id: unit, manager_key: `m-${unit}` }
    roster.push({ ...roster.find(({ person_key }) => person_key === donor.key)!, ...whose })
    for (const row of results.filter(({ person_key }) => person_key === donor.key)) {
      results.push({ ...row, ...whose, src_row: results.length + 2 })
    }
  }
}

/** Moves every result of a unit by so many scales of its KPI. */
function shift(organisation: Organisation, unit: string, by: number): void {
  for (const row of resultsOf(organisation, { unit })) {
    const r = attainmentOf(row)
    if (r !== null) setAttainment(row, r + by * scaleOf(organisation, row))
  }
}

/** Unit means on equal KPIs, in scales, each person counted once: what is left when the difficulty of the KPIs is taken off. */
function unitEffects(organisation: Organisation): Map<string, number> {
  let kpis = new Map<string, number>()
  for (let round = 0; round < 12; round++) {
    const units = meansOf(organisation, ({ unit_id }) => unit_id, ({ kpi_id }) => kpis.get(kpi_id!) ?? 0) // prettier-ignore
    kpis = meansOf(
      organisation,
      ({ kpi_id }) => kpi_id!,
      ({ unit_id }) => units.get(unit_id)!,
    )
  }
  const people = meansOf(organisation, ({ unit_id, person_key }) => `${unit_id} ${person_key}`, ({ kpi_id }) => kpis.get(kpi_id!)!) // prettier-ignore
  const byUnit = Map.groupBy(people, ([key]) => key.split(' ')[0]!)
  return new Map([...byUnit].map(([unit, of]) => [unit, of.reduce((sum, [, mean]) => sum + mean, 0) / of.length]))
}

function meansOf(organisation: Organisation, key: (row: GoalRecord) => string, expected: (row: GoalRecord) => number) {
  const sums = new Map<string, { sum: number; n: number }>()
  for (const row of organisation.results) {
    const r = attainmentOf(row)
    if (r === null) continue
    const of = sums.get(key(row)) ?? { sum: 0, n: 0 }
    sums.set(key(row), of)
    of.sum += (r - 1) / scaleOf(organisation, row) - expected(row)
    of.n++
  }
  return new Map([...sums].map(([id, { sum, n }]) => [id, sum / n]))
}

const scaleOf = ({ kpis }: Organisation, { kpi_id }: GoalRecord) => kpis.find((kpi) => kpi.kpi_id === kpi_id)!.scale
