import { expect, test } from 'vitest'
import { check, found } from '#tests/traps/check-organisation.ts'
import { cleanOrganisation, resultsOf, setAttainment, type Organisation } from '#tests/traps/organisation.ts'
import { plant } from '#tests/traps/plants/weight-dilution.ts'
import { invertedOf } from './inverted.ts'
import type { Kpi } from './judge.ts'

const slug = 'weight-dilution'
const company = () => cleanOrganisation({ seed: 11, people: 120, departments: 6, months: 6, reviews: false })
const where = { unit: 'D03', kpi: 'K01', size: 1, seed: 11 }
const notes = ['trap', 'caution'] as const
const noted = async (organisation: Organisation) =>
  (await check(slug, organisation)).filter(({ status }) => status === 'caution')

test('ten KPIs of equal weight are noted in the department that has them', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  const tested = await noted(organisation)
  expect(found(tested, notes)).toEqual(['D03'])
  // 1/Σw² of ten weights of 0.1 is 1/(10 · 0.01) = 10.
  expect(tested[0]).toMatchObject({ reason: 'too_many', evidence: { facts: { kpis: 10 } } })
  expect(tested[0]!.evidence.facts['largest']).toBeCloseTo(0.1, 9)
  expect(tested[0]!.effect).toBeCloseTo(10, 9)
})

test('a clean company is quiet', async () => {
  expect(found(await check(slug, company()), notes)).toEqual([])
})

test('bonus items, a compliance item of 3 % and milestones of one KPI are quiet', async () => {
  const organisation = company()
  plant.lookalike(organisation, where)
  expect(await noted(organisation)).toEqual([])
})

test('a small item that everybody has is a rule of the house, one that a department has is noted', async () => {
  const organisation = company()
  const withItem = (kpi_id: string, unit?: string) => {
    const firsts = resultsOf(organisation, unit ? { unit } : {}).filter(({ weight }) => weight === 0.4)
    for (const row of firsts) row.weight = 0.37
    organisation.results.push(...firsts.map((row, i) => ({ ...row, kpi_id, weight: 0.03, src_row: 90_000 + i })))
  }
  withItem('X01')
  expect(await noted(organisation)).toEqual([])
  const other = company()
  organisation.results = other.results
  withItem('X01', 'D04')
  expect(await noted(organisation)).toMatchObject([{ unit: { unit_id: 'D04' }, reason: 'small' }])
})

test('eight KPIs of one weight are not too many, but have no focus', async () => {
  const organisation = company()
  plant.plant(organisation, { ...where, size: 0.8 })
  expect(await noted(organisation)).toMatchObject([{ reason: 'flat', evidence: { facts: { kpis: 8 } } }])
})

test('the KPI with the gap has the lowest weight: noted, and quiet where it has the highest', async () => {
  for (const [weight, expected] of [
    [0.15, ['D03']],
    [0.4, []],
  ] as const) {
    const organisation = company()
    for (const row of resultsOf(organisation, { unit: 'D03' })) if (row.weight === weight) setAttainment(row, 0.7)
    const tested = await noted(organisation)
    expect(found(tested, notes)).toEqual(expected)
    for (const one of tested) expect(one.reason).toBe('inverted')
  }
})

test('gaps of 0.2, 0.4 and 1.4 scales, worked by hand', () => {
  const kpi = (kpi_id: string, part: number, gap_z: number): Kpi => ({
    ...{ kpi_id, part, gap_z, name_zh: null, name_en: null, n_items: 60, n_people: 10, is_exempt: false },
  })
  const kpis = [kpi('A', 0.5, -0.2), kpi('B', 0.3, -0.4), kpi('C', 0.2, -1.4)]
  const limits = { gap: 1, gap_share: 0.5 }
  // 1.4/(0.2 + 0.4 + 1.4) = 0.7.
  expect(invertedOf({ kpis, n_cards: 60 }, limits)).toMatchObject({ part: 0.2, share: 0.7 })
  expect(invertedOf({ kpis, n_cards: 60 }, { ...limits, gap: 1.5 })).toBeNull()
  expect(invertedOf({ kpis: [kpis[0]!, kpi('B', 0.2, -0.4), kpis[2]!], n_cards: 60 }, limits)).toBeNull()
  expect(invertedOf({ kpis: kpis.slice(1), n_cards: 60 }, limits)).toBeNull()
  expect(invertedOf({ kpis: [kpi('A', 0.5, 1), kpi('B', 0.3, 1), kpi('C', 0.2, 1)], n_cards: 60 }, limits)).toBeNull()
})

test('people of small roles and without a role are one scheme; four people are too few', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  for (const [i, row] of organisation.results.entries()) row.role = i % 2 === 0 ? `role of ${row.person_key}` : null!
  expect(found(await noted(organisation), notes)).toEqual(['D03'])
  const people = new Set(resultsOf(organisation, { unit: 'D03' }).map(({ person_key }) => person_key))
  const four = [...people].slice(0, 4)
  organisation.results = organisation.results.filter(({ person_key }) => four.includes(person_key))
  expect(await check(slug, organisation)).toMatchObject([{ status: 'not_testable', reason: 'few_people', n: 4 }])
})

test('weights of units without people say nothing of a scheme, and without weights nothing can be tested', async () => {
  const organisation = company()
  for (const row of organisation.results) row.person_key = null
  const tested = await check(slug, organisation)
  expect(new Set(tested.map(({ reason }) => reason))).toEqual(new Set(['few_people']))
  for (const row of organisation.results) row.weight = null
  expect(await check(slug, organisation)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])
})
