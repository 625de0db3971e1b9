import { below, seeded, resultsOf, type GoalRecord, type Organisation } from '../organisation.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'department',
  expected: ({ unit, kpi }) => [`${unit}/${kpi}`],
  /** The KPI becomes a rate of about fifteen cases a person and month in the unit. */
  plant(organisation, { unit, kpi, size, seed }) {
    const random = seeded(seed, 'small-denominator')
    const written = organisation.kpis.find(({ kpi_id }) => kpi_id === kpi)?.unit
    const whole = written === '%' ? 100 : written === '‰' ? 1000 : 1
    for (const row of rowsFor(organisation, unit, kpi)) {
      rate(row, Math.round(15 / size) + below(3, random) - 1, random, whole)
    }
  },
  /**
   * Three of three projects delivered; a rate of a few cases a month that its name says is pooled over twelve months; and a low base of
   * a business that was planned small, with a target to match.
   */
  lookalike(organisation, { unit, kpi, seed }) {
    const random = seeded(seed, 'small-denominator')
    const units = organisation.units.filter(({ kind }) => kind === 'department').map(({ unit_id }) => unit_id)
    const [second, third] = units.filter((one) => one !== unit) as [string, string]
    for (const row of rowsFor(organisation, unit, kpi)) {
      const done = random() < 0.8 ? 3 : 2
      Object.assign(row, { denominator: 3, target: 3, original_target: 3, actual: done, direction: 'higher' })
    }
    for (const row of rowsFor(organisation, second, 'K98')) rate(row, 6 + below(4, random), random)
    organisation.kpi.push({
      ...organisation.kpi[0]!,
      kpi_id: 'K98',
      name_zh: '近12个月滚动合格率',
      name_en: 'Rolling pass rate',
      unit: '%',
      direction: 'higher',
    })
    const last = organisation.months.length - 2
    for (const row of rowsFor(organisation, third, 'K97')) {
      const base = row.period_id >= organisation.months[last]!.id ? 40 : 100
      const planned = {
        baseline: base,
        target: base * 1.1,
        original_target: base * 1.1,
        actual: base * (1.08 + 0.06 * random()),
      }
      Object.assign(row, { ...planned, direction: 'higher', denominator: null })
    }
  },
}

/** The rows of a KPI in a unit; where it has none, one for each person and month. */
export function rowsFor(organisation: Organisation, unit: string, kpi: string): GoalRecord[] {
  const there = resultsOf(organisation, { unit, kpi })
  if (there.length > 0) return there
  const first = new Map<string, GoalRecord>()
  for (const row of resultsOf(organisation, { unit })) first.set(`${row.person_key} ${row.period_id}`, row)
  const made = [...first.values()].map((row) => ({ ...row, kpi_id: kpi, actual_null: null, target_null: null }))
  organisation.results.push(...made)
  return made
}

/** A pass rate of 85 %, drawn case by case; `whole` is how the KPI writes all of them: 1, 100 or 1000. */
export function rate(row: GoalRecord, cases: number, random: () => number, whole = 1): void {
  let passed = 0
  for (let i = 0; i < cases; i++) passed += random() < 0.85 ? 1 : 0
  Object.assign(row, {
    denominator: cases,
    actual: (whole * passed) / cases,
    target: 0.88 * whole,
    original_target: 0.88 * whole,
    direction: 'higher',
  })
}
