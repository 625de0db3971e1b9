import { expect, test } from 'vitest'
import { check, found } from '#tests/traps/check-organisation.ts'
import { attainmentOf, cleanOrganisation, resultsOf, setAttainment } from '#tests/traps/organisation.ts'
import { givePlans, plant, startOf, stayers } from '#tests/traps/plants/regression-to-mean.ts'
import { department } from '../outcome.ts'
import { judge } from './judge.ts'
import type { Others } from './others.ts'
import { rebound } from './rebound.ts'

const slug = 'regression-to-mean'
const company = () => cleanOrganisation({ seed: 12, people: 300, departments: 8, months: 15, reviews: false })
const where = { unit: 'D03', kpi: 'K01', size: 1, seed: 11 }
const lowest = (organisation: ReturnType<typeof company>, n: number, unit?: string) =>
  stayers(organisation)
    .filter((one) => unit === undefined || one.unit === unit)
    .sort((a, b) => a.mean - b.mean)
    .slice(0, n)
    .map(({ key }) => key)

test('plans without effect for those with the lowest results are found to be a rebound', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['root'])
  const { facts } = tested[0]!.evidence
  expect(tested[0]!.n).toBe(40)
  expect(Number(facts['raw'])).toBeGreaterThan(0.3)
  expect(Number(facts['expected'])).toBeGreaterThan(0.5 * Number(facts['raw']))
})

test('a company without plans cannot be tested, and that is said', async () => {
  expect(await check(slug, company())).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])
})

test('plans at random while the whole company rises are quiet', async () => {
  const organisation = company()
  plant.lookalike(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested, ['trap', 'caution'])).toEqual([])
  expect(tested[0]).toMatchObject({ status: 'pass', n: 40 })
})

test('a plan that truly helps those with the lowest results is quiet', async () => {
  const organisation = company()
  const chosen = new Set(lowest(organisation, 60))
  givePlans(organisation, [...chosen])
  const scale = new Map(organisation.kpis.map((kpi) => [kpi.kpi_id, kpi.scale]))
  for (const row of resultsOf(organisation, { from: startOf(organisation) })) {
    const r = attainmentOf(row)
    if (r !== null && chosen.has(row.person_key!)) setAttainment(row, r + 0.8 * scale.get(row.kpi_id!)!)
  }
  const tested = await check(slug, organisation)
  expect(found(tested, ['trap', 'caution'])).toEqual([])
  expect(tested[0]!.low).toBeGreaterThan(0)
})

test('plans of one department are told there and not at the company', async () => {
  const organisation = company()
  const unit = [...Map.groupBy(stayers(organisation), (one) => one.unit)].sort((a, b) => b[1].length - a[1].length)[0]![0] // prettier-ignore
  givePlans(organisation, lowest(organisation, 22, unit))
  const tested = await check(slug, organisation)
  expect(tested.map((one) => one.unit.unit_id)).toEqual([unit])
  expect(tested[0]!.n).toBe(22)
})

test('a plan of the unit with the lowest quarter is one for all its people, and returns with the other units', async () => {
  const organisation = company()
  const units = [...Map.groupBy(stayers(organisation), (one) => one.unit)].sort((a, b) => b[1].length - a[1].length)
  const [unit, people] = units[0]!
  const [from, to] = [startOf(organisation) - 3, startOf(organisation) - 1]
  const scale = new Map(organisation.kpis.map((kpi) => [kpi.kpi_id, kpi.scale]))
  // A quarter without material: everybody in the unit lies a scale lower, and nobody after it.
  for (const row of resultsOf(organisation, { unit, from, to })) {
    const r = attainmentOf(row)
    if (r !== null) setAttainment(row, r - 1.2 * scale.get(row.kpi_id!)!)
  }
  givePlans(organisation, [people[0]!.key])
  Object.assign(organisation.plans[0]!, { person_key: null, subject_type: 'unit', unit_id: unit })
  const [one] = await check(slug, organisation)
  expect(one).toMatchObject({ unit: { unit_id: unit }, n: people.length })
  expect(Number(one!.evidence.facts['raw_low'])).toBeGreaterThan(0.5)
})

test('nineteen plans are too few', async () => {
  const organisation = company()
  givePlans(organisation, lowest(organisation, 19))
  expect(await check(slug, organisation)).toMatchObject([{ status: 'not_testable', reason: 'few_plans', n: 19 }])
})

test('a plan for everybody leaves nobody to compare with', async () => {
  const organisation = company()
  givePlans(organisation, organisation.people.map(({ key }) => key)) // prettier-ignore
  const [whole] = await check(slug, organisation)
  expect(whole).toMatchObject({ status: 'not_testable', reason: 'few_others', unit: { kind: 'company' } })
})

/** Twelve without a plan: before ±1, after half of it and 0.2 more, with 0.5 up and down. */
const twelve = (): Others => {
  const pairs = Array.from({ length: 12 }, (_, i) => {
    const b = i % 2 === 0 ? 1 : -1
    return { b, a: 0.2 + 0.5 * b + (i % 4 < 2 ? 0.5 : -0.5) }
  })
  const sum = (of: (pair: { a: number; b: number }) => number) => pairs.reduce((total, pair) => total + of(pair), 0)
  return {
    ...{ unit_id: 'D01', before_to: 5, after_from: 6, n: 12, sum_b: sum(({ b }) => b), sum_a: sum(({ a }) => a) },
    ...{ sum_bb: sum(({ b }) => b * b), sum_ab: sum(({ a, b }) => a * b), sum_aa: sum(({ a }) => a * a) },
  }
}

test('expected rebound and net effect: worked by hand', () => {
  // μ₀ 0, μ₁ 0.2, ρ 0.5, sd of before √(12/11). Three planned at −2: expected 0.2 + 0.5·2 = 1.2; after −0.9, −0.8, −0.7: raw 1.2.
  const planned = [-0.9, -0.8, -0.7].map((after_z) => ({ unit_id: 'D01', before_to: 5, after_from: 6, before_z: -2, after_z })) // prettier-ignore
  const one = rebound(planned, [twelve()])!
  const sd = Math.sqrt(12 / 11)
  expect(one.rho).toBeCloseTo(0.5, 12)
  expect(one.selection).toBeCloseTo(2 / sd, 12)
  expect(one.raw).toBeCloseTo(1.2 / sd, 12)
  expect(one.expected).toBeCloseTo(1.2 / sd, 12)
  expect(one.fromMean).toBeCloseTo(1 / sd, 12)
  expect(one.net).toBeCloseTo(0, 12)
  // Raw: sd 0.1, se 0.1/√3, t(0.975, 2) = 4.30265. Net: error of level 0.3/12 and of slope 4·0.3/12 beside it, variance 12·0.25/10.
  expect(one.rawHigh - one.raw).toBeCloseTo((4.30265 * 0.1) / Math.sqrt(3) / sd, 4)
  expect(one.netHigh).toBeCloseTo((4.30265 * Math.sqrt(0.01 / 3 + 0.3 / 12 + (4 * 0.3) / 12)) / sd, 4)
})

test('without spread before, or with few others, nothing is said', () => {
  const planned = [1, 2, 3].map((after_z) => ({ unit_id: 'D01', before_to: 5, after_from: 6, before_z: 0, after_z }))
  expect(rebound(planned, [{ ...twelve(), sum_bb: 0, sum_ab: 0 }])).toBeNull()
  expect(rebound(planned, [])).toBeNull()
  expect(rebound(planned.slice(0, 2), [twelve()])).toBeNull()
})

test('each condition counts: choice, gain, share and net', () => {
  const found = { n: 40, nOthers: 200, selection: 1.5, rho: 0.5, raw: 0.8, rawLow: 0.5, rawHigh: 1.1, rawP: 1e-6, expected: 0.75, fromMean: 0.7, net: 0.05, netLow: -0.3, netHigh: 0.4 } // prettier-ignore
  const of = (changed: Partial<typeof found>, q = 0.001) =>
    judge(
      department('D01'),
      { n: 40, n_periods: 3, first_period: null, last_period: null, found: { ...found, ...changed } },
      q,
      { fewest: 20, selection: 0.5, share: 0.5 },
    ).status // prettier-ignore
  expect(of({})).toBe('trap')
  expect(of({}, 0.2)).toBe('caution')
  expect(of({ selection: 0.3 })).toBe('pass')
  expect(of({ rawLow: -0.1 })).toBe('pass')
  expect(of({ fromMean: 0.3 })).toBe('pass')
  expect(of({ netLow: 0.01 })).toBe('pass')
})
