import { describe, expect, test } from 'vitest'
import { check, found } from '#tests/traps/check-organisation.ts'
import {
  attainmentOf,
  cleanOrganisation,
  resultsOf,
  setAttainment,
  type Organisation,
} from '#tests/traps/organisation.ts'
import { plant } from '#tests/traps/plants/bunching.ts'
import { normal, seeded } from '#queries/stats/random.ts'
import { judge, type Bin } from './judge.ts'
import { beside, type Bins } from './line.ts'

const slug = 'bunching'
const company = () => cleanOrganisation({ seed: 11, people: 200, departments: 5, months: 9, reviews: false })
const where = { unit: 'D03', kpi: 'K01', size: 1, seed: 11 }
const loud = ['trap', 'caution'] as const
const limits = { width: 0.02, share: 0.6, cuts: [0.6, 0.9], fewest: 20, density_fewest: 200 }

/** Lets every measured attainment of a department become another one. */
function change(organisation: Organisation, unit: string, to: (r0: number, i: number) => number): Organisation {
  for (const [i, row] of resultsOf(organisation, { unit }).entries()) {
    const r0 = attainmentOf(row)
    if (r0 !== null) setAttainment(row, to(r0, i))
  }
  return organisation
}

test('results that end up just above the target are found in their department, and the density jumps there', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['D03'])
  const { facts } = tested.find(({ status }) => status === 'trap')!.evidence
  expect(facts['cut']).toBe(1)
  expect(facts['share']).toBeGreaterThan(0.6)
  expect(facts['jump_t']).toBeGreaterThan(2)
})

test('so are those exactly on the target, and those above a line that pays', async () => {
  const exact = change(company(), 'D03', (r0, i) => (r0 >= 0.98 && r0 < 1 && i % 5 < 2 ? 1 : r0))
  expect(found(await check(slug, exact))).toEqual(['D03'])
  const paid = change(company(), 'D04', (r0, i) => (r0 >= 0.88 && r0 < 0.9 && i % 2 === 0 ? 0.905 : r0))
  const tested = await check(slug, paid)
  expect(found(tested)).toEqual(['D04'])
  expect(tested.find(({ status }) => status === 'trap')!.evidence.facts['cut']).toBe(0.9)
  expect(found(await check(slug, paid, { cuts: [] }))).toEqual([])
})

test('a clean company is quiet', async () => {
  expect(found(await check(slug, company()), loud)).toEqual([])
})

test('ten of ten, results cut at the target, a 5 % grid and lowered targets are quiet', async () => {
  const organisation = company()
  plant.lookalike(organisation, where)
  expect(found(await check(slug, organisation), loud)).toEqual([])
})

describe('quiet are also', () => {
  test.each([
    ['a part of the figures rounded to 10 %', (r0: number, i: number) => (i % 10 < 3 ? Math.round(10 * r0) / 10 : r0)],
    ['figures in whole percent', (r0: number) => Math.round(100 * r0) / 100],
    ['results mostly far above the target', (r0: number) => r0 + 0.15],
    ['results cut at the target', (r0: number) => Math.min(1, r0)],
  ])('%s', async (_, to) => {
    expect(found(await check(slug, change(company(), 'D03', to)), loud)).toEqual([])
  })

  test('a KPI of one department that varies little around a mean above its target', async () => {
    const organisation = company()
    const random = seeded(4, 'narrow')
    for (const row of resultsOf(organisation, { unit: 'D03' })) {
      row.kpi_id = 'OWN'
      if (row.actual !== null) setAttainment(row, 1.015 + 0.02 * normal(random))
    }
    expect(found(await check(slug, organisation), loud)).toEqual([])
  })

  test('counts against targets of thirty to ninety, which reach the target itself and nothing just below', async () => {
    const organisation = company()
    for (const [i, row] of resultsOf(organisation, { unit: 'D03' }).entries()) {
      const r0 = attainmentOf(row)
      const target = 30 + (i % 61)
      Object.assign(row, { kpi_id: 'OWN', direction: 'higher', original_target: target, target })
      if (r0 !== null) row.actual = Math.round(r0 * target)
    }
    expect(found(await check(slug, organisation), loud)).toEqual([])
  })
})

test('results of units without people are tested alike', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  for (const row of organisation.results) Object.assign(row, { person_key: null, manager_key: null })
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['D03'])
  expect(tested.find(({ status }) => status === 'trap')!.n_people).toBeNull()
})

test('a department that only counts to ten has too few results, and is listed', async () => {
  const organisation = company()
  for (const [i, row] of resultsOf(organisation, { unit: 'D03' }).entries())
    Object.assign(row, { kpi_id: 'OWN', direction: 'higher', original_target: 10, target: 10, actual: 7 + (i % 4) })
  const one = (await check(slug, organisation)).find(({ unit }) => unit.unit_id === 'D03')
  expect(one).toMatchObject({ status: 'not_testable', reason: 'few_rows', n: 0 })
})

test('nineteen results beside the line are too few', async () => {
  const bins = [98, 99, 100, 101].map((percent, i) => bin('D01', percent, i < 3 ? 5 : 4))
  expect(judge(bins, [], limits)).toMatchObject([{ status: 'not_testable', reason: 'few_rows', n: 19 }])
})

test('without actual values nothing can be tested, and that is said', async () => {
  const organisation = company()
  for (const row of organisation.results) row.actual = null
  expect(await check(slug, organisation)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])
})

const bin = (unit_id: string, percent: number, n: number): Bin => ({
  ...{ unit_id, percent, n, n_people: 12, n_whole: 0, counting_sum: n / 2, n_expected: 0, n_of_unit: 100 },
  ...{ n_people_of_unit: 12, first_period: '2026-01', last_period: '2026-09' },
})
function binsOf(n: Record<number, number>, whole: Record<number, number> = {}): Bins {
  const empty = () => new Float64Array(200)
  const bins: Bins = { n: empty(), whole: empty(), counting: empty(), expected: empty() }
  for (const [percent, count] of Object.entries(n)) {
    bins.n[Number(percent)] = count
    bins.counting[Number(percent)] = count / 2
  }
  for (const [percent, count] of Object.entries(whole)) bins.whole[Number(percent)] = count
  return bins
}
const options = { width: 2, cuts: [100], fewest: 20 }

describe('what is to be expected just above a line, by hand', () => {
  const flat = { 98: 10, 99: 10, 100: 20, 101: 20 }

  test('half, where nothing else is known', () => {
    const bins = binsOf(flat)
    expect(beside(100, bins, bins, options)).toEqual({ line: 100, above: 40, below: 20, expected: 0.5 })
  })

  test('more on a slope: 20 beyond the window above, 6 below, so 3^⅓ to 1', () => {
    const bins = binsOf({ ...flat, 96: 3, 97: 3, 102: 10, 103: 10 })
    // (20 + 1)/(6 + 1) = 3 over three widths; 1.44225/2.44225.
    expect(beside(100, bins, bins, options).expected).toBeCloseTo(0.59054, 5)
  })

  test('as much as elsewhere, of the same KPIs and a little of all others', () => {
    const bins = binsOf(flat)
    const all = binsOf({ ...flat, 98: 110, 100: 120 }) // the others: 100 below, 100 above
    bins.expected[99] = 20
    bins.expected[100] = 60
    // (60 + 20·½)/(80 + 20)
    expect(beside(100, bins, all, options).expected).toBeCloseTo(0.7, 12)
  })

  test('all of it, where of a target of thirty pieces only thirty lies beside the line', () => {
    const bins = binsOf({ 100: 30 })
    bins.counting[100] = 30
    expect(beside(100, bins, bins, options).expected).toBeCloseTo(1, 9)
  })

  test('the surplus of exact hits is taken away where other round figures have one', () => {
    const rounded = binsOf({ ...flat, 95: 30, 105: 30 }, { 99: 2, 100: 12, 101: 2, 95: 8, 105: 6 })
    // 14 of 60 beside 95 and 105 are exact hits, more than a tenth; 12 − (2 + 2)/2 = 10 leave the upper side.
    expect(beside(100, rounded, rounded, options)).toMatchObject({ above: 30, below: 20 })
    const honest = binsOf({ ...flat, 95: 30, 105: 30 }, { 99: 2, 100: 12, 101: 2, 95: 3, 105: 3 })
    expect(beside(100, honest, honest, options)).toMatchObject({ above: 40, below: 20 })
  })
})

test('p is the exact binomial tail over departments and lines', () => {
  const bins = [bin('D01', 99, 10), bin('D01', 100, 30), bin('D02', 99, 20), bin('D02', 100, 20)]
  const [one, two] = judge(bins, [], limits)
  // R 4.2.2: pbinom(29, 40, 0.5, lower.tail = FALSE) = 0.001110716887; two tests.
  expect(one!.p).toBeCloseTo(0.001110716887, 11)
  expect(one).toMatchObject({ status: 'trap', effect: 0.75, n: 40, touched: [{ n_rows: 30 }] })
  expect(one!.q).toBeCloseTo(2 * 0.001110716887, 11)
  // Ten of the forty beyond half of them, in a hundred results.
  expect(one!.evidence.facts['excess']).toBeCloseTo(0.1, 12)
  expect(two).toMatchObject({ status: 'pass', effect: 0.5 })
})
