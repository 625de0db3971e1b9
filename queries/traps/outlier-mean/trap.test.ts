import { expect, test } from 'vitest'
import { check, found } from '#tests/traps/check-organisation.ts'
import { cleanOrganisation, resultsOf, setAttainment } from '#tests/traps/organisation.ts'
import { plant } from '#tests/traps/plants/outlier-mean.ts'
import { judge, type Centre } from './judge.ts'

const slug = 'outlier-mean'
const company = () => cleanOrganisation({ seed: 11, people: 200, departments: 6, months: 6, reviews: false })
const where = { unit: 'D03', kpi: 'K01', size: 1, seed: 11 }

test('a few windfalls in one KPI are found in the department that has them', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['D03'])
  const { evidence, effect } = tested.find(({ status }) => status === 'trap')!
  expect(effect).toBeGreaterThan(0.03)
  expect(evidence.facts['kpi']).toMatch(/^K/)
})

test('a clean company is quiet', async () => {
  expect(found(await check(slug, company()), ['trap', 'caution'])).toEqual([])
})

test('a KPI that swings as often up as down, and big orders that were planned, are quiet', async () => {
  const organisation = company()
  plant.lookalike(organisation, where)
  expect(found(await check(slug, organisation), ['trap', 'caution'])).toEqual([])
})

test('ten results, nine near the target and one of eleven times it: worked by hand', async () => {
  const organisation = company()
  const rows = resultsOf(organisation, { unit: 'D02' }).slice(0, 10)
  rows.forEach((row, i) => {
    Object.assign(row, { kpi_id: 'K01', direction: 'higher', original_target: 100, target: 100 })
    setAttainment(row, [0.96, 0.97, 0.98, 0.99, 1, 1.01, 1.02, 1.03, 1.04, 11][i]!)
  })
  organisation.results = rows
  const [one] = await check(slug, organisation)
  expect(one).toMatchObject({ status: 'trap', n: 10, unit: { unit_id: 'D02' } })
  // Mean (9.00 + 11)/10 = 2. Two left out at each end: (0.98 + 0.99 + 1 + 1.01 + 1.02 + 1.03)/6 = 1.005. Median (1 + 1.01)/2.
  expect(one!.evidence.facts['mean']).toBeCloseTo(2, 12)
  expect(one!.evidence.facts['trimmed']).toBeCloseTo(1.005, 12)
  expect(one!.evidence.facts['extremes']).toBe(1)
  expect(one!.effect).toBeCloseTo(0.995, 12)
})

test('nine results are too few, and equal results have no spread', async () => {
  const organisation = company()
  organisation.results = resultsOf(organisation, { unit: 'D02' }).slice(0, 9)
  setAttainment(organisation.results[0]!, 40)
  expect(await check(slug, organisation)).toMatchObject([{ status: 'not_testable', reason: 'few_rows', n: 9 }])
  const equal = company()
  equal.results = resultsOf(equal, { unit: 'D02' })
  for (const row of equal.results)
    Object.assign(row, { direction: 'higher', original_target: 50, target: 50, actual: 50 })
  expect(await check(slug, equal)).toMatchObject([{ status: 'not_testable', reason: 'no_spread' }])
})

test('without targets nothing can be tested, and that is said', async () => {
  const organisation = company()
  for (const row of organisation.results) Object.assign(row, { target: null, original_target: null })
  expect(await check(slug, organisation)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])
})

test('a skewed measure with a far value of no weight, and many far values, are no few extreme values', () => {
  const centre: Centre = {
    ...{
      unit_id: 'D01',
      scope_key: '*',
      kpi_id: null,
      n: 1000,
      n_people: 40,
      first_period: '2026-01',
      last_period: '2026-06',
    },
    ...{
      width_ratio: 5,
      mean_ratio: 1.04,
      trimmed_ratio: 1,
      median_ratio: 1,
      mad_ratio: 0.05,
      n_extreme: 3,
      mean_without: 1.005,
    },
  }
  const limits = { shift: 0.03, trim: 0.2, fewest: 10 }
  expect(judge('D01', [centre], limits).status).toBe('trap')
  expect(judge('D01', [{ ...centre, mean_without: 1.035 }], limits).status).toBe('pass')
  expect(judge('D01', [{ ...centre, n_extreme: 300 }], limits).status).toBe('pass')
  expect(judge('D01', [{ ...centre, mean_ratio: 1.02 }], limits).status).toBe('caution')
  expect(judge('D01', [{ ...centre, mad_ratio: 0 }], limits)).toMatchObject({
    status: 'not_testable',
    reason: 'no_spread',
  })
})
