import { describe, expect, test } from 'vitest'
import { check, found } from '#tests/traps/check-organisation.ts'
import { attainmentOf, cleanOrganisation, resultsOf, setAttainment } from '#tests/traps/organisation.ts'
import { plant } from '#tests/traps/plants/ceiling-floor.ts'
import { finalLevels, managerScores } from '#tests/traps/plants/rated.ts'
import { tailOf } from './candidate.ts'
import { judge } from './judge.ts'
import { classesOf, expectedShare, ratingLimits, type RatingRow } from './rating-limits.ts'
import { resultLimits, type ResultRow } from './result-limits.ts'

const slug = 'ceiling-floor'
const company = () => cleanOrganisation({ seed: 2, people: 300, departments: 8, months: 12 })
const where = { unit: 'D03', kpi: 'K01', size: 1, seed: 2 }
const any = ['trap', 'caution'] as const
const limits = { share: 0.3, fewest: 30 }

test('a department where 38 % reach the highest level for ordinary results is found', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested, any)).toEqual(['D03'])
  const { evidence, reason, effect } = tested.find(({ unit }) => unit.unit_id === 'D03')!
  expect(reason).toBe('beyond_results')
  expect(effect).toBeCloseTo(Number(evidence.facts['at_limit']) / Number(evidence.facts['measured']), 12)
  expect(evidence.rows.reduce((sum, { share }) => sum + Number(share), 0)).toBeCloseTo(1, 12)
})

test('a clean company is quiet, and so is a strong unit on a scale that others use fully', async () => {
  expect(found(await check(slug, company()), any)).toEqual([])
  const organisation = company()
  plant.lookalike(organisation, where)
  expect(found(await check(slug, organisation), any)).toEqual([])
})

test('a scale that has run out everywhere is told once, of the company', async () => {
  const organisation = company()
  for (const review of managerScores(organisation)) review.score = Math.min(100, review.score! + 22)
  const tested = await check(slug, organisation)
  expect(found(tested, any)).toEqual(['root'])
  expect(tested.find(({ unit }) => unit.kind === 'company')!.reason).toBe('company_scale')
})

test('passed or failed is no scale that could run out', async () => {
  const organisation = company()
  for (const level of finalLevels(organisation)) {
    const hasPassed = level.rating_ord! > 1
    Object.assign(level, { rating_ord: hasPassed ? 2 : 1, rating_raw: hasPassed ? '通过' : '未通过' })
  }
  expect(found(await check(slug, organisation), any)).toEqual([])
})

test('everybody at the full score is a scale that shows nothing; everybody at one other score is no end of a scale', async () => {
  const full = company()
  for (const review of managerScores(full)) review.score = 100
  expect(found(await check(slug, full), any)).toEqual(['root'])
  const same = company()
  for (const review of managerScores(same)) Object.assign(review, { score: 80, max_score: null })
  expect(found(await check(slug, same), any)).toEqual([])
})

test('a capped KPI is found, one where 100 % is required is not', async () => {
  const capped = company()
  for (const row of resultsOf(capped, { kpi: 'K01' })) {
    const r = attainmentOf(row)
    if (r !== null) setAttainment(row, Math.min(r, 1))
  }
  expect(found(await check(slug, capped), any)).toEqual(['K01'])

  const required = company()
  for (const [i, row] of resultsOf(required, { kpi: 'K01' }).entries()) {
    if (row.actual !== null)
      Object.assign(row, { target: 100, original_target: 100, actual: i % 3 === 0 ? 100 - (i % 17) : 100 })
  }
  expect(found(await check(slug, required), any)).toEqual([])
})

test('results that stop at a limit of their unit, which others go beyond, are found there', async () => {
  const organisation = company()
  for (const row of resultsOf(organisation, { unit: 'D02' })) {
    const r = attainmentOf(row)
    if (r !== null) setAttainment(row, Math.min(r, 0.98))
  }
  expect(found(await check(slug, organisation), any)).toEqual(['D02'])
})

test('without ratings and results, and with too few, nothing is tested', async () => {
  const without = company()
  Object.assign(without, { results: [], reviews: [], criteria: [], comments: [] })
  expect(await check(slug, without)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])

  const few = company()
  few.results = []
  few.reviews = few.reviews.filter(
    ({ unit_id, period_id }, i) => unit_id === 'D01' && period_id === '2026H1' && i % 4 === 0,
  )
  expect(await check(slug, few)).toMatchObject([
    { unit: { unit_id: 'D01' }, status: 'not_testable', reason: 'few_rows' },
  ])
})

test('with ratings only, a department at the top of its scale cannot be told from a strong one', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  organisation.results = []
  const d03 = (await check(slug, organisation)).find(({ unit }) => unit.unit_id === 'D03')
  expect(d03).toMatchObject({ status: 'not_testable', reason: 'no_results' })
})

describe('arithmetic', () => {
  const row = (unit_id: string, result_class: number | null, n: number, n_top: number): RatingRow => ({
    ...{
      scale_key: 's',
      unit_id,
      result_class,
      n_values: 5,
      n_levels: 0,
      is_max_stated: true,
      n,
      n_people: n,
      n_results: 4 * n,
      n_top,
      n_bottom: 0,
    },
    ...{ n_results_top: 4 * n_top, n_results_bottom: 0, first_period: '2026H1', last_period: '2026H1' },
  })

  test('the expected share weighs the others’ shares by the unit’s own classes of results', () => {
    const here = [row('A', 0, 20, 8), row('A', 1, 20, 8)]
    const scale = [...here, row('B', 0, 100, 5), row('B', 1, 50, 10)]
    // ½ · 5/100 + ½ · 10/50
    expect(expectedShare(here, classesOf(scale, 'top'), 'top')).toBeCloseTo(0.125, 12)
  })

  test('results beyond all others’ explain any share at the top, and results between take the nearest', () => {
    const others = [row('B', 0, 100, 5), row('B', 4, 50, 10), row('B', 6, 4, 0)]
    const expected = (here: RatingRow) => expectedShare([here], classesOf([here, ...others], 'top'), 'top')
    expect(expected(row('A', 5, 40, 20))).toBe(1)
    expect(expected(row('A', 3, 40, 20))).toBeCloseTo(0.2, 12)
  })

  test('P(as many at the limit) counts people: 3 of 3 at 0.3 is 0.027, whatever their ratings', () => {
    expect(tailOf(1, 12, 3, 0.3)).toBeCloseTo(0.027, 12)
    // Without people, results count: 1 − 0.7² of two.
    expect(tailOf(0.5, 2, 0, 0.3)).toBeCloseTo(0.51, 12)
  })

  test('a unit alone on its scale is judged by its share, 12 of 30 with p = 0.159', () => {
    const [top] = ratingLimits([row('A', 0, 30, 12)], limits)
    // R: pbinom(11, 30, 0.3, lower.tail = FALSE)
    expect(top).toMatchObject({ kind: 'own_scale', share: 0.4, isLarge: true })
    expect(top!.p).toBeCloseTo(0.15932, 5)
    const [tested] = judge({ ratings: [row('A', 0, 30, 12)], places: [], results: [] }, limits)
    expect(tested).toMatchObject({ status: 'caution', n: 30, touched: [{ unit_id: 'A', n_rows: 48 }] })
  })

  test('counts with few values, and natural ends, are no caps', () => {
    const result = (of: Partial<ResultRow>): ResultRow => ({
      ...{ kpi_key: 'kpi K', kpi_id: 'K', unit_id: 'A', n: 60, n_people: 60, n_values: 30, n_values_here: 30 },
      ...{ is_required: false, top_value: 1.2, bottom_value: 0.4, top_value_here: 1.2, bottom_value_here: 0.4 },
      ...{
        n_top: 30,
        n_bottom: 1,
        n_top_here: 30,
        n_bottom_here: 1,
        first_period: '2026-01',
        last_period: '2026-06',
        ...of,
      },
    })
    const large = (of: Partial<ResultRow>) =>
      resultLimits([result(of)], limits).flatMap(({ kind, isLarge }) => (isLarge ? [kind] : []))
    expect(large({})).toEqual(['capped_kpi'])
    expect(large({ n_values: 5, n_values_here: 5 })).toEqual([])
    expect(large({ is_required: true })).toEqual([])
    expect(large({ top_value: 1.5, n_top: 0 })).toEqual(['capped_unit'])
  })
})
