import { expect, test } from 'vitest'
import { normal, seeded } from '#queries/stats/random.ts'
import { check, found } from '#tests/traps/check-organisation.ts'
import { cleanOrganisation, setAttainment, attainmentOf } from '#tests/traps/organisation.ts'
import { plant } from '#tests/traps/plants/seasonality.ts'
import { department } from '../outcome.ts'
import { judge } from './judge.ts'
import { pattern, type Point } from './pattern.ts'

const slug = 'seasonality'
const company = (months = 36, seed = 11) =>
  cleanOrganisation({ seed, people: 200, departments: 6, months, reviews: false })
const where = { unit: 'D03', kpi: 'K01', size: 1.2, seed: 11 }

test('a season that repeats for three years is found in the department that has it', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['D03'])
  const { evidence } = tested.find(({ status }) => status === 'trap')!
  expect([9, 10, 11]).toContain(evidence.facts['highest'])
  expect([3, 4, 5]).toContain(evidence.facts['lowest'])
})

test('two years are worth a note and no trap, one year says nothing', async () => {
  const two = company(24)
  plant.plant(two, { ...where, size: 3 })
  expect([found(await check(slug, two)), found(await check(slug, two), ['caution'])]).toEqual([[], ['D03']])
  const one = company(12)
  plant.plant(one, { ...where, size: 3 })
  const tested = await check(slug, one)
  expect(tested.every(({ status, reason }) => status === 'not_testable' && reason === 'few_periods')).toBe(true)
})

test('a clean company is quiet', async () => {
  expect(found(await check(slug, company()), ['trap', 'caution'])).toEqual([])
})

test('a steady rise, a campaign that happened once and one low stretch are quiet', async () => {
  const organisation = company()
  plant.lookalike(organisation, where)
  expect(found(await check(slug, organisation), ['trap', 'caution'])).toEqual([])
})

test('a season of the whole company is found once, at the company', async () => {
  const organisation = company(36, 12)
  for (const { unit_id } of organisation.units.filter(({ kind }) => kind === 'department')) {
    plant.plant(organisation, { ...where, unit: unit_id })
  }
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['root'])
  expect(tested.filter(({ reason }) => reason === 'as_company').length).toBeGreaterThan(2)
})

test('quarters of units without people are tested by their own scatter', async () => {
  const organisation = company(72)
  const quarter = (month: string) => ({ year: month.slice(0, 4), no: Math.ceil(Number(month.slice(5)) / 3) })
  const one = [...Map.groupBy(organisation.results, ({ unit_id, kpi_id, period_id }) => `${unit_id} ${kpi_id} ${quarter(period_id).year} ${quarter(period_id).no}`).values()].map(([row]) => row!) // prettier-ignore
  organisation.results = one.map((row) => {
    const { year, no } = quarter(row.period_id)
    const end = ['03-31', '06-30', '09-30', '12-31'][no - 1]!
    const unit = { ...row, person_key: null, subject_type: 'unit', manager_key: null, period_id: `${year}Q${no}` }
    Object.assign(unit, {
      period_start: `${year}-${String(3 * no - 2).padStart(2, '0')}-01`,
      period_end: `${year}-${end}`,
    })
    const r = attainmentOf(unit)
    if (r !== null) setAttainment(unit, r + (unit.unit_id === 'D03' ? (no === 4 ? 0.25 : no === 1 ? -0.25 : 0) : 0))
    return unit
  })
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['D03'])
  expect(tested.find(({ status }) => status === 'trap')).toMatchObject({ n: 24, n_people: null })
})

test('without targets nothing can be tested, and that is said', async () => {
  const organisation = company(12)
  for (const row of organisation.results) Object.assign(row, { target: null, original_target: null })
  expect(await check(slug, organisation)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])
})

const quarters = (value: (t: number) => number, n = 12): Point[] =>
  Array.from({ length: n }, (_, t) => ({ period_no: t, season: t % 4, value: value(t) }))

test('slope, season and amplitude: worked by hand', () => {
  // Rise of 0.5 a quarter with levels 1, 0, 0, −1 every year: pairs of one season rise by exactly 0.5.
  const found = pattern(
    quarters((t) => 0.5 * t + [1, 0, 0, -1][t % 4]!),
    4,
  )!
  expect(found.slope).toBeCloseTo(0.5, 12)
  expect(found.levels.map((level) => level!.toFixed(9))).toEqual([
    '1.000000000',
    '0.000000000',
    '0.000000000',
    '-1.000000000',
  ])
  expect(found.amplitude).toBeCloseTo(1, 12)
  expect(found.noise).toBeCloseTo(0, 12)
  expect(found.cycles).toBe(3)
})

test('seven quarters, and years with holes, are no pattern', () => {
  expect(
    pattern(
      quarters((t) => t % 4, 7),
      4,
    ),
  ).toBeNull()
  expect(pattern(quarters((t) => t % 4, 16).filter((_, t) => t % 3 !== 1), 4)).toBeNull() // prettier-ignore
})

test('constant values have no spread, and a small season is no finding', () => {
  const unit = department('D01')
  const of = (points: Point[]) =>
    judge(
      { unit, points: points.map((point) => ({ ...point, period_id: `p${point.period_no}`, n_people: 9, n_averaged: 9 })), pattern: pattern(points, 4), explainedBy: null },
      { season: 0.01, trend: 0.5 },
      { amplitude: 0.3 },
    ) // prettier-ignore
  expect(of(quarters(() => 2))).toMatchObject({ status: 'not_testable', reason: 'no_spread' })
  const random = seeded(3, 'noise')
  const seasonal = (height: number) => quarters((t) => height * [1, 0, 0, -1][t % 4]! + 0.05 * normal(random))
  expect(of(seasonal(0.5)).status).toBe('trap')
  expect(of(seasonal(0.2)).status).toBe('pass')
})
