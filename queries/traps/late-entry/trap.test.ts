import { beforeAll, expect, test } from 'vitest'
import { check, found } from '#tests/traps/check-organisation.ts'
import { cleanOrganisation, dayAfter, resultsOf, type Organisation } from '#tests/traps/organisation.ts'
import { plant } from '#tests/traps/plants/late-entry.ts'
import { judge, type Params } from './judge.ts'
import { recency } from './recency.ts'
import trap, { type Late, type Rating } from './trap.ts'

const slug = 'late-entry'
const company = () => cleanOrganisation({ seed: 11, people: 200, departments: 6, months: 12 })
const where = { unit: 'D03', kpi: 'K01', size: 1, seed: 11 }
const findings = ['trap', 'caution'] as const
const limits: Params = trap.params.parse({})
const none = { late: [], sittings: [], ratings: [] }

let planted: Organisation
beforeAll(() => {
  planted = company()
  plant.plant(planted, where)
})

test('results entered long after their month are found in the department that has them', async () => {
  const tested = await check(slug, planted)
  expect(found(tested)).toEqual(['D03'])
  const one = tested.find(({ status }) => status === 'trap')!
  expect(one).toMatchObject({ reason: 'late' })
  expect(one.touched).toEqual([{ unit_id: 'D03', kpi_id: null, period_id: null, n_rows: one.evidence.facts['late'] }])
})

test('a clean company is quiet', async () => {
  expect(found(await check(slug, company()), findings)).toEqual([])
})

test('one import for all units, a goal that waits for the close, and one rating day are quiet', async () => {
  const organisation = company()
  plant.lookalike(organisation, where)
  expect(found(await check(slug, organisation), findings)).toEqual([])
})

test('a unit whose close always comes five weeks after the month is quiet', async () => {
  const organisation = company()
  for (const [i, row] of resultsOf(organisation, { unit: 'D03' }).entries()) {
    if (row.entered_at) row.entered_at = `${dayAfter(row.period_end, 34 + (i % 4))} 10:00:00`
  }
  expect(found(await check(slug, organisation), findings)).toEqual([])
})

test('ratings that follow the last month of the half-year are found, and touch no results', async () => {
  const organisation = company()
  for (const row of organisation.reviews) {
    if (row.unit_id !== 'D03' || row.score === null || row.rater_relation !== 'manager') continue
    const last = resultsOf(organisation, { unit: 'D03' }).filter(
      ({ person_key, period_end }) => person_key === row.person_key && period_end === row.period_end,
    )
    const ratios = last.map(({ actual, target, direction }) =>
      direction === 'lower' ? 2 - actual! / target! : actual! / target!,
    )
    row.score = 76 + 60 * (ratios.reduce((sum, r) => sum + r, 0) / ratios.length - 1)
  }
  organisation.reviews = organisation.reviews.filter(({ stage }) => stage === 'submitted')
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['D03'])
  const one = tested.find(({ status }) => status === 'trap')!
  expect(one).toMatchObject({ reason: 'recency', touched: [] })
  expect(one.low).toBeGreaterThan(1 / 6)
})

test('ratings of a unit within one hour are worth a note, a date without a time is not', async () => {
  const organisation = company()
  for (const [i, row] of organisation.reviews.entries()) {
    if (row.unit_id === 'D03') row.submitted_at = `${dayAfter(row.period_end, 9)} 14:${10 + (i % 50)}:00`
  }
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual([])
  expect(found(tested, ['caution'])).toEqual(['D03'])
  for (const row of organisation.reviews) {
    if (row.unit_id === 'D03') row.submitted_at = `${dayAfter(row.period_end, 9)} 00:00:00`
  }
  expect(found(await check(slug, organisation), findings)).toEqual([])
})

test('counts by hand: 12 of 40 results, entered in ten goes, against 2 of 100 elsewhere', () => {
  // Ten goes, three late: P(X ≥ 3 | 10, 0.02) = 1 − 0.98^10 − 10·0.02·0.98^9 − 45·0.02²·0.98^8 = 8.639e-4.
  const [one] = judge({ ...none, late: [lateOf({})] }, limits, { seed: 1 })
  expect(one!.p).toBeCloseTo(8.639e-4, 6)
  expect(one).toMatchObject({ status: 'trap', reason: 'late', effect: 0.3, n: 40 })
  const few = judge({ ...none, late: [lateOf({ n_rows: 19, n_late: 10 })] }, limits, { seed: 1 })
  expect(few).toMatchObject([{ status: 'not_testable', n: 19 }])
  expect(judge({ ...none, late: [lateOf({ n_late: 9 })] }, limits, { seed: 1 })[0]!.status).toBe('pass')
  expect(judge({ ...none, late: [lateOf({ others_share: 0.25 })] }, limits, { seed: 1 })[0]!.status).toBe('pass')
})

test('the weight of the last part is that of the rule by which ratings were made', () => {
  // rating = 0.4·last + 0.2·rest, four parts: the last weighs 0.4/(0.4 + 0.2) = 2/3 and is 1/4 of the time. The noise is symmetric.
  const ratings = Array.from({ length: 40 }, (_, i): Rating => {
    const [last_z, rest_z] = [Math.sin(i), Math.cos(3 * i)]
    const rating = 0.4 * last_z + 0.2 * rest_z
    return { unit_id: 'D01', group_no: i % 2, person_no: i, period_id: '2026', n_parts: 4, rating, last_z, rest_z }
  })
  const noisy = ratings.flatMap((one) => [
    { ...one, rating: one.rating + 0.05 },
    { ...one, rating: one.rating - 0.05 },
  ])
  const fit = recency(noisy)!
  expect(fit.weight).toBeCloseTo(2 / 3, 10)
  expect(fit.length).toBe(0.25)
  expect(fit.p).toBeLessThan(1e-6)
  expect(recency(ratings.map((one) => ({ ...one, rating: 3 })))).toBeNull()
  expect(recency(ratings.map((one) => ({ ...one, rest_z: one.last_z })))).toBeNull()
})

test('without times of entry and of rating nothing can be tested, and that is said', async () => {
  const organisation = cleanOrganisation({ seed: 11, people: 100, departments: 4, months: 4, reviews: false })
  for (const row of organisation.results) row.entered_at = null
  expect(await check(slug, organisation)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])
})

function lateOf(of: Partial<Late>): Late {
  return {
    ...{ unit_id: 'D01', is_team: false, n_rows: 40, n_late: 12, n_events: 10, n_people: 10, others_share: 0.02 },
    ...{ lag_sd_days: 20, n_people_late: 3, z_late: 0.2, n_people_on_time: 10, z_on_time: 0 },
    ...{ first_period: '2026-01', last_period: '2026-01' },
    ...of,
  }
}
