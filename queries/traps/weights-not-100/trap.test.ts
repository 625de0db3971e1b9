import { expect, test } from 'vitest'
import { check, found } from '#tests/traps/check-organisation.ts'
import { cleanOrganisation } from '#tests/traps/organisation.ts'
import { plant } from '#tests/traps/plants/weights-not-100.ts'

const slug = 'weights-not-100'
const company = () => cleanOrganisation({ seed: 11, people: 200, departments: 6, months: 6, reviews: false })
const where = { unit: 'D03', kpi: 'K01', size: 1, seed: 11 }

test('scorecards that total 90 are found in the department that has them', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  expect(found(await check(slug, organisation))).toEqual(['D03'])
})

test('a clean company is quiet', async () => {
  expect(found(await check(slug, company()), ['trap', 'caution'])).toEqual([])
})

test('thirds, bonus items and posts in two departments are quiet', async () => {
  const organisation = company()
  plant.lookalike(organisation, where)
  expect(found(await check(slug, organisation), ['trap', 'caution'])).toEqual([])
})

test('one scorecard is worth a note but no trap', async () => {
  const organisation = company()
  const one = organisation.results.find(({ unit_id }) => unit_id === 'D02')!
  for (const row of organisation.results) {
    if (row.person_key === one.person_key && row.period_id === one.period_id) row.weight_total = 80
  }
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual([])
  expect(found(tested, ['caution'])).toEqual(['D02'])
})

test('without weights nothing can be tested, and that is said', async () => {
  const organisation = company()
  for (const row of organisation.results) Object.assign(row, { weight: null, weight_total: null })
  expect(await check(slug, organisation)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])
})
