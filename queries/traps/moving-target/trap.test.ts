import { expect, test } from 'vitest'
import { check, found } from '#tests/traps/check-organisation.ts'
import { cleanOrganisation, dayAfter, resultsOf, type GoalRecord } from '#tests/traps/organisation.ts'
import { plant } from '#tests/traps/plants/moving-target.ts'
import { judge, type PeriodCount } from './judge.ts'

const slug = 'moving-target'
const company = () => cleanOrganisation({ seed: 11, people: 200, departments: 6, months: 6, reviews: false })
const where = { unit: 'D03', kpi: 'K01', size: 1, seed: 11 }
const loud = ['trap', 'caution'] as const
/** Lowers every so manyth target of a department by a fifth. */
const lower = (rows: GoalRecord[], every: number, revisedOn: (row: GoalRecord) => string | null) => {
  for (const [i, row] of rows.entries()) {
    if (i % every !== 0) continue
    row.target = row.original_target! * 0.8
    row.target_revised_at = revisedOn(row)
  }
}

test('targets moved to the result after the period are found in the department that moves them', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['D03'])
  const { evidence, reason } = tested.find(({ status }) => status === 'trap')!
  expect(reason).toBe('after')
  expect(Number(evidence.facts['current'])).toBeGreaterThan(Number(evidence.facts['original']))
})

test('a clean company is quiet', async () => {
  expect(found(await check(slug, company()), loud)).toEqual([])
})

test('adjustments in time with their reasons, corrected typos and an announced re-base are quiet', async () => {
  const organisation = company()
  plant.lookalike(organisation, where)
  expect(found(await check(slug, organisation), loud)).toEqual([])
})

test('a changed target without a date counts as late, and as a note where all units were re-based at once', async () => {
  const organisation = company()
  lower(resultsOf(organisation, { unit: 'D03' }), 10, () => null)
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['D03'])
  expect(tested.find(({ status }) => status === 'trap')!.reason).toBe('undated')

  const rebased = company()
  for (const row of rebased.results) row.target = row.original_target! * 1.05
  const all = await check(slug, rebased)
  expect(found(all)).toEqual([])
  expect(found(all, ['caution'])).toEqual(['D01', 'D02', 'D03', 'D04', 'D05', 'D06'])
})

test('the last fifth of a period is worth a note; a day earlier is in time', async () => {
  const organisation = company()
  // Of 30 or 31 days the 26th lies in the last fifth (25 ≥ 24.8); of 31 days the 25th does not (24 < 24.8).
  lower(resultsOf(organisation, { unit: 'D03' }), 10, (row) => dayAfter(row.period_start, 25))
  lower(resultsOf(organisation, { unit: 'D04' }), 10, (row) => dayAfter(row.period_start, 23))
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual([])
  expect(found(tested, ['caution'])).toEqual(['D03'])
})

test('the revision log dates a change that the result leaves undated, and asks for a reason', async () => {
  const organisation = company()
  const log = (unit: string, changedAt: (row: GoalRecord) => string, reason: string | null) => {
    lower(resultsOf(organisation, { unit }), 10, () => null)
    for (const row of resultsOf(organisation, { unit }).filter((one) => one.target !== one.original_target)) {
      organisation.revisions.push({
        ...{ goal_id: null, person_key: row.person_key!, unit_id: unit, changed_at: changedAt(row), field: 'target' },
        ...{ old_value: row.original_target!, new_value: row.target!, reason, requested_by: reason && 'company' },
      })
    }
  }
  log('D03', (row) => dayAfter(row.period_start, 5), '停电')
  log('D04', (row) => dayAfter(row.period_start, 5), null)
  log('D05', (row) => dayAfter(row.period_end, 5), '停电')
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['D05'])
  expect(found(tested, ['caution'])).toEqual(['D04'])
})

test('a blank original target was not changed', async () => {
  const organisation = company()
  for (const row of resultsOf(organisation, { unit: 'D03' }).slice(3)) row.original_target = null
  lower(resultsOf(organisation, { unit: 'D03' }).slice(0, 3), 1, (row) => dayAfter(row.period_end, 9))
  expect(found(await check(slug, organisation), loud)).toEqual([])
})

test('four goals are too few', async () => {
  const organisation = company()
  organisation.results = resultsOf(organisation, { unit: 'D03' }).slice(0, 4)
  lower(organisation.results, 1, (row) => dayAfter(row.period_end, 9))
  expect(await check(slug, organisation)).toMatchObject([{ status: 'not_testable', reason: 'few_rows', n: 4 }])
})

test('without original targets nothing can be tested, and that is said', async () => {
  const organisation = company()
  for (const row of organisation.results) row.original_target = null
  expect(await check(slug, organisation)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])
})

const period = (period_id: string, n: number, n_after: number): PeriodCount => ({
  ...{ unit_id: 'D01', period_id, n, n_people: 12, n_people_of_unit: 12 },
  ...{ n_after, n_undated: 0, n_rebased: 0, n_last_part: 0, n_unreasoned: 0 },
  ...{ n_measured: n, current_sum: n, original_sum: 0.9 * n },
})

test('shares over all periods and within one, by hand', () => {
  const limits = { share: 0.05, period_share: 0.25, fewest: 5 }
  // 6 of 100 and 0 of 20: 6/120 = 5 %, which is not more than 5 %.
  expect(judge('D01', [period('2026-01', 100, 6), period('2026-02', 20, 0)], limits).status).toBe('pass')
  expect(judge('D01', [period('2026-01', 100, 7), period('2026-02', 20, 0)], limits)).toMatchObject({
    status: 'trap',
    effect: 7 / 120,
    evidence: { facts: { changed: 7, targets: 120, one_period: 0.07, original: 0.9, current: 1 } },
    touched: [{ unit_id: 'D01', period_id: '2026-01', n_rows: 7 }],
  })
  // 4 of 20 are more than 5 %, and still fewer than five goals.
  expect(judge('D01', [period('2026-01', 20, 4)], limits).status).toBe('pass')
  // 8 of 24 in the last of 23 months: 8/552 = 1.4 % of all, a third of that month.
  const months = Array.from({ length: 22 }, (_, i) => period(`m${i}`, 24, 0))
  expect(judge('D01', [...months, period('m22', 24, 8)], limits).status).toBe('trap')
})
