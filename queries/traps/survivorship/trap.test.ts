import { expect, test } from 'vitest'
import { check, found } from '#tests/traps/check-organisation.ts'
import { cleanOrganisation } from '#tests/traps/organisation.ts'
import { plant } from '#tests/traps/plants/survivorship.ts'
import { changes, compare, ofCompany, type Someone } from './groups.ts'
import { judge } from './judge.ts'
import trap, { type Person } from './trap.ts'

const slug = 'survivorship'
const company = (seed = 11) => cleanOrganisation({ seed, people: 400, departments: 7, months: 12, reviews: false })
const where = { unit: 'D03', kpi: 'K01', size: 1, seed: 11 }
const findings = ['trap', 'caution'] as const
const limits = trap.params.parse({})

test('a unit that loses people with smaller results is found, with both changes', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['D03'])
  const { effect, evidence } = tested.find(({ status }) => status === 'trap')!
  expect(effect).toBeGreaterThan(0.3)
  expect(Number(evidence.facts['all_change'])).toBeGreaterThan(Number(evidence.facts['stayers_change']))
})

test('a clean company is quiet', async () => {
  expect(found(await check(slug, company()), findings)).toEqual([])
})

test.each([11, 12, 13])('leavers like the rest, transfers and retirement are quiet (seed %i)', async (seed) => {
  const organisation = company(seed)
  plant.lookalike(organisation, { ...where, seed })
  expect(found(await check(slug, organisation), findings)).toEqual([])
})

test('a unit of which the roster has a fifth more people than there are results is worth a note', async () => {
  const organisation = company()
  const last = organisation.months.at(-1)!.id
  const own = organisation.results.filter(({ unit_id, period_id }) => unit_id === 'D03' && period_id === last)
  const gone = new Set([...new Set(own.map(({ person_key }) => person_key))].filter((_, i) => i % 5 === 0))
  organisation.results = organisation.results.filter((row) => row.period_id !== last || !gone.has(row.person_key))
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual([])
  expect(found(tested, ['caution'])).toEqual(['D03'])
  expect(tested.find(({ status }) => status === 'caution')).toMatchObject({ reason: 'coverage' })
})

test('ten who left against ten who stayed: worked by hand', () => {
  // Leavers −0.5 ± 0.5, stayers 0.5 ± 0.5, five each way: s² = 10·0.25/9 on both sides, d = 1/√(2.5/9) = 1.897.
  const people = [...group('left', -0.5), ...group('stayed', 0.5)]
  const found = compare(people)!
  expect(found.d).toBeCloseTo(1 / Math.sqrt(2.5 / 9), 12)
  // t = 1/√(2·(2.5/9)/10) = 4.243 with 18 degrees of freedom; p = 4.9e-4 (between 4.966 and 3.922 in a table of t, 0.0001 and 0.001).
  expect(found.p).toBeGreaterThan(0.0001)
  expect(found.p).toBeLessThan(0.001)
  // All: from the mean of everybody, 0, to that of the stayers, 0.4; those who stayed fell from 0.5 to 0.4.
  expect(changes(people).all).toBeCloseTo(0.4, 12)
  expect(changes(people).stayers).toBeCloseTo(-0.1, 12)
})

test('what is found, what is worth a note, and what a trap touches', () => {
  const rows = (lower: number, of: Partial<Person> = {}) => [
    ...personsOf('left', lower, of),
    ...personsOf('stayed', 0.5, of),
  ]
  const at = (people: Person[]) => judge({ people, coverage: [] }, limits).find(({ unit }) => unit.unit_id === 'D01')
  expect(at(rows(-0.5))).toMatchObject({
    status: 'trap',
    reason: 'leavers_lower',
    n: 10,
    touched: [{ unit_id: 'D01' }],
  })
  // The change of all equals that of the stayers: shown as a trap, and blocks nothing.
  expect(at(rows(-0.5, { first_z: null, last_z: null }))).toMatchObject({ status: 'trap', touched: [] })
  expect(at(rows(1.5))).toMatchObject({ status: 'caution', reason: 'leavers_higher', touched: [] })
  expect(at(rows(0.5))).toMatchObject({ status: 'pass', reason: null })
  expect(at(rows(-0.5).slice(1))).toMatchObject({ status: 'not_testable', reason: 'few_people', n: 9 })
  expect(at(rows(-0.5, { n_periods: 1 }))).toMatchObject({ status: 'not_testable', reason: 'few_periods' })
  expect(at(rows(-0.5).map((row) => ({ ...row, relative_z: 0 })))).toMatchObject({
    status: 'not_testable',
    reason: 'undefined',
  })
  expect(judge({ people: rows(-0.5).toReversed(), coverage: [] }, limits)).toEqual(
    judge({ people: rows(-0.5), coverage: [] }, limits),
  )
})

test('somebody who moved and stayed has not left the company', () => {
  const moved = { ...personsOf('left', 0)[0]!, company_z: 1 }
  const [one] = ofCompany([moved, { ...moved, unit_id: 'D02', fate: 'stayed', company_z: 3 }])
  expect(one).toMatchObject({ fate: 'stayed', z: 2 })
})

test('without people in the results nothing can be tested, and that is said', async () => {
  const organisation = company()
  for (const row of organisation.results) row.person_key = null
  expect(await check(slug, organisation)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])
})

function group(fate: Someone['fate'], mean: number): Someone[] {
  return Array.from({ length: 10 }, (_, i) => {
    const z = mean + (i % 2 === 0 ? 0.5 : -0.5)
    return { fate, z, first_z: z, last_z: fate === 'stayed' ? z - 0.1 : null }
  })
}

function personsOf(fate: Person['fate'], mean: number, of: Partial<Person> = {}): Person[] {
  return group(fate, mean).map(({ z, ...ends }, i) => ({
    ...{ unit_id: 'D01', person_no: i + (fate === 'left' ? 0 : 100), relative_z: z, company_z: z, ...ends },
    ...{ n_periods: 12, first_period: '2026-01', last_period: '2026-12' },
    ...of,
  }))
}
