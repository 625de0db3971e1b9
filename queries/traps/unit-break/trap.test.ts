import { describe, expect, test } from 'vitest'
import { check, checkOrganisation, found } from '#tests/traps/check-organisation.ts'
import { attainmentOf, cleanOrganisation, resultsOf, setAttainment } from '#tests/traps/organisation.ts'
import { drawn, HOLES } from '#tests/traps/drawn.ts'
import { plant } from '#tests/traps/plants/unit-break.ts'
import { directionOfName } from './direction.ts'
import { findJump } from './jump.ts'
import { kpiSeries, type LevelRow } from './kpi-series.ts'
import { findMixing } from './mixed-units.ts'
import { findStep } from './step.ts'

const slug = 'unit-break'
const company = (months = 12) => cleanOrganisation({ seed: 31, people: 200, departments: 6, months, reviews: false })
const where = { unit: 'D03', kpi: 'K01', size: 1, seed: 31 }
const any = ['trap', 'caution'] as const

describe('in a company', () => {
  test('a KPI reported in another unit from a month on is found, with the month', async () => {
    const organisation = company()
    plant.plant(organisation, where)
    const tested = await check(slug, organisation)
    expect(found(tested, any)).toEqual(['K01'])
    const one = tested.find(({ unit }) => unit.kpi_id === 'K01')!
    expect(await drawn(slug, one)).not.toMatch(HOLES)
    expect(one).toMatchObject({ status: 'trap', reason: 'jump', evidence: { facts: { date: '2026-09' } } })
    expect(one.touched.map(({ period_id }) => period_id)).toEqual(['2026-09', '2026-10', '2026-11', '2026-12'])
  })

  test('a clean company is quiet', async () => {
    const tested = await check(slug, company())
    expect(found(tested, any)).toEqual([])
    expect(new Set(tested.map(({ status }) => status))).toEqual(new Set(['pass']))
  })

  test('a target converted with the actual, a new KPI and a shock to all KPIs are quiet', async () => {
    const organisation = company()
    plant.lookalike(organisation, where)
    const tested = await check(slug, organisation)
    expect(found(tested, any)).toEqual([])
    expect(tested.find(({ unit }) => unit.kpi_id === 'K99')).toMatchObject({
      status: 'not_testable',
      reason: 'few_periods',
    })
  })

  test('fractions beside percentages are found within a period, and later checks do not see them', async () => {
    const organisation = company(3)
    const rows = resultsOf(organisation, { kpi: 'K04' })
    for (const row of rows.filter((_, i) => i % 20 === 0)) if (row.actual !== null) row.actual /= 100
    const [own] = await checkOrganisation(organisation, { only: [slug] })
    const one = own!.tested.find(({ unit }) => unit.kpi_id === 'K04')!
    expect(await drawn(slug, one)).not.toMatch(HOLES)
    expect(one).toMatchObject({ status: 'trap', reason: 'mixed_units', effect: -2 })
    expect(found(own!.tested, any)).toEqual(['K04'])
    expect(one.touched.reduce((sum, { n_rows }) => sum + n_rows!, 0)).toBe(one.evidence.facts['off'])
    const [, after] = await checkOrganisation(organisation, { only: [slug, 'outlier-mean'] })
    expect(found(after!.tested, any)).toEqual([])
  })

  test('a smaller lasting step of one KPI is found, the same step under a new version is a note', async () => {
    const step = (version: number) => {
      const organisation = company(16)
      for (const row of resultsOf(organisation, { kpi: 'K06', from: 9 })) {
        const attainment = attainmentOf(row)
        if (attainment !== null) setAttainment(row, attainment - 0.2)
        row.kpi_version = version
      }
      return organisation
    }
    const tested = await check(slug, step(1))
    expect(found(tested, any)).toEqual(['K06'])
    expect(tested.find(({ status }) => status === 'trap')).toMatchObject({
      reason: 'step',
      evidence: { facts: { date: '2026-06' } },
    })
    const versions = await check(slug, step(2))
    expect(found(versions)).toEqual([])
    expect(versions.find(({ status }) => status === 'caution')).toMatchObject({
      reason: 'new_version',
      evidence: { facts: { date: '2026-06' } },
    })
  })

  test('a target set anew while the actual goes on is a note', async () => {
    const organisation = company(16)
    for (const row of resultsOf(organisation, { kpi: 'K04', from: 9 }))
      Object.assign(row, { target: row.target! * 1.2, original_target: row.target! * 1.2 })
    const tested = await check(slug, organisation)
    expect(found(tested)).toEqual([])
    expect(tested.find(({ status }) => status === 'caution')).toMatchObject({
      unit: { kpi_id: 'K04' },
      reason: 'target_step',
    })
  })

  test('a declared direction against ratings and against the name is a note', async () => {
    const organisation = cleanOrganisation({ seed: 32, people: 200, departments: 6, months: 12 })
    for (const row of resultsOf(organisation, { kpi: 'K01' })) row.direction = 'lower'
    for (const one of organisation.kpi) {
      if (one.kpi_id === 'K01') one.direction = 'lower'
      if (one.kpi_id === 'K02') one.name_zh = '客户投诉件数'
      if (one.kpi_id === 'K08') one.name_zh = '投诉处理及时率'
    }
    const tested = await check(slug, organisation)
    expect(found(tested)).toEqual([])
    const notes = tested.filter(({ status }) => status === 'caution').map(({ unit, reason }) => [unit.kpi_id, reason])
    expect(notes).toEqual([
      ['K01', 'direction_rating'],
      ['K02', 'direction_name'],
    ])
  })

  test('three periods cannot be compared, and without targets nothing can', async () => {
    const short = await check(slug, company(3))
    expect(new Set(short.map(({ status, reason }) => `${status} ${reason}`))).toEqual(
      new Set(['not_testable few_periods']),
    )
    const organisation = company(3)
    for (const row of organisation.results) Object.assign(row, { target: null, original_target: null })
    expect(await check(slug, organisation)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])
  })

  test('results of units, one a period, show a jump that lasts', async () => {
    const organisation = company(12)
    const rows = resultsOf(organisation, { unit: 'D01', kpi: organisation.results[0]!.kpi_id! })
    organisation.results = organisation.months.map((month, m) => ({
      ...rows[0]!,
      ...{ person_key: null, manager_key: null, subject_type: 'unit', direction: 'higher' },
      ...{ target: 100, original_target: 100, actual: (m < 8 ? 95 : 9500) + (m % 3) },
      ...{ period_id: month.id, period_start: month.start, period_end: month.end, src_row: m + 2 },
    }))
    expect(await check(slug, organisation)).toMatchObject([
      { status: 'trap', reason: 'jump', n_people: null, evidence: { facts: { date: '2026-09' } } },
    ])
  })
})

const level = (m: number, of: Partial<LevelRow>): LevelRow => ({
  ...{
    kpi_key: 'kpi K1',
    kpi_id: 'K1',
    kpi_version: 1,
    period_id: `m${m}`,
    period_start: new Date(Date.UTC(2025, m, 1)).toISOString().slice(0, 10),
  },
  ...{
    n_rows: 25,
    n_positive: 25,
    n_people: 25,
    n_higher: 25,
    n_lower: 0,
    scale_ratio: 0.1,
    median_ratio: 1,
    median_log: 0,
  },
  ...{ lower_quartile: 0.9, upper_quartile: 1.1, mean_log_actual: 2, mean_log_target: 2 },
  ...of,
})
const seriesOf = (rows: LevelRow[]) => kpiSeries(rows)[0]!

describe('by hand', () => {
  test('a jump is the largest step, beside the error of two medians', () => {
    // Quartiles 0.9 and 1.1 lie log10(1.1/0.9) = 0.08715 apart: s = 0.0646; se of a median of 25 = 1.2533·0.0646/5 = 0.016192.
    // Steps 0.01, 0.99, 0.02: the two largest left out, s_Δ = 1.4826·0.01 = 0.014826. se = √(2·0.016192² + 0.014826²) = 0.027284.
    const series = seriesOf([0, 0.01, 1, 1.02].map((median_log, m) => level(m, { median_log })))
    const jump = findJump(series, { rows: 5, periods: 4, step_periods: 8 })!
    expect(jump).toMatchObject({ at: 2, range: 1.02, log: 0.99 })
    expect(jump.se).toBeCloseTo(0.027284, 5)
    expect(jump.p).toBeLessThan(1e-100)
  })

  test('fewer than four periods or five results are not compared', () => {
    const limits = { rows: 5, periods: 4, step_periods: 8 }
    expect(findJump(seriesOf([0, 1, 1].map((median_log, m) => level(m, { median_log }))), limits)).toBeNull()
    const few = [0, 0, 1, 1].map((median_log, m) => level(m, { median_log, n_positive: 4, n_people: 4 }))
    expect(findJump(seriesOf(few), limits)).toBeNull()
  })

  test('a KPI that moves by a factor of two every month has no proven jump', () => {
    const logs = [0, 0.3, 0, 0.35, 0.05, -0.25, 0.1, 0.4, 0.05, 0.3, 0, 0.3]
    const jump = findJump(seriesOf(logs.map((median_log, m) => level(m, { median_log }))), {
      rows: 5,
      periods: 4,
      step_periods: 8,
    })!
    expect(jump.range).toBeCloseTo(0.65, 9)
    expect(jump.p).toBeGreaterThan(0.05)
  })

  test('a step is counted in scales of the KPI, on both sides of its date and in like months', () => {
    const ratios = Array.from({ length: 16 }, (_, m) => (m < 8 ? 1 : 0.85) + (m % 2) * 0.01)
    const step = findStep(seriesOf(ratios.map((median_ratio, m) => level(m, { median_ratio }))), {
      rows: 5,
      periods: 8,
    })!
    // −0.15/0.1; the three before are 0.01·(2/3) above 1, the three after 0.01/3 above 0.85: −0.15333…/0.1.
    expect(step.shift).toBeCloseTo(-1.5, 9)
    expect(step.local).toBeCloseTo(-1.5333333, 6)
    // January to April 2026 against 2025.
    expect(step.yearly).toBeCloseTo(-1.5, 9)
    expect(step.p).toBeLessThan(1e-6)
  })

  test('distances of two, three or four powers count, and a long tail does not', () => {
    const limits = { mixed_share: 0.02, mixed_rows: 3, mixed_fewest: 30 }
    const row = (powers: number, n_rows: number, n_far: number, n_off: number) => ({
      kpi_key: 'k',
      kpi_id: 'K1',
      period_id: '2026-01',
      powers,
      n_rows,
      n_far,
      n_off,
    })
    expect(findMixing([row(0, 97, 0, 0), row(-2, 3, 3, 3)], limits)).toMatchObject({
      isMixed: true,
      off: 3,
      n: 100,
      share: 0.03,
      powers: -2,
    })
    expect(findMixing([row(0, 98, 0, 0), row(-2, 2, 2, 2)], limits)).toMatchObject({ isMixed: false })
    // Ten of thirty results beyond a factor of ten lie near a factor of a hundred.
    expect(findMixing([row(0, 70, 0, 0), row(-1, 15, 15, 0), row(-2, 15, 15, 10)], limits)).toMatchObject({
      isMixed: false,
    })
    expect(findMixing([row(0, 26, 0, 0), row(2, 3, 3, 3)], limits)).toBeNull()
  })

  test.each([
    ['单位成本', 'lower'], ['客户投诉件数', 'lower'], ['交付周期', 'lower'], ['Cost per order', 'lower'], ['Churn', 'lower'],
    ['客户满意度', 'higher'], ['成本节约额', null], ['投诉处理及时率', null], ['成本预算达成率', null], ['Complaints resolved', null], ['缺陷检出率', null], ['成本核算准确率', null], ['线索数', null],
  ] as const)('the name %s suggests %s', (name, direction) => expect(directionOfName(name)).toBe(direction)) // prettier-ignore
})
