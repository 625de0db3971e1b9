import { expect, test } from 'vitest'
import { check, found } from '#tests/traps/check-organisation.ts'
import {
  attainmentOf,
  cleanOrganisation,
  resultsOf,
  setAttainment,
  type GoalRecord,
} from '#tests/traps/organisation.ts'
import { plant } from '#tests/traps/plants/unattainable-target.ts'
import { judge, type Reach } from './judge.ts'

const slug = 'unattainable-target'
const company = () => cleanOrganisation({ seed: 11, people: 320, departments: 12, months: 6, reviews: false })
const where = { unit: 'D03', kpi: 'K01', size: 1, seed: 11 }
const loud = ['trap', 'caution'] as const
const lower = (rows: GoalRecord[], by = 0.4) => {
  for (const row of rows) {
    const r0 = attainmentOf(row)
    if (r0 !== null) setAttainment(row, r0 - by)
  }
}

test('a target that nobody comes near is found', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['K01'])
  expect(tested.find(({ status }) => status === 'trap')).toMatchObject({
    unit: { kind: 'kpi', unit_id: null, kpi_id: 'K01' },
    touched: [{ unit_id: null, kpi_id: 'K01', period_id: null, n_rows: null }],
  })
})

test('a clean company is quiet', async () => {
  expect(found(await check(slug, company()), loud)).toEqual([])
})

test('one unit that misses, a stretch goal and a shock period are quiet', async () => {
  const organisation = company()
  plant.lookalike(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested, loud)).toEqual([])
  expect(tested.filter(({ reason }) => reason === 'stretch')).toHaveLength(1)
})

test('a target that a unit reached in its first month became unreachable, and says so', async () => {
  const organisation = cleanOrganisation({ seed: 11, people: 300, departments: 10, months: 24, reviews: false })
  lower(resultsOf(organisation, { kpi: 'K01' }))
  const units = Map.groupBy(resultsOf(organisation, { kpi: 'K01', to: 0 }), ({ unit_id }) => unit_id)
  const largest = [...units.values()].sort((a, b) => b.length - a.length)[0]!
  for (const row of largest) if (row.actual !== null) setAttainment(row, 1.02)
  const one = (await check(slug, organisation)).find(({ unit }) => unit.kpi_id === 'K01')
  expect(one).toMatchObject({ status: 'pass', reason: 'reached_before', evidence: { facts: { units_reached: 1 } } })
})

test('each version of a KPI is a goal of its own', async () => {
  const organisation = company()
  const later = resultsOf(organisation, { kpi: 'K01', from: 3 })
  lower(later)
  expect(found(await check(slug, organisation), loud)).toEqual([])
  for (const row of later) row.kpi_version = 2
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['K01'])
  const touched = tested.find(({ status }) => status === 'trap')!.touched
  expect(touched.map(({ period_id }) => period_id)).toEqual(organisation.months.slice(3).map(({ id }) => id))
})

test('a goal that many share is tested where results name no KPI; private goals are not', async () => {
  const organisation = company()
  const rows = resultsOf(organisation, { kpi: 'K01' })
  lower(rows)
  for (const row of rows) Object.assign(row, { kpi_id: null, goal_id: 'G7' })
  for (const [i, row] of resultsOf(organisation, { kpi: 'K02' }).entries())
    Object.assign(row, { kpi_id: null, goal_id: `own ${i}` })
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['G7'])
  expect(tested.find(({ status }) => status === 'trap')!.touched[0]).toMatchObject({ kpi_id: null })
  expect(tested.some(({ unit }) => unit.kpi_id?.startsWith('own'))).toBe(false)
})

test('results of units without people: the units are the subjects', async () => {
  const organisation = company()
  lower(resultsOf(organisation, { kpi: 'K01' }))
  for (const row of organisation.results) Object.assign(row, { person_key: null, manager_key: null })
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['K01'])
  expect(tested.find(({ status }) => status === 'trap')!.n_people).toBeNull()
  const two = company()
  const rows = resultsOf(organisation, { kpi: 'K01' })
  const units = [...new Set(rows.map(({ unit_id }) => unit_id))].slice(0, 2)
  two.results = rows.filter(({ unit_id }) => units.includes(unit_id))
  expect(await check(slug, two)).toMatchObject([{ status: 'not_testable', reason: 'few_units' }])
})

test('too few results, people or periods, and missing targets, are not testable', async () => {
  const only = async (rows: (all: GoalRecord[]) => GoalRecord[]) => {
    const organisation = company()
    const all = resultsOf(organisation, { kpi: 'K01' }).filter(({ actual }) => actual !== null)
    lower(all)
    organisation.results = rows(all)
    return (await check(slug, organisation))[0]
  }
  expect(await only((all) => all.slice(0, 29))).toMatchObject({ status: 'not_testable', reason: 'few_rows', n: 29 })
  expect(
    await only((all) => all.map((row, i) => ({ ...row, person_key: `p-${i % 2}`, src_row: i })).slice(0, 60)),
  ).toMatchObject({ status: 'not_testable', reason: 'few_people' })
  expect(await only((all) => all.filter((row) => row.period_id === all[0]!.period_id))).toMatchObject({
    status: 'not_testable',
    reason: 'few_periods',
  })
  expect(await only((all) => all.map((row) => ({ ...row, target: null, original_target: null })))).toMatchObject({
    status: 'not_testable',
    reason: 'missing_column',
  })
})

const goal = (of: Partial<Reach>): Reach[] => {
  const one: Reach = {
    ...{
      kpi_key: 'kpi K01',
      goal_key: 'K01',
      kpi_id: 'K01',
      kpi_version: 1,
      period_id: '2026-01',
      n: 50,
      n_people: 12,
    },
    ...{ mean_r0: 0.7, best_r0: 0.8, n_goal: 100, n_hit: 2, median_r0: 0.7, unit_hit_share: 0.02, n_subjects: 12 },
    ...{ n_units: 3, n_reached: 0, is_of_people: true, n_stretch: 0, ...of },
  }
  return [one, { ...one, period_id: '2026-02' }]
}
const limits = { hit_share: 0.05, upper: 0.1, median: 0.8, subjects: 3, periods: 2, fewest: 30 }
const statusOf = (of: Partial<Reach>) => judge(goal(of), limits)[0]!.status

test('share, interval and median each decide, by hand', () => {
  // Wilson of 2/100 ends at .0700, of 4/100 at .0984, of 4/80 (5 %) beyond; p of 2/100 against .1: R 4.2.2 pbinom(2, 100, 0.1).
  expect(judge(goal({}), limits)[0]).toMatchObject({ status: 'trap', effect: 0.02 })
  expect(judge(goal({}), limits)[0]!.p).toBeCloseTo(0.001944885, 8)
  expect(judge(goal({}), limits)[0]!.high).toBeCloseTo(0.07, 3)
  expect(statusOf({ n_hit: 4 })).toBe('trap')
  expect(statusOf({ n_hit: 5 })).toBe('pass')
  expect(statusOf({ median_r0: 0.8 })).toBe('pass')
  // Of 34 none: Wilson ends at z²/(34 + z²) = 3.8415/37.8415 = .1015; of 36 at .0964, p = .9³⁶ = .0225.
  expect(statusOf({ n_goal: 34, n_hit: 0 })).toBe('pass')
  expect(statusOf({ n_goal: 36, n_hit: 0 })).toBe('trap')
  expect(judge(goal({ unit_hit_share: 0.4 }), limits)[0]).toMatchObject({ status: 'pass', reason: 'peers_reach' })
  // Among twenty goals that all reach their target .0225 is no proof: q = 20 · .0225 = .45.
  const others = Array.from({ length: 19 }, (_, i) =>
    goal({ kpi_key: `kpi ${i}`, goal_key: `${i}`, kpi_id: `${i}`, n_hit: 50, median_r0: 1 }),
  )
  const many = judge([...goal({ n_goal: 36, n_hit: 0 }), ...others.flat()], limits)
  expect(many[0]!.status).toBe('caution')
  expect(many[0]!.q).toBeCloseTo(20 * 0.9 ** 36, 8)
})
