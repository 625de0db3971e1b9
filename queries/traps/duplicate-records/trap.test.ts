import { expect, test } from 'vitest'
import { check, found } from '#tests/traps/check-organisation.ts'
import { cleanOrganisation, resultsOf } from '#tests/traps/organisation.ts'
import { drawn, HOLES } from '#tests/traps/drawn.ts'
import { plant } from '#tests/traps/plants/duplicate-records.ts'
import { judge, type PeriodRow } from './judge.ts'

const slug = 'duplicate-records'
const company = () => cleanOrganisation({ seed: 21, people: 200, departments: 6, months: 6, reviews: false })
const where = { unit: 'D03', kpi: 'K01', size: 1, seed: 21 }
const any = ['trap', 'caution'] as const

test('records delivered twice are found in the department that has them', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['D03'])
  expect(found(tested, ['caution'])).toEqual([])
  expect(
    await drawn(
      slug,
      tested.find(({ status }) => status === 'trap')!,
    ),
  ).not.toMatch(HOLES)
})

test('a clean company is quiet', async () => {
  const tested = await check(slug, company())
  expect(found(tested, any)).toEqual([])
  expect(tested.map(({ status }) => status)).toEqual(Array(6).fill('pass'))
})

test('flat KPIs, goals with equal numbers, half-time posts, a return and a single repetition are quiet', async () => {
  const organisation = company()
  plant.lookalike(organisation, where)
  expect(found(await check(slug, organisation), any)).toEqual([])
})

test('a whole card carried into a second department is found where it stands the second time', async () => {
  const organisation = company()
  const cards = resultsOf(organisation, { unit: 'D02', from: 0, to: 0 })
  for (const row of cards) {
    row.weight_total = 200
    organisation.results.push({ ...row, unit_id: 'D05', src_row: organisation.results.length + 2 })
  }
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['D05'])
  const there = tested.find(({ unit }) => unit.unit_id === 'D05')!
  expect(there.evidence.facts['repeated']).toBe(cards.length)
  expect(there.touched).toMatchObject([{ unit_id: 'D05', period_id: '2026-07', n_rows: cards.length }])
})

test('a number with two join months at once is worth a note', async () => {
  const organisation = company()
  const one = organisation.roster.find(({ unit_id }) => unit_id === 'D04')!
  organisation.roster.push({ ...one, hire_month: '2026-02', valid_from: '2026-02-01' })
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual([])
  expect(tested.filter(({ status }) => status === 'caution')).toMatchObject([
    { unit: { unit_id: 'D04' }, reason: 'id_reuse', evidence: { facts: { ids: 1 } } },
  ])
})

test('repetitions of a delivery that has been replaced do not count', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  for (const row of organisation.repeated) row.period_id = '2019-01'
  expect(found(await check(slug, organisation), any)).toEqual([])
})

test('without results nothing can be tested, and that is said', async () => {
  const organisation = company()
  Object.assign(organisation, { results: [], repeated: [] })
  expect(await check(slug, organisation)).toMatchObject([{ status: 'not_testable', reason: 'no_rows' }])
})

test('the mean before and after is that of all records and of the first of each', () => {
  const row: PeriodRow = {
    ...{ unit_id: 'D01', period_id: '2026-03', period_start: '2026-03-01', n_people: 8 },
    ...{ n_records: 10, n_repeated: 2, n_r: 10, sum_r: 9.4, n_repeated_r: 2, sum_repeated_r: 2.4 },
  }
  const one = judge('D01', [row], 0, { share: 0.01, fewest: 3 })
  // Before 9.4/10 = 0.94; after (9.4 − 2.4)/(10 − 2) = 0.875. Two of ten are 20 % but fewer than three: a note.
  expect(one).toMatchObject({
    status: 'caution',
    effect: 0.2,
    evidence: { facts: { before: expect.closeTo(0.94, 9), after: 0.875 } },
  })
  const more = judge('D01', [{ ...row, n_repeated: 3 }], 0, { share: 0.01, fewest: 3 })
  expect(more.status).toBe('trap')
  // Three of 300 are 1 %, not more.
  expect(judge('D01', [{ ...row, n_records: 300, n_repeated: 3 }], 0, { share: 0.01, fewest: 3 }).status).toBe(
    'caution',
  )
  expect(judge('D01', [{ ...row, n_records: 300, n_repeated: 2 }], 0, { share: 0.01, fewest: 3 }).status).toBe('pass')
})
