import { expect, test } from 'vitest'
import { check, found } from '#tests/traps/check-organisation.ts'
import {
  cleanOrganisation,
  normal,
  resultsOf,
  seeded,
  setAttainment,
  type Organisation,
} from '#tests/traps/organisation.ts'
import { plant } from '#tests/traps/plants/uncontrollable-kpi.ts'
import { added, sharesOf, type CellSums } from './shares.ts'
import { attained, monthShare } from './toy.ts'

const slug = 'uncontrollable-kpi'
const company = () => cleanOrganisation({ seed: 11, people: 216, departments: 12, months: 8, reviews: false })
const where = { unit: 'D03', kpi: 'K01', size: 1, seed: 11 }
const notes = ['trap', 'caution'] as const
const ofKpi = async (organisation: Organisation, kpi = 'K01') =>
  (await check(slug, organisation)).find(({ unit }) => unit.kpi_id === kpi)!

test('a KPI that whole units share from month to month is found, over all units', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested, notes)).toEqual(['K01'])
  const one = tested.find(({ status }) => status === 'trap')!
  expect(one).toMatchObject({ reason: 'both', touched: [{ unit_id: null, kpi_id: 'K01', n_rows: null }] })
  expect(one.low).toBeGreaterThan(0.5)
  expect(one.evidence.facts['employee']).toBeLessThan(0.05)
})

test('one figure for all people of a department is found, and touches that department', async () => {
  const organisation = company()
  const figures = new Map<string, number>()
  for (const row of resultsOf(organisation, { unit: 'D03', kpi: 'K01' })) {
    if (row.actual === null) continue
    const figure = figures.get(row.period_id) ?? row.actual
    figures.set(row.period_id, figure)
    row.actual = figure
  }
  const tested = await check(slug, organisation)
  expect(found(tested, notes)).toEqual(['K01'])
  expect(tested.find(({ status }) => status === 'trap')).toMatchObject({
    ...{ reason: 'one_figure', effect: 1 },
    touched: [{ unit_id: 'D03', kpi_id: 'K01' }],
  })
})

test('a clean company is quiet', async () => {
  expect(found(await check(slug, company()), notes)).toEqual([])
})

test('a coarse measure, a KPI of the team counted once and a new KPI are quiet', async () => {
  const organisation = company()
  plant.lookalike(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested, notes)).toEqual([])
  expect(tested.find(({ unit }) => unit.kpi_id === 'K02')).toMatchObject({ reason: 'counted_once' })
  expect(tested.find(({ unit }) => unit.kpi_id === 'X01')).toMatchObject({ reason: 'few_periods' })
})

test('a KPI in which people keep their own level is theirs, however much the units differ', async () => {
  const organisation = company()
  const random = seeded(2, 'own')
  const levels = new Map<string, number>()
  for (const row of resultsOf(organisation, { kpi: 'K01' })) {
    const own = levels.get(row.person_key!) ?? 0.07 * normal(random)
    levels.set(row.person_key!, own)
    setAttainment(row, 0.7 + 0.05 * Number(row.unit_id.slice(1)) + own)
  }
  const one = await ofKpi(organisation)
  expect(one).toMatchObject({ status: 'pass', reason: null })
  expect(one.effect).toBeGreaterThan(0.6)
  expect(one.evidence.facts['employee']).toBeGreaterThan(0.05)
})

test('two people in two periods, and nobody twice: worked by hand', () => {
  // Cells (1, 3) and (5, 7): within 2 + 2, MSW = 4/2 = 2; Σ S²/n = 16/2 + 144/2 = 80, less 16²/4 = 64: MSB = 16; n₀ = 4 − 8/4 = 2.
  // s_c = (16 − 2)/2 = 7. The same two people deviate by −1, −1 and +1, +1: products 2 + 2 over 4 pairs, of which half is kept: 2.
  const sums: CellSums = {
    ...{ n_cells: 2, n: 4, s: 16, within: 4, between_cells: 80, n_squares: 8 },
    ...{ n_pairs: 4, cross_products: 4, kept_pairs: 2 },
  }
  const shares = sharesOf(sums)!
  expect([shares.shared, shares.employee, shares.rest]).toEqual([7 / 9, 2 / 9, 0])
  expect(sharesOf({ ...sums, kept_pairs: 0, n_pairs: 0 })).toMatchObject({ employee: 2 / 9, isEmployeeKnown: false })
  expect(sharesOf({ ...sums, within: 0, between_cells: 64 })).toBeNull()
  expect(sharesOf({ ...sums, n_cells: 1 })).toBeNull()
  expect(added([sums, sums], [0, 1, 1])).toMatchObject({ n: 12, between_cells: 240, kept_pairs: 6 })
})

test('four units are too few, 29 results are too few, and equal results have no spread', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  const units = [...new Set(resultsOf(organisation, { kpi: 'K01' }).map(({ unit_id }) => unit_id))]
  organisation.results = resultsOf(organisation, { kpi: 'K01' }).filter(({ unit_id }) =>
    units.slice(0, 4).includes(unit_id),
  )
  expect(await check(slug, organisation)).toMatchObject([{ status: 'not_testable', reason: 'few_units' }])
  const few = company()
  few.results = resultsOf(few, { kpi: 'K01' })
    .filter(({ actual }) => actual !== null)
    .slice(0, 29)
  expect(await check(slug, few)).toMatchObject([{ status: 'not_testable', reason: 'few_rows', n: 29 }])
  const equal = company()
  equal.results = resultsOf(equal, { kpi: 'K01' })
  for (const row of equal.results) Object.assign(row, { target: 50, original_target: 50, actual: 50 })
  expect(await check(slug, equal)).toMatchObject([{ status: 'not_testable', reason: 'no_spread' }])
})

test('results without a target have figures to compare, but no shares', async () => {
  const organisation = company()
  for (const row of organisation.results) Object.assign(row, { target: null, original_target: null })
  expect(await ofKpi(organisation)).toMatchObject({ status: 'not_testable', reason: 'no_targets' })
})

test('without people nothing can be tested, and that is said', async () => {
  const organisation = company()
  for (const row of organisation.results) row.person_key = null
  expect(await check(slug, organisation)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])
})

test('the toy: all of the movement from the market leaves the posts nothing of their own', () => {
  expect(monthShare(100)).toBeCloseTo(1, 12)
  expect(monthShare(0)).toBeLessThan(0.1)
  expect(attained(100)[0]).toEqual(attained(100)[2])
})
