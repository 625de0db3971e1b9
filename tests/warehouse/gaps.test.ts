import { expect, test } from 'vitest'
import { result, unit, withSnapshot, type Delivery, type Records } from './deliveries.ts'

const ask = (deliveries: Delivery[], sql: string) => withSnapshot(deliveries, (snapshot) => snapshot.query(sql))
const people = (unit_id: string, gaps: number[], over = {}): Records =>
  gaps.map((gap, i) => result({ person_key: `${unit_id}-${i}`, unit_id, actual: 100 * (1 + gap), ...over }))

test('gap, attainment and met follow the direction, and a tie is met either way', async () => {
  const goal_result = [
    result({ person_key: 'p1', kpi_id: 'k1', actual: 90 }), // 90/100 − 1
    result({ person_key: 'p1', kpi_id: 'k2', actual: 120, direction: 'lower' }), // 2 − 120/100 − 1
    result({ person_key: 'p1', kpi_id: 'k3', actual: 100 }),
    result({ person_key: 'p1', kpi_id: 'k4', actual: 100, direction: 'lower' }),
  ]
  const rows = await ask(
    [{ tables: { goal_result } }],
    'select kpi_id, attainment_ratio, gap_ratio, is_met from goal_gap order by kpi_id',
  )
  expect(rows.map(({ is_met }) => is_met)).toEqual([false, false, true, true])
  const close = [[0.9, -0.1], [0.8, -0.2], [1, 0], [1, 0]] // prettier-ignore
  rows.forEach((row, i) => {
    expect(row['attainment_ratio']).toBeCloseTo(close[i]![0]!, 12)
    expect(row['gap_ratio']).toBeCloseTo(close[i]![1]!, 12)
  })
})

test('a target of 0 is judged without a ratio; without target, actual or direction there is no verdict', async () => {
  const goal_result = [
    result({ person_key: 'p1', kpi_id: 'a', target: 0, actual: 0, direction: 'lower' }),
    result({ person_key: 'p1', kpi_id: 'b', target: 0, actual: 3, direction: 'lower' }),
    result({ person_key: 'p1', kpi_id: 'c', target: null }),
    result({ person_key: 'p1', kpi_id: 'd', actual: null }),
    result({ person_key: 'p1', kpi_id: 'e', direction: 'unknown' }),
  ]
  expect(
    await ask([{ tables: { goal_result } }], 'select attainment_null, gap_ratio, is_met from goal_gap order by kpi_id'),
  ).toEqual([
    { attainment_null: 'zero_target', gap_ratio: null, is_met: true },
    { attainment_null: 'zero_target', gap_ratio: null, is_met: false },
    { attainment_null: 'missing_target', gap_ratio: null, is_met: null },
    { attainment_null: 'missing_actual', gap_ratio: null, is_met: null },
    { attainment_null: 'no_direction', gap_ratio: null, is_met: null },
  ])
})

test('the original target gives a gap of its own, and the KPI list supplies a missing direction', async () => {
  const goal_result = [result({ person_key: 'p1', original_target: 200, target: 100, actual: 110, direction: null })]
  const kpi = [{ kpi_id: 'sales', version: 1, direction: 'higher', src_row: null }]
  const [row] = await ask(
    [{ tables: { goal_result, kpi } }],
    'select gap_ratio, original_gap_ratio, is_met from goal_gap',
  )
  expect(row).toMatchObject({ is_met: true })
  expect(row!['gap_ratio']).toBeCloseTo(0.1, 12)
  expect(row!['original_gap_ratio']).toBeCloseTo(-0.45, 12) // 110/200 − 1
})

test('a cell is the mean over people, each counted once, with the t interval worked by hand', async () => {
  // One person has two goals on the KPI (−0.3 and −0.1: mean −0.2), four have one (0, 0, 0.1, 0.1).
  const goal_result = [
    result({ person_key: 'p0', goal_id: 'g1', actual: 70 }),
    result({ person_key: 'p0', goal_id: 'g2', actual: 90 }),
    ...people('a', [0, 0, 0.1, 0.1]),
  ]
  const [cell] = await ask(
    [{ tables: { goal_result } }],
    "select * from gap_cell where unit_id = 'root' and kpi_id = 'sales'",
  )
  expect(cell).toMatchObject({
    level: 'person',
    n_people: 5,
    n_results: 6,
    n_goals: 6,
    n_judged: 6,
    n_met: 4,
    is_withheld: false,
  })
  expect(cell!['mean_gap_ratio']).toBeCloseTo(0, 12)
  // Squares 0.04 + 0 + 0 + 0.01 + 0.01 = 0.06; sd = √(0.06/4); half width = 2.776445·sd/√5 (t table, 4 degrees of freedom).
  expect(cell!['sd_gap_ratio']).toBeCloseTo(Math.sqrt(0.015), 12)
  expect(cell!['half_width_ratio']).toBeCloseTo((2.776445 * Math.sqrt(0.015)) / Math.sqrt(5), 6)
})

test('all KPIs together average a person over all results of the period', async () => {
  // p0 has −0.3 on one KPI and 0.1, 0.1 on another: mean −1/30, not the mean of two KPI means.
  const goal_result = [
    result({ person_key: 'p0', kpi_id: 'x', actual: 70 }),
    result({ person_key: 'p0', kpi_id: 'y', goal_id: 'g1', actual: 110 }),
    result({ person_key: 'p0', kpi_id: 'y', goal_id: 'g2', actual: 110 }),
  ]
  const [cell] = await ask(
    [{ tables: { goal_result } }],
    "select n_people, mean_gap_ratio from gap_cell where unit_id = 'root' and kpi_id = '*'",
  )
  expect(cell!['n_people']).toBe(1)
  expect(cell!['mean_gap_ratio']).toBeCloseTo(-0.1 / 3, 12)
})

test('someone with results in two units counts once above them, by the mean of all their results', async () => {
  const goal_result = [...people('a', [0, 0, 0, 0]), ...people('b', [0, 0, 0, 0]),
    result({ person_key: 'both', unit_id: 'a', actual: 80 }), result({ person_key: 'both', unit_id: 'b', actual: 60 })] // prettier-ignore
  const units = [unit('a', 'top'), unit('b', 'top'), unit('top', 'corp'), unit('other', 'corp'), unit('corp')]
  const rows = await ask(
    [{ tables: { goal_result, unit: units } }],
    "select unit_id, n_people, mean_gap_ratio as gap from gap_cell where kpi_id = 'sales' order by unit_id",
  )
  expect(rows.map(({ unit_id, n_people }) => [unit_id, n_people])).toEqual([['a', 5], ['b', 5], ['root', 9], ['top', 9]]) // prettier-ignore
  const expected = [-0.2 / 5, -0.4 / 5, -0.3 / 9, -0.3 / 9]
  rows.forEach((row, i) => expect(row['gap']).toBeCloseTo(expected[i]!, 12))
})

test('someone who moves counts in each month where they worked', async () => {
  const goal_result = [...people('a', [0, 0, 0, 0, 0.5]), ...people('b', [0, 0, 0, 0, 0]),
    ...people('a', [0, 0, 0, 0], { period_id: '2025-04', period_start: '2025-04-01', period_end: '2025-04-30' }),
    result({ person_key: 'a-4', unit_id: 'b', period_id: '2025-04', actual: 150 })] // prettier-ignore
  const rows = await ask(
    [{ tables: { goal_result } }],
    "select period_id, unit_id, n_people from gap_cell where kpi_id = 'sales' order by period_id, unit_id",
  )
  expect(rows.map(Object.values)).toEqual([
    ['2025-03', 'a', 5], ['2025-03', 'b', 5], ['2025-03', 'root', 10],
    ['2025-04', 'a', 4], ['2025-04', 'b', 1], ['2025-04', 'root', 5],
  ]) // prettier-ignore
})

test('a result of a unit stands for that unit alone and needs no minimum of people', async () => {
  const goal_result = [
    result({ person_key: null, unit_id: 'h1', kpi_id: 'wait', target: 0.95, actual: 0.9, denominator: 500 }),
    result({ person_key: null, unit_id: 'h2', kpi_id: 'wait', target: 0.95, actual: 0.97, denominator: 300 }),
  ]
  const rows = await ask(
    [{ tables: { goal_result } }],
    "select unit_id, level, n_people, actual_value, target_value, half_width_ratio, n_met, signal, is_withheld from gap_cell where kpi_id = 'wait' order by unit_id",
  )
  const same = {
    level: 'unit',
    n_people: null,
    target_value: 0.95,
    half_width_ratio: null,
    signal: 'unjudged',
    is_withheld: false,
  }
  expect(rows).toEqual([
    { unit_id: 'h1', actual_value: 0.9, n_met: 0, ...same },
    { unit_id: 'h2', actual_value: 0.97, n_met: 1, ...same },
  ])
})

test('a unit far below its peers is beyond its funnel limits, and its peers are not', async () => {
  const spread = [-0.1, -0.05, 0, 0.05, 0.1]
  const units = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k']
  const goal_result = units.flatMap((name) =>
    people(
      name,
      spread.map((gap) => gap - (name === 'k' ? 0.3 : 0)),
    ),
  )
  const rows = await ask(
    [{ tables: { goal_result } }],
    "select unit_id, signal from gap_cell where kpi_id = 'sales' and unit_id <> 'root' order by unit_id",
  )
  expect(rows.map(({ signal }) => signal)).toEqual([...units.slice(1).map(() => 'within'), 'below'])
})

test('with fewer than three units the target is the yardstick, and fewer than five people are not judged', async () => {
  // b is too small, and hides a with it; c is the only one left at its depth.
  const short = [-0.3, -0.31, -0.29, -0.3, -0.3]
  const goal_result = [...people('a', short), ...people('b', [0.5, 0.5]), ...people('c', [...short, -0.3])]
  const rows = await ask(
    [{ tables: { goal_result } }],
    "select unit_id, signal from gap_cell where kpi_id = 'sales' order by unit_id",
  )
  expect(rows.map(Object.values)).toEqual([
    ['a', 'unjudged'],
    ['b', 'unjudged'],
    ['c', 'below'],
    ['root', 'within'],
  ])
})

test('a unit without peers is held against its own course: a steady shortfall is normal, a fall from it is not', async () => {
  // Six people around −10 % for nine months (−9 % and −11 % in turn: the last moving range is screened out; amr 2 points, limits −11.9 % ∓ 5.3), then −30 %.
  const months = [-0.09, -0.11, -0.09, -0.11, -0.09, -0.11, -0.09, -0.11, -0.09, -0.3]
  const goal_result = months.flatMap((gap, i) =>
    people(
      'a',
      Array.from({ length: 6 }, () => gap),
    ).map((row) => ({
      ...row,
      ...{
        period_id: `2025-${String(i + 1).padStart(2, '0')}`,
        period_start: `2025-${String(i + 1).padStart(2, '0')}-01`,
      },
    })),
  )
  const rows = await ask(
    [{ tables: { goal_result } }],
    "select period_id, signal from gap_cell where kpi_id = 'sales' and unit_id = 'root' order by period_id",
  )
  expect(rows.map(({ signal }) => signal)).toEqual([...months.slice(1).map(() => 'within'), 'below'])
})

test('one point of a unit series outside its limits is flagged, and eight points are enough to judge', async () => {
  // Mean 99.6; the moving range of 8 is screened out (above 3.267·16/9), which leaves 1: limits 99.6 ∓ 2.66.
  const values = [100, 101, 100, 101, 100, 101, 100, 101, 100, 92]
  const series = (unit_id: string, n: number) =>
    values
      .slice(-n)
      .map((actual, i) =>
        result({ person_key: null, unit_id, actual, period_id: `2025-${String(i + 1).padStart(2, '0')}` }),
      )
  const rows = await ask(
    [{ tables: { goal_result: [...series('ten', 10), ...series('seven', 7)] } }],
    "select unit_id, period_id, signal from gap_cell where kpi_id = 'sales' and signal <> 'within' order by unit_id, period_id",
  )
  expect(rows.filter(({ unit_id }) => unit_id === 'ten')).toEqual([
    { unit_id: 'ten', period_id: '2025-10', signal: 'below' },
  ])
  expect(rows.filter(({ unit_id }) => unit_id === 'seven').map(({ signal }) => signal)).toEqual(
    Array(7).fill('unjudged'),
  )
})

test('a change of definition starts the limits of a unit anew, as on its trend page', async () => {
  // By hand: ten months 70, 72, 70 …, then ten at 100, 102, 100 …; over all, mean 86 and screened amr 2 give 86 ∓ 5.3, and every
  // month would lie outside; by version 71 ∓ 5.3 and 101 ∓ 5.3.
  const months = Array.from(
    { length: 20 },
    (_, i) => `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
  )
  const goal_result = months.map((period_id, i) =>
    result({ person_key: null, unit_id: 'a', period_id, actual: (i < 10 ? 70 : 100) + 2 * (i % 2) }),
  )
  const signals = async (valid_from: string[]) =>
    ask(
      [
        {
          tables: {
            goal_result,
            kpi: valid_from.map((day, i) => ({ kpi_id: 'sales', version: i + 1, valid_from: day, src_row: null })),
          },
        },
      ],
      "select distinct signal from gap_cell where kpi_id = 'sales' order by signal",
    )
  expect(await signals(['2023-01-01'])).toEqual([{ signal: 'above' }, { signal: 'below' }])
  expect(await signals(['2023-01-01', '2024-11-01'])).toEqual([{ signal: 'within' }])
})

test('a protected cell is not judged, and no other cell is judged by it', async () => {
  // Four departments; c is small and hides a with it, and two are too few for a funnel: b and d are held against the target.
  // By hand: b has mean 0.08, sd 0.0837, half width 2.776 · 0.0837/√5 = 0.104; d has mean −0.417, sd 0.075, half width 0.079.
  const three = [...people('a', [0, 0.1, 0.2, 0, 0.1]), ...people('b', [0, 0.1, 0.2, 0, 0.1])]
  const goal_result = [
    ...three,
    ...people('c', [-0.9, -0.8, -0.9]),
    ...people('d', [-0.4, -0.5, -0.4, -0.5, -0.4, -0.3]),
  ]
  const rows = await ask(
    [{ tables: { goal_result } }],
    "select unit_id, signal, is_withheld from gap_cell where kpi_id = 'sales' and unit_id <> 'root' order by unit_id",
  )
  expect(rows).toEqual([
    { unit_id: 'a', signal: 'unjudged', is_withheld: true },
    { unit_id: 'b', signal: 'within', is_withheld: false },
    { unit_id: 'c', signal: 'unjudged', is_withheld: true },
    { unit_id: 'd', signal: 'below', is_withheld: false },
  ])
})
