import { describe, expect, test } from 'vitest'
import { check, found } from '#tests/traps/check-organisation.ts'
import { cleanOrganisation, resultsOf } from '#tests/traps/organisation.ts'
import { drawn, HOLES } from '#tests/traps/drawn.ts'
import { plant, rateOnFour } from '#tests/traps/plants/mixed-methods.ts'
import { behindMean, mostDifferent, type MethodRow } from './methods.ts'
import { mixedScales } from './scales.ts'

const slug = 'mixed-methods'
const company = () => cleanOrganisation({ seed: 41, people: 200, departments: 6, months: 12 })
const where = { unit: 'D03', kpi: 'K04', size: 1, seed: 41 }
const any = ['trap', 'caution'] as const

describe('in a company', () => {
  test('OKRs behind the same mean as KPIs are found in the department that has them', async () => {
    const organisation = company()
    plant.plant(organisation, where)
    const tested = await check(slug, organisation)
    expect(found(tested, any)).toEqual(['D03'])
    const one = tested.find(({ unit }) => unit.unit_id === 'D03')!
    expect(await drawn(slug, one)).not.toMatch(HOLES)
    expect(one).toMatchObject({ reason: 'methods', evidence: { facts: { method_1: 'kpi', method_2: 'okr' } } })
    expect(one.touched).toMatchObject([{ unit_id: 'D03', kpi_id: null, period_id: null }])
  })

  test('ratings of four and of five levels behind one mean are found, without touching a result', async () => {
    const organisation = company()
    rateOnFour(organisation, 'D02')
    for (const [scale_id, levels] of [
      ['levels', 5],
      ['four', 4],
    ] as const) {
      for (let ord = 1; ord <= levels; ord++)
        organisation.scales.push({ scale_id, level_raw: String(ord), ord, min_score: null, max_score: null })
    }
    const tested = await check(slug, organisation)
    expect(found(tested, any)).toEqual(['D02'])
    expect(
      await drawn(
        slug,
        tested.find(({ status }) => status === 'trap')!,
      ),
    ).not.toMatch(HOLES)
    expect(tested.find(({ status }) => status === 'trap')).toMatchObject({
      ...{ reason: 'scales', touched: [] },
      evidence: { facts: { levels_1: 4, levels_2: 5 } },
    })
  })

  test('a clean company is quiet', async () => {
    expect((await check(slug, company())).map(({ status }) => status)).toEqual(Array(6).fill('pass'))
  })

  test('a unit of OKRs only, one method with different KPIs, and scales with a conversion table are quiet', async () => {
    const organisation = company()
    plant.lookalike(organisation, where)
    expect(found(await check(slug, organisation), any)).toEqual([])
  })

  test('fewer than twenty results of a method cannot be compared', async () => {
    const organisation = cleanOrganisation({ seed: 42, people: 60, departments: 3, months: 1, reviews: false })
    for (const row of resultsOf(organisation, { unit: 'D01' }).slice(0, 12)) row.lane = 'okr'
    const tested = await check(slug, organisation)
    expect(tested.find(({ unit }) => unit.unit_id === 'D01')).toMatchObject({
      status: 'not_testable',
      reason: 'few_rows',
    })
  })

  test('without lanes the methods of results cannot be told apart, and that is said', async () => {
    const organisation = company()
    for (const row of organisation.results) row.lane = null
    const tested = await check(slug, organisation)
    expect(new Set(tested.map(({ status, reason }) => `${status} ${reason}`))).toEqual(
      new Set(['not_testable missing_column']),
    )
  })

  test('ratings without results are asked for their scales', async () => {
    const organisation = company()
    organisation.results = []
    rateOnFour(organisation, 'D02')
    const tested = await check(slug, organisation)
    expect(found(tested)).toEqual(['D02'])
    expect(tested.filter(({ status }) => status === 'pass')).toHaveLength(5)
  })
})

const method = (name: string, of: Partial<MethodRow>): MethodRow => ({
  ...{ unit_id: 'D1', method: name, is_named: true, n_rows: 100, n_people: 25, sum_r: 90 },
  ...{ lower_quartile: 0.85, median_r: 0.95, upper_quartile: 1.05, first_period: '2026-01', last_period: '2026-12' },
  ...of,
})
const scale = (n_levels: number, n_ratings: number, is_converted = false) => ({
  ...{ unit_id: 'D1', period_id: '2026H1', source: 'manager final level', scale: `s${n_levels}` },
  ...{ n_levels, is_converted, n_ratings, n_people: n_ratings },
})

describe('by hand', () => {
  test('two medians are compared by the error of each, with people as their number', () => {
    // s = 0.2/1.349 = 0.148258; se = 1.2533·0.148258/√25 = 0.037162; of both √2·se = 0.052555, with 0.001: 0.052565.
    const pair = mostDifferent([method('kpi', {}), method('okr', { median_r: 0.75 })])!
    expect(pair.difference).toBeCloseTo(0.2, 9)
    expect(pair.se).toBeCloseTo(0.052565, 5)
    // z = 3.8048: p = 0.000142 (R: 2 * pnorm(-0.2 / 0.052565)).
    expect(pair.p).toBeCloseTo(0.000142, 6)
  })

  test('a method of less than a twentieth of the mean is not behind it', () => {
    const rows = [method('kpi', { n_rows: 96 }), method('okr', { n_rows: 4 })]
    expect(behindMean(rows, 0.05).map((row) => row.method)).toEqual(['kpi'])
    expect(mostDifferent(behindMean(rows, 0.05))).toBeNull()
  })

  test('scales of equal length, converted ones and rare ones do not count', () => {
    const limits = { share: 0.05, fewest: 20 }
    expect(mixedScales([scale(4, 20), scale(5, 30)], limits)).toMatchObject({ levels: [4, 5], ratings: [20, 30] })
    expect(mixedScales([scale(4, 19), scale(5, 30)], limits)).toBeNull()
    expect(mixedScales([scale(4, 20), scale(5, 500)], limits)).toBeNull()
    expect(mixedScales([scale(5, 20), { ...scale(5, 30), scale: 'other' }], limits)).toBeNull()
    expect(mixedScales([scale(4, 20, true), scale(5, 30, true)], limits)).toBeNull()
    expect(mixedScales([scale(4, 20), { ...scale(5, 30), period_id: '2026H2' }], limits)).toBeNull()
  })
})
