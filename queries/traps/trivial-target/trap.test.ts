import { expect, test } from 'vitest'
import { check, found } from '#tests/traps/check-organisation.ts'
import {
  attainmentOf,
  cleanOrganisation,
  resultsOf,
  setAttainment,
  type GoalRecord,
} from '#tests/traps/organisation.ts'
import { plant } from '#tests/traps/plants/trivial-target.ts'
import { judge, type Slack } from './judge.ts'

const slug = 'trivial-target'
const company = () => cleanOrganisation({ seed: 11, people: 320, departments: 12, months: 6, reviews: false })
const where = { unit: 'D03', kpi: 'K01', size: 1, seed: 11 }
const loud = ['trap', 'caution'] as const
const lift = (rows: GoalRecord[]) => {
  for (const row of rows) {
    const r0 = attainmentOf(row)
    if (r0 !== null) setAttainment(row, Math.max(1.1, r0 + 0.5))
  }
}

test('a target that everybody exceeds by a third is found', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['K01'])
  expect(tested.find(({ status }) => status === 'trap')!.unit).toMatchObject({ kind: 'kpi', unit_id: null })
})

test('a clean company is quiet', async () => {
  expect(found(await check(slug, company()), loud)).toEqual([])
})

test('a safety goal, a windfall month and one strong department are quiet', async () => {
  const organisation = company()
  plant.lookalike(organisation, where)
  expect(found(await check(slug, organisation), loud)).toEqual([])
})

test('a limit to what should not happen is quiet where it mostly does not', async () => {
  const organisation = company()
  for (const [i, row] of resultsOf(organisation, { kpi: 'K07' }).entries())
    Object.assign(row, { original_target: 3, target: 3, actual: i % 4 === 0 ? 1 : 0 })
  const tested = await check(slug, organisation)
  expect(found(tested, loud)).toEqual([])
  expect(tested.find(({ unit }) => unit.kpi_id === 'K07')).toMatchObject({ status: 'pass', reason: 'limit' })
})

test('a stretch goal is not tested, and a slack target without people is', async () => {
  const organisation = company()
  lift(resultsOf(organisation, { kpi: 'K01' }))
  for (const row of organisation.results) Object.assign(row, { person_key: null, manager_key: null })
  expect(found(await check(slug, organisation))).toEqual(['K01'])
  for (const row of organisation.results) if (row.kpi_id === 'K01') row.lane = 'OKR'
  const tested = await check(slug, organisation)
  expect(found(tested, loud)).toEqual([])
  expect(tested.find(({ unit }) => unit.kpi_id === 'K01')).toMatchObject({ status: 'not_testable', reason: 'stretch' })
})

test('too few results or people, and missing targets, are not testable', async () => {
  const only = async (rows: (all: GoalRecord[]) => GoalRecord[]) => {
    const organisation = company()
    const all = resultsOf(organisation, { kpi: 'K01' }).filter(({ actual }) => actual !== null)
    lift(all)
    organisation.results = rows(all)
    return (await check(slug, organisation))[0]
  }
  expect(await only((all) => all.slice(0, 29))).toMatchObject({ status: 'not_testable', reason: 'few_rows', n: 29 })
  expect(
    await only((all) => all.map((row, i) => ({ ...row, person_key: `p-${i % 2}`, src_row: i })).slice(0, 60)),
  ).toMatchObject({ status: 'not_testable', reason: 'few_people' })
  expect(await only((all) => all.map((row) => ({ ...row, target: null, original_target: null })))).toMatchObject({
    status: 'not_testable',
    reason: 'missing_column',
  })
})

const goal = (of: Partial<Slack>): Slack[] => {
  const one: Slack = {
    ...{
      kpi_key: 'kpi K01',
      goal_key: 'K01',
      kpi_id: 'K01',
      kpi_version: 1,
      period_id: '2026-01',
      n: 50,
      n_people: 12,
    },
    ...{ mean_r0: 1.4, lowest_r0: 1.3, n_goal: 100, n_hit: 99, median_r0: 1.4, unit_hit_share: 0.99, n_subjects: 12 },
    ...{ n_units: 3, n_slack: 2, none_share: 0, is_of_people: true, n_stretch: 0, ...of },
  }
  return [one, { ...one, period_id: '2026-02' }]
}
const limits = { hit_share: 0.98, lower: 0.9, median: 1.3, subjects: 3, fewest: 30 }
const one = (of: Partial<Slack>) => judge(goal(of), limits)[0]!

test('share, median, units and periods each decide, by hand', () => {
  expect(one({})).toMatchObject({ status: 'trap', effect: 0.99 })
  // P(X ≥ 99 | 100, .9) = 100 · .9⁹⁹ · .1 + .9¹⁰⁰ = 10.1111 · .9¹⁰⁰ + … = .9⁹⁹ · (10 + .9)
  expect(one({}).p! / (0.9 ** 99 * 10.9)).toBeCloseTo(1, 9)
  expect(one({ n_hit: 98 }).status).toBe('pass')
  expect(one({ median_r0: 1.3 }).status).toBe('pass')
  expect(one({ unit_hit_share: 0.6 })).toMatchObject({ status: 'pass', reason: 'others_miss' })
  expect(one({ n_slack: 1 })).toMatchObject({ status: 'pass', reason: 'windfall' })
  // All of 30: .9³⁰ = .0424 for one goal; among two the same is no proof.
  expect(one({ n_goal: 30, n_hit: 30 }).status).toBe('trap')
  const other = goal({ kpi_key: 'kpi K02', goal_key: 'K02', kpi_id: 'K02', n_hit: 50, median_r0: 1 })
  expect(judge([...goal({ n_goal: 30, n_hit: 30 }), ...other], limits)[0]!.status).toBe('caution')
})
