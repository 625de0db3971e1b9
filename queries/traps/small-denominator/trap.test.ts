import { describe, expect, test } from 'vitest'
import { seeded } from '#queries/stats/random.ts'
import { check, found } from '#tests/traps/check-organisation.ts'
import { cleanOrganisation, resultsOf } from '#tests/traps/organisation.ts'
import { drawn, HOLES } from '#tests/traps/drawn.ts'
import { plant, rate, rowsFor } from '#tests/traps/plants/small-denominator.ts'
import { lowBases, type GrowthRow } from './growth.ts'
import { judgeRate, type RateRow } from './rates.ts'

const slug = 'small-denominator'
const company = () => cleanOrganisation({ seed: 61, people: 160, departments: 5, months: 8, reviews: false })
const where = { unit: 'D03', kpi: 'K09', size: 1, seed: 61 }
const any = ['trap', 'caution'] as const

describe('in a company', () => {
  test('a rate of about fifteen cases is found in the unit and KPI that have it', async () => {
    const organisation = company()
    plant.plant(organisation, where)
    const tested = await check(slug, organisation)
    expect(found(tested, any)).toEqual(['D03/K09'])
    const one = tested.find(({ status }) => status === 'trap')!
    expect(await drawn(slug, one)).not.toMatch(HOLES)
    expect(one).toMatchObject({
      reason: 'small',
      evidence: { facts: { denominator: 15 } },
      touched: [{ unit_id: 'D03', kpi_id: 'K09', period_id: null }],
    })
    expect(one.evidence.facts['variance']).toBeCloseTo(1, 0)
  })

  test('a rate of forty cases is found when it moves no more than chance, and not when people differ', async () => {
    const organisation = company()
    const random = seeded(1, 'forty')
    for (const row of rowsFor(organisation, 'D02', 'K90')) rate(row, 40, random)
    const rows = rowsFor(organisation, 'D04', 'K90')
    for (const row of rows) {
      rate(row, 40, random)
      row.actual = Math.min(1, Math.max(0, row.actual! - (row.person_key!.endsWith('1') ? 0.4 : 0)))
    }
    const tested = await check(slug, organisation)
    expect(found(tested, any)).toEqual(['D02/K90'])
    expect(tested.find(({ status }) => status === 'trap')!.reason).toBe('noise')
  })

  test('growth on half of the usual base is found in its period', async () => {
    const organisation = company()
    for (const row of rowsFor(organisation, 'D02', 'K91')) {
      const isLow = row.period_id === '2026-12'
      const base = isLow ? 42 : 100
      Object.assign(row, {
        baseline: base,
        target: base * 1.1,
        original_target: base * 1.1,
        actual: 108,
        direction: 'higher',
      })
    }
    const tested = await check(slug, organisation)
    expect(found(tested, any)).toEqual(['D02/K91'])
    expect(
      await drawn(
        slug,
        tested.find(({ status }) => status === 'trap')!,
      ),
    ).not.toMatch(HOLES)
    expect(tested.find(({ status }) => status === 'trap')).toMatchObject({
      ...{ reason: 'low_base', touched: [{ unit_id: 'D02', kpi_id: 'K91', period_id: '2026-12' }] },
      evidence: { facts: { base: 42, median_base: 100 } },
    })
  })

  test('a clean company is quiet', async () => {
    const tested = await check(slug, company())
    expect(found(tested, any)).toEqual([])
    expect(new Set(tested.map(({ status }) => status))).toEqual(new Set(['pass']))
  })

  test('three of three projects, twelve months pooled and a base planned low are quiet', async () => {
    const organisation = company()
    plant.lookalike(organisation, where)
    expect(found(await check(slug, organisation), any)).toEqual([])
  })

  test('fewer than five values, three periods of growth, or amounts below the line cannot be judged', async () => {
    const organisation = company()
    const random = seeded(1, 'few')
    for (const row of rowsFor(organisation, 'D01', 'K92').slice(0, 4)) rate(row, 10, random)
    const added = resultsOf(organisation, { kpi: 'K92' }).slice(4)
    organisation.results = organisation.results.filter((row) => !added.includes(row))
    for (const row of rowsFor(organisation, 'D01', 'K93')) Object.assign(row, { denominator: 15.37 })
    for (const row of rowsFor(organisation, 'D01', 'K94')) {
      const isOld = row.period_id < '2026-10'
      Object.assign(row, isOld ? { kpi_id: 'K95' } : { baseline: 10, denominator: null })
    }
    const tested = await check(slug, organisation)
    const reason = (kpi: string) => tested.find(({ unit }) => unit.kpi_id === kpi)
    expect(reason('K92')).toMatchObject({ status: 'not_testable', reason: 'few_rows', n: 4 })
    expect(reason('K93')).toMatchObject({ status: 'not_testable', reason: 'not_counts' })
    expect(reason('K94')).toMatchObject({ status: 'not_testable', reason: 'few_periods' })
  })

  test('without denominators and bases nothing can be tested, and that is said', async () => {
    const organisation = company()
    for (const row of organisation.results) row.denominator = null
    expect(await check(slug, organisation)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])
  })
})

const limits = { small: 20, noisy: 50, noise: 1.5, values: 5 }
const row = (of: Partial<RateRow>): RateRow => ({
  ...{ unit_id: 'D1', kpi_key: 'kpi K1', kpi_id: 'K1', name_zh: '合格率', name_en: 'Pass rate' },
  ...{ n_people: 5, n_periods: 1, first_period: '2026-01', last_period: '2026-01' },
  ...{
    n_values: 5,
    n_whole: 5,
    n_counted: 0,
    n_shares: 5,
    median_denominator: 40,
    sum_d: 200,
    sum_dp: 160,
    sum_dpp: 130,
  },
  ...of,
})

describe('rates by hand', () => {
  test('the variance ratio is that of a p′ chart', () => {
    // p̄ = 160/200 = 0.8; Σ d (p − p̄)² = 130 − 0.64·200 = 2; 2/(4·0.8·0.2) = 3.125.
    expect(judgeRate(row({}), limits)).toMatchObject({ kind: 'fine', share: 0.8, variance: expect.closeTo(3.125, 9) })
    // 128.64 − 128 = 0.64; 0.64/0.64 = 1.
    expect(judgeRate(row({ sum_dpp: 128.64 }), limits)).toMatchObject({ kind: 'noise', variance: expect.closeTo(1, 9) })
    expect(judgeRate(row({ sum_dpp: 128.64, median_denominator: 50 }), limits).kind).toBe('fine')
  })

  test('its interval is that of Wilson for the typical denominator', () => {
    // R: prop.test(12, 15, correct = FALSE)$conf.int = 0.5481, 0.9295.
    const { low, high } = judgeRate(row({ median_denominator: 15 }), limits)
    expect(low).toBeCloseTo(0.5481, 4)
    expect(high).toBeCloseTo(0.9295, 4)
  })

  test('rates that are no shares have a denominator and no interval', () => {
    expect(judgeRate(row({ sum_dp: null, sum_dpp: null, median_denominator: 12, n_shares: 0 }), limits)).toMatchObject({
      kind: 'small',
      share: null,
      low: null,
      variance: null,
    })
    expect(judgeRate(row({ sum_dp: null, sum_dpp: null, n_shares: 0 }), limits).kind).toBe('fine')
  })

  test('a rate that is always 100 % has no variance to compare', () => {
    expect(judgeRate(row({ sum_dp: 200, sum_dpp: 200 }), limits)).toMatchObject({ kind: 'fine', variance: null })
  })
})

describe('growth by hand', () => {
  const month = (m: number, of: Partial<GrowthRow>): GrowthRow => ({
    ...{
      unit_id: 'D1',
      kpi_id: 'K1',
      period_id: `2026-0${m}`,
      period_start: `2026-0${m}-01`,
      n_values: 1,
      n_people: 0,
    },
    ...{ base: 100, actual: 110, attainment: 1 },
    ...of,
  })
  const on = { base: 0.5, history: 3, reads_high: 1.2 }
  const history = [1, 2, 3].map((m) => month(m, {}))

  test('growth on the base and on the median base stand side by side', () => {
    const [one] = lowBases([...history, month(4, { base: 40, attainment: 2.5 })], on)!
    expect(one).toMatchObject({ medianBase: 100, growth: expect.closeTo(1.75, 9), onMedian: expect.closeTo(0.1, 9) })
  })

  test('a base at half, ordinary attainment, and a season that was as low a year ago are quiet', () => {
    expect(lowBases([...history, month(4, { base: 50, attainment: 2.2 })], on)).toEqual([])
    expect(lowBases([...history, month(4, { base: 40, attainment: 1.1 })], on)).toEqual([])
    const before = month(4, { base: 42, period_start: '2025-04-01', period_id: '2025-04' })
    expect(lowBases([before, ...history, month(4, { base: 40, attainment: 2.5 })], on)).toEqual([])
  })

  test('three bases are no history, and without targets growth itself must read high', () => {
    expect(lowBases(history, on)).toBeNull()
    const bare = history.map((one) => ({ ...one, attainment: null }))
    expect(lowBases([...bare, month(4, { base: 40, attainment: null })], on)).toHaveLength(1)
    expect(lowBases([...bare, month(4, { base: 40, actual: 44, attainment: null })], on)).toEqual([])
  })
})
