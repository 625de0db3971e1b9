import { expect, test } from 'vitest'
import { check, found } from '#tests/traps/check-organisation.ts'
import { cleanOrganisation, resultsOf, type Organisation } from '#tests/traps/organisation.ts'
import { plant } from '#tests/traps/plants/hockey-stick.ts'
import { isAmount } from './amount.ts'
import { booked, lastShare } from './toy.ts'

const slug = 'hockey-stick'
const company = (months = 15) => cleanOrganisation({ seed: 11, people: 120, departments: 6, months, reviews: false })
const where = { unit: 'D03', kpi: 'K01', size: 1, seed: 11 }
const notes = ['trap', 'caution'] as const

test('a last month of 55 % with a drop after it is found in the department that has it', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested, notes)).toEqual(['D03'])
  const { evidence, effect, touched, unit } = tested.find(({ status }) => status === 'trap')!
  expect(effect).toBeGreaterThan(0.5)
  expect(evidence.facts).toMatchObject({ sub_periods: 3, cycles: 5, over: 5 })
  expect(evidence.rows).toHaveLength(3)
  expect(touched).toMatchObject([{ unit_id: unit.unit_id, kpi_id: evidence.facts['kpi'], n_rows: null }])
})

test('a clean company is quiet', async () => {
  expect(found(await check(slug, company(24)), notes)).toEqual([])
})

test('a season that all units share, and invoices at quarter end without a drop, are quiet', async () => {
  const organisation = company()
  plant.lookalike(organisation, where)
  expect(found(await check(slug, organisation), notes)).toEqual([])
})

test('four quarters of 2, 3 and 7, worked by hand', async () => {
  const organisation = only(company(12), [2, 3, 7])
  const [one] = await check(slug, organisation)
  expect(one).toMatchObject({ status: 'trap', n: 4, unit: { unit_id: 'D03' } })
  // 7/12. Multiples of the mean 4: 0.5, 0.75, 1.75; variance 4·(0.25 + 0.0625 + 0.5625)/11 = 0.318182; (1 − 0.5)/0.564076.
  expect(one!.effect).toBeCloseTo(7 / 12, 12)
  expect(one!.evidence.facts['reversal']).toBeCloseTo(0.5 / Math.sqrt(3.5 / 11), 12)
  expect(one!.evidence.facts['others']).toBeNull()
  // 6 of 12 is not more than half; 5, 0, 7 has its drop in the middle, and the next first month stands at 1.25 of the mean.
  expect((await check(slug, only(company(12), [2, 4, 6])))[0]!.status).toBe('pass')
  expect((await check(slug, only(company(12), [5, 0, 7])))[0]!.status).toBe('pass')
})

test('a December with a quarter of the year and a thin January: a trap among units without, a note where none can be compared', async () => {
  const year = [3, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 27]
  const alone = await check(slug, only(company(48), year))
  expect(alone).toMatchObject([{ status: 'caution', evidence: { facts: { sub_periods: 12, cycles: 4, over: 4 } } }])
  const organisation = company(48)
  for (const row of resultsOf(organisation, { unit: 'D03' })) row.actual &&= row.actual * year[monthOf(row.period_id)]!
  expect(found(await check(slug, organisation), notes)).toEqual(['D03'])
})

test('three quarters are too few, equal months have no spread, and rates do not add up', async () => {
  const few = await check(slug, only(company(9), [2, 3, 7]))
  expect(few).toMatchObject([{ status: 'not_testable', reason: 'few_periods', n: 3 }])
  const none = only(company(12), [2, 3, 7])
  none.results = none.results.filter(({ period_id }) => period_id === '2026-12')
  expect(await check(slug, none)).toMatchObject([{ status: 'not_testable', reason: 'few_periods', n: 0 }])
  const equal = await check(slug, only(company(12), [4, 4, 4]))
  expect(equal).toMatchObject([{ status: 'not_testable', reason: 'no_spread' }])
  const rates = only(company(12), [2, 3, 7])
  for (const row of rates.results) row.denominator = 300
  expect(await check(slug, rates)).toMatchObject([{ status: 'not_testable', reason: 'no_amounts' }])
})

test('without results nothing can be tested, and that is said', async () => {
  const organisation = company(12)
  for (const row of organisation.results) row.actual = null
  expect(await check(slug, organisation)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])
})

test('money, pieces and hours add up; rates, scores, stocks and times for one case do not', () => {
  const amounts = [
    ['万元', '销售额'],
    ['件', '产量 Output'],
    ['小时', '授课学时'],
    [null, '新客户数'],
    ['', 'Generated revenue'],
  ] as const
  for (const [unit, name] of amounts) expect(isAmount({ unit, name }), name).toBe(true)
  const others = [
    ['%', '销售额'],
    ['分', '客户反馈'],
    ['元/件', '加工费'],
    ['天', '交付'],
    [null, '按期完成率'],
    [null, '客户满意度'],
    ['pts', 'Quality'],
    [null, 'On-time rate'],
    ['万元', '累计销售额'],
  ] as const
  for (const [unit, name] of others) expect(isAmount({ unit, name }), name).toBe(false)
})

test('the toy: half of the next month makes a last month of 150 and a first one of 50', () => {
  expect(booked(50).slice(3, 6)).toEqual([50, 100, 150])
  expect(lastShare(50)).toBe(0.5)
  expect(lastShare(0)).toBeCloseTo(1 / 3, 12)
})

/** One person of the unit with one amount, whose results repeat these values. */
function only(organisation: Organisation, values: readonly number[]): Organisation {
  const rows = Map.groupBy(resultsOf(organisation, { unit: 'D03' }), ({ period_id }) => period_id)
  organisation.results = [...rows.values()].map(([row]) => ({
    ...row!,
    ...{ kpi_id: 'K01', person_key: 'p-one', direction: 'higher', denominator: null },
    actual: values[monthOf(row!.period_id) % values.length]!,
  }))
  return organisation
}

const monthOf = (period_id: string): number => Number(period_id.slice(5)) - 1
