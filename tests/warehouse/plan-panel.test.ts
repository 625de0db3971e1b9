import { expect, test } from 'vitest'
import { result, unit, withSnapshot, type Delivery } from './deliveries.ts'

const months = ['2025-01', '2025-02', '2025-03']
const panel = (deliveries: Delivery[], where = 'true') =>
  withSnapshot(deliveries, (snapshot) =>
    snapshot.query(`select * from plan_panel where ${where} order by subject_type, subject_id, kpi_id, period_id`),
  )

// Twelve people in two teams below one department, actual 100 ± 5, team b 10 lower:
// gaps +5 % and −5 % in team a, −5 % and −15 % in team b.
const people = (kpi_id = 'sales') =>
  months.flatMap((period_id) =>
    Array.from({ length: 12 }, (_, i) =>
      result({
        ...{ person_key: `p${i}`, unit_id: i < 6 ? 'a' : 'b', period_id, kpi_id, manager_key: `m${i < 6 ? 1 : 2}` },
        actual: 100 + (i % 2 === 0 ? 5 : -5) - (i < 6 ? 0 : 10),
      }),
    ),
  )
const tree = [unit('root'), unit('d', 'root'), unit('a', 'd'), unit('b', 'd')]

test('a unit has the mean over its people, and so has every unit above it', async () => {
  const rows = await panel(
    [{ tables: { unit: tree, goal_result: people() } }],
    "kpi_id = '*' and period_id = '2025-01'",
  )
  expect(rows.map((row) => [row['subject_id'], row['n_people'], Number(Number(row['gap_ratio']).toFixed(6))])).toEqual([
    ['a', 6, 0],
    ['b', 6, -0.1],
    ['d', 12, -0.05],
    ['root', 12, -0.05],
  ])
  // Gaps +.05 ×3, −.05 ×6, −.15 ×3: median −.05, half of them .10 away and half 0; the middle of 12 deviations is .05.
  const scale = 1.4826 * 0.05
  expect(Number(rows[1]!['gap_z'])).toBeCloseTo(-0.1 / scale, 9)
  expect(rows.map((row) => row['manager_key'])).toEqual(['m1', 'm2', null, null])
})

test('people enter only where plans of people were delivered', async () => {
  expect(await panel([{ tables: { unit: tree, goal_result: people() } }], "subject_type = 'person'")).toEqual([])
  const plan = {
    plan_id: 'i1',
    subject_type: 'person',
    person_key: 'p3',
    unit_id: 'a',
    starts_on: '2025-03-01',
    src_row: 2,
  }
  const rows = await panel([{ tables: { unit: tree, goal_result: people(), plan: [plan] } }], "subject_type = 'person'")
  expect(new Set(rows.map((row) => row['subject_id'])).size).toBe(12)
  expect(new Set(rows.map((row) => row['kpi_id']))).toEqual(new Set(['*']))
})

test('results of a unit itself stand in where it has no people, on the scale of their spread about KPI and period', async () => {
  const own = months.flatMap((period_id) =>
    ['x', 'y'].map((unit_id, i) => result({ person_key: null, unit_id, period_id, actual: i === 0 ? 110 : 90 })),
  )
  const rows = await panel(
    [{ tables: { unit: [unit('root'), unit('x', 'root'), unit('y', 'root')], goal_result: own } }],
    "period_id = '2025-02' and kpi_id = '*'",
  )
  // ± 10 % about the mean of each period: the spread is 10 %.
  expect(rows.map((row) => [row['subject_id'], row['n_people'], Number(Number(row['gap_z']).toFixed(9))])).toEqual([
    ['x', null, 1],
    ['y', null, -1],
  ])
})

test('a company without results has an empty panel', async () => {
  expect(
    await panel([{ tables: { person_period: [{ person_key: 'p1', unit_id: 'a', valid_from: '2025-01-01' }] } }]),
  ).toEqual([])
})
