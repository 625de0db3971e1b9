import { expect, test } from 'vitest'
import { evidenceData, type EvidenceRows } from '#queries/evidence/evidence-data.ts'
import { factorEvidence } from '#queries/evidence/factor-evidence.ts'
import { normal, seeded, shuffle } from '#queries/stats/random.ts'

type Wish = {
  units: number
  periods: number
  seed?: number
  source?: string
  higher_is?: string | null
  /** Value of the circumstance; null for none. */
  value: (unit: number, period: number, chance: () => number) => number | null
  /** Change of z per unit of the circumstance. */
  slope?: number
  people?: number
}

/** A flat company: one goal, `units` teams of ten, one circumstance called feedback. */
function companyOf({
  units,
  periods,
  seed = 1,
  source = 'record',
  higher_is = 'better',
  value,
  slope = 0,
  people = 10,
}: Wish): EvidenceRows {
  const random = seeded(seed)
  const chance = () => normal(random)
  const rows: EvidenceRows = {
    cells: [],
    values: [],
    factors: [{ factor: 'feedback', measure_unit: '次', higher_is, source, n_values: units * periods }],
    periods: Array.from({ length: periods }, (_, t) => `2025-${String(t + 1).padStart(2, '0')}`),
    units: [
      { unit_id: 'root', parent: -1 },
      ...Array.from({ length: units }, (_, u) => ({ unit_id: `u${u}`, parent: 0 })),
    ],
  }
  for (let u = 0; u < units; u++) {
    const level = 0.2 * chance()
    rows.periods.forEach((period_id, t) => {
      const x = value(u, t, chance)
      const gap_z = level + slope * (x ?? 0) + 0.2 * chance()
      rows.cells.push({ unit_id: `u${u}`, period_id, goal: 'k', n_people: people, gap_z })
      if (x !== null)
        rows.values.push({ unit_id: `u${u}`, measured_at: `u${u}`, period_id, factor: 'feedback', value: x })
    })
  }
  return rows
}
const evidence = (rows: EvidenceRows) => factorEvidence(evidenceData(rows), 1)
const feedback = (rows: EvidenceRows) => evidence(rows).diagnosis_factor.find(({ factor }) => factor === 'feedback')!

test('a survey answer that never changes is looked at between units, and found where it matters', () => {
  // One answer a unit, standard deviation about 1, worth 0.3 z: over 60 units the standard error is about 0.27/√60 = 0.035.
  const answers = Array.from({ length: 60 }, (_, u) => 3 + Math.sin(u * 2.4) * Math.SQRT2)
  const found = feedback(companyOf({ units: 60, periods: 6, source: 'survey', slope: 0.3, value: (u) => answers[u]! }))
  expect(found).toMatchObject({
    level: 'unit',
    status: 'attributed',
    grade: 'associated',
    is_attenuated: true,
    n_units: 60,
  })
  expect(found.effect_z_low!).toBeLessThan(0.3)
  expect(found.effect_z_high!).toBeGreaterThan(0.3)
  expect(found.share!).toBeGreaterThan(0.2)
  expect(found.explains!).toBeGreaterThan(0.2)
})

test('the same in nine units is described without a share, and counts as reported only', () => {
  const answers = Array.from({ length: 9 }, (_, u) => 3 + Math.sin(u * 2.4) * Math.SQRT2)
  const found = feedback(companyOf({ units: 9, periods: 6, source: 'survey', slope: 0.6, value: (u) => answers[u]! }))
  expect(found).toMatchObject({ status: 'described', reason: 'few_units', share: null, q: null, grade: 'reported' })
  expect(found.effect_z_low!).toBeGreaterThan(0)
})

test('an association the wrong way round is measured but not graded', () => {
  const found = feedback(companyOf({ units: 40, periods: 8, slope: -0.3, value: (_u, _t, chance) => chance() }))
  expect(found.effect_z_high!).toBeLessThan(0)
  expect(found.grade).toBe('none')
})

test('what cannot be tested says why, in place of a number', () => {
  const cases: [string, Wish | null][] = [
    ['no_results', null],
    ['no_overlap', { units: 5, periods: 3, value: () => null }],
    ['constant', { units: 6, periods: 5, value: () => 4.2 }],
    // The same for everybody in each period: nothing to compare.
    ['constant', { units: 6, periods: 5, value: (_u, t) => t }],
    // One unit shares its goal with nobody.
    ['constant', { units: 1, periods: 12, value: (_u, t) => t % 3 }],
    ['few_units', { units: 2, periods: 12, value: (_u, _t, chance) => chance() }],
    ['no_results', { units: 6, periods: 5, people: 4, value: (_u, _t, chance) => chance() }],
  ]
  for (const [reason, wish] of cases) {
    const rows = wish ? companyOf(wish) : { ...companyOf({ units: 1, periods: 1, value: () => 1 }), cells: [] }
    const found = evidence(rows)
    const row = found.diagnosis_factor.find(({ factor }) => factor === 'feedback')!
    expect([reason, row.status, row.reason, row.grade, row.effect_z, row.share]).toEqual([
      reason,
      'not_testable',
      reason,
      'none',
      null,
      null,
    ])
    for (const one of [...found.diagnosis_factor, ...found.diagnosis_factor_unit])
      for (const value of Object.values(one)) expect(typeof value === 'number' && !Number.isFinite(value)).toBe(false)
    expect(found.diagnosis_factor_unit.filter(({ contribution }) => contribution !== null)).toEqual([])
  }
  const unrecorded = companyOf({ units: 5, periods: 3, value: () => null })
  unrecorded.factors[0]!.n_values = 0
  expect(feedback(unrecorded).reason).toBe('no_values')
})

test('results that do not vary give no claim and no NaN', () => {
  const rows = companyOf({ units: 30, periods: 6, value: (_u, _t, chance) => chance() })
  rows.cells = rows.cells.map((cell) => ({ ...cell, gap_z: -0.5 }))
  expect(feedback(rows)).toMatchObject({ status: 'not_testable', grade: 'none', effect_z: null })
})

test('hard targets are never said to go with the gap that they define', () => {
  const rows = evidence(companyOf({ units: 30, periods: 6, value: (_u, _t, chance) => chance() }))
  expect(rows.diagnosis_factor.find(({ factor }) => factor === 'difficulty')).toMatchObject({
    ...{ tab: 'goals', level: 'goal', status: 'not_testable', reason: 'same_measure', grade: 'none' },
  })
})

test('the order of the rows does not matter', () => {
  const rows = companyOf({ units: 25, periods: 8, slope: 0.2, value: (_u, _t, chance) => chance() })
  const expected = evidence(rows)
  const random = seeded(9)
  for (const list of [rows.cells, rows.values, rows.factors]) shuffle(list, random)
  expect(evidence(rows)).toEqual(expected)
})

test('a unit above others is compared with what lies outside it, not with its own parts', () => {
  // u0 and u1 below "north" have 2 more of the circumstance than the rest, always; slope 0.2.
  const rows = companyOf({ units: 24, periods: 8, slope: 0.2, value: (u, _t, chance) => chance() + (u < 2 ? 2 : 0) })
  rows.units.splice(1, 0, { unit_id: 'north', parent: 0 })
  rows.units = rows.units.map((unit) => (['u0', 'u1'].includes(unit.unit_id) ? { ...unit, parent: 1 } : unit))
  const found = evidence(rows).diagnosis_factor_unit.filter(({ factor }) => factor === 'feedback')
  const north = found.find(({ unit_id }) => unit_id === 'north')!
  const own = found.find(({ unit_id }) => unit_id === 'u0')!
  expect(north.n_cells).toBe(16)
  // Mean difference 2 · slope 0.2 = 0.4, with chance in the values of 16 and 8 cells.
  expect(Math.abs(north.contribution! - 0.4)).toBeLessThan(0.15)
  // The peers of u0 include u1 among 23 units, so its difference is a little smaller in truth: 2 − 2/23.
  expect(own.peer_value!).toBeGreaterThan(north.peer_value! - 0.3)
  expect(found.some(({ unit_id }) => unit_id === 'root')).toBe(false)
})
