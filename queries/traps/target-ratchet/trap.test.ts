import { expect, test } from 'vitest'
import { check, found } from '#tests/traps/check-organisation.ts'
import { cleanOrganisation, normal, resultsOf, seeded, type Organisation } from '#tests/traps/organisation.ts'
import { plant } from '#tests/traps/plants/target-ratchet.ts'
import { judge, type Fifth } from './judge.ts'
import { changeSlope, slopeBeyondPlan } from './slope.ts'
import { reachedAtEnd, targetsAt } from './toy.ts'

const slug = 'target-ratchet'
const company = (months = 12) => cleanOrganisation({ seed: 11, people: 120, departments: 6, months, reviews: false })
const where = { unit: 'D03', kpi: 'K01', size: 1, seed: 11 }
const notes = ['trap', 'caution'] as const

test('targets that take over 0.6 of the growth are noted in the department where they do', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual([])
  expect(found(tested, notes)).toEqual(['D03'])
  const { effect, evidence } = tested.find(({ status }) => status === 'caution')!
  expect(effect).toBeGreaterThan(0.55)
  expect(effect).toBeLessThan(0.65)
  expect(evidence.rows.map(({ change }) => Number(change) > 0)).toEqual([false, false, expect.anything(), true, true])
})

test('a ratchet from year to year is found behind months that share the target of their year', async () => {
  const organisation = company(48)
  ratchetByYear(organisation, 'D03')
  expect(found(await check(slug, organisation), notes)).toEqual(['D03'])
})

test('a clean company is quiet, whether targets are new every year, every month, or grow at a pace of their own', async () => {
  expect(found(await check(slug, company(36)), notes)).toEqual([])
  const monthly = company()
  setTargets(monthly, 0.05, 0)
  expect(found(await check(slug, monthly), notes)).toEqual([])
  const paced = company()
  setTargets(paced, 0, 0.05)
  expect(found(await check(slug, paced), notes)).toEqual([])
})

test('a growth factor for all and an index that targets and results follow are quiet', async () => {
  const organisation = company()
  plant.lookalike(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested, notes)).toEqual([])
  expect(tested.find(({ unit }) => unit.unit_id === 'D03')!.effect ?? 0).toBeLessThan(0.2)
})

test('results of units without people are measured from the same KPI in other units', async () => {
  const organisation = cleanOrganisation({ seed: 11, people: 216, departments: 12, months: 24, reviews: false })
  setTargets(organisation, 0.05, 0)
  plant.plant(organisation, { ...where, size: 1.4 })
  const units = Map.groupBy(organisation.results, ({ unit_id }) => unit_id)
  organisation.results = [...units.values()].flatMap((rows) => {
    const months = Map.groupBy(rows, ({ person_key }) => person_key)
    const longest = [...months.values()].sort((a, b) => b.length - a.length)[0]!
    const unitRow = (kpi: number) => ({ person_key: null, subject_type: 'unit', kpi_id: `K0${1 + (kpi % 4)}` })
    return longest.map((row, i) => ({ ...row, ...unitRow(i) }))
  })
  const tested = await check(slug, organisation)
  expect(tested.every(({ n_people }) => n_people === null)).toBe(true)
  expect(found(tested, notes)).toEqual(['D03'])
})

test('two terms are too few periods, and a handful of pairs too few rows', async () => {
  expect(await check(slug, company(4))).toMatchObject(Array(6).fill({ status: 'not_testable', reason: 'few_periods' }))
  const few = company(12)
  setTargets(few, 0.05, 0)
  const [one] = resultsOf(few, { unit: 'D02' })
  const same = resultsOf(few, { unit: 'D02', kpi: one!.kpi_id! })
  const two = same.find(({ person_key }) => person_key !== one!.person_key)!
  few.results = same.filter(({ person_key }) => [one!.person_key, two.person_key].includes(person_key))
  expect(await check(slug, few)).toMatchObject([{ status: 'not_testable', reason: 'few_rows', n_people: 2 }])
})

test('without targets nothing can be tested, and that is said', async () => {
  const organisation = company()
  for (const row of organisation.results) Object.assign(row, { target: null, original_target: null })
  expect(await check(slug, organisation)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])
})

test('six pairs in two groups, worked by hand', () => {
  // Growth −1 0 1 in both groups, change −1 0 1 and −1 1 0: Σxx = 4, Σxy = (1 + 1) + (1 + 0) = 3, Σyy = 4, n = 6, two groups.
  // b = 0.75, df = 3, rest = 4 − 0.75·3 = 1.75, se² = (1.75/3)/4 = 0.145833, t = 1.96396.
  // With 3 df P(T ≥ t) = ½ − (θ + sin θ cos θ)/π, θ = atan(t/√3) = 0.84806: ½ − (0.84806 + 0.49608)/π = 0.07215.
  const sums = {
    ...{ n: 6, groups: 2, growth_growth: 4, growth_change: 3, change_change: 4 },
    ...{ growth_planned: 0, change_planned: 0, planned_planned: 0 },
  }
  const found = changeSlope(sums)!
  expect([found.slope, found.df]).toEqual([0.75, 3])
  expect(found.p).toBeCloseTo(0.07215, 4)
  expect((found.upper - found.lower) / 2 / 3.182446305284263).toBeCloseTo(Math.sqrt(1.75 / 3 / 4), 12)
  // A plan with Σxw = 2, Σyw = 2, Σww = 2: (3·2 − 2·2)/(4·2 − 2·2) = 0.5. A plan equal to the growth leaves nothing.
  expect(slopeBeyondPlan({ ...sums, growth_planned: 2, change_planned: 2, planned_planned: 2 })).toBe(0.5)
  expect(slopeBeyondPlan({ ...sums, growth_planned: 4, change_planned: 3, planned_planned: 4 })).toBeNull()
  expect(slopeBeyondPlan(sums)).toBe(0.75)
})

test('targets that never differ inside a group have no slope', () => {
  const fifth: Fifth = {
    ...{
      unit_id: 'D01',
      most_terms: 9,
      n_people_of_unit: 12,
      n_groups: 5,
      first_period: '2025-01',
      last_period: '2025-12',
    },
    ...{ capped_share: 0.2, capped_share_others: 0.2, fifth: 1, n: 60, n_people: 12, mean_growth: 0, mean_change: 0 },
    ...{
      growth_growth: 2,
      growth_change: 0,
      change_change: 0,
      growth_planned: 0,
      change_planned: 0,
      planned_planned: 0,
    },
  }
  const limits = { slope: 0.5, level: 0.05, fewest: 30 }
  expect(judge([fifth], limits)).toMatchObject([{ status: 'not_testable', reason: 'no_spread' }])
  // Σyy = 2 and Σxy = 2: targets are the growth itself, unless growth was planned that way.
  const whole = { ...fifth, growth_change: 2, change_change: 2 }
  expect(judge([whole], limits)).toMatchObject([{ status: 'caution', effect: 1 }])
  expect(judge([{ ...whole, growth_planned: 2, change_planned: 2, planned_planned: 2 }], limits)).toMatchObject([
    { status: 'pass' },
  ])
})

test('the toy: a good quarter of 30 % lifts the target for good', () => {
  expect(targetsAt(50).map(Math.round)).toEqual([100, 100, 100, 115, 115, 115, 115, 115])
  expect(reachedAtEnd(0)).toBe(1)
})

/** New targets every month: apart by `spread` at random, or growing by a pace of the person's own. */
function setTargets(organisation: Organisation, spread: number, pace: number): void {
  const random = seeded(3, 'targets')
  const paces = new Map<string, number>()
  for (const row of organisation.results) {
    if (row.actual === null) continue
    const key = `${row.person_key} ${row.kpi_id}`
    const own = paces.get(key) ?? pace * normal(random)
    paces.set(key, own)
    const month = organisation.months.findIndex(({ id }) => id === row.period_id)
    const factor = Math.exp(own * month + spread * normal(random))
    Object.assign(row, {
      target: row.target! * factor,
      original_target: row.target! * factor,
      actual: row.actual * factor,
    })
  }
}

/** The mean of a year becomes the target of the next. */
function ratchetByYear(organisation: Organisation, unit: string): void {
  const random = seeded(3, 'years')
  const series = Map.groupBy(resultsOf(organisation, { unit }), ({ person_key, kpi_id }) => `${person_key} ${kpi_id}`)
  for (const rows of series.values()) {
    let target = rows[0]!.target!
    for (const year of Map.groupBy(rows, ({ period_id }) => period_id.slice(0, 4)).values()) {
      const r = 1 + 0.15 * normal(random)
      for (const row of year) Object.assign(row, { target, original_target: target, actual: target * r })
      target *= r
    }
  }
}
