import { expect, test } from 'vitest'
import { runAnalysis } from '#pipeline/run-analysis.ts'
import { result, unit, withSnapshot, type Records } from './deliveries.ts'

const people = (unit_id: string, n: number): Records =>
  Array.from({ length: n }, (_, i) => result({ person_key: `${unit_id}-${i}`, unit_id, actual: 90 + i }))
const shown = (tables: { unit: Records; goal_result: Records }) =>
  withSnapshot([{ tables }], async (snapshot) =>
    (
      await snapshot.query(
        "select unit_id from gap_cell where kpi_id = 'sales' and not is_withheld order by n_people desc, unit_id",
      )
    ).map((row) => row['unit_id']),
  )

test('the mean of one person with results in two units cannot be worked out from the units and the unit above', async () => {
  // Sum of a + sum of b + sum of c − sum of the company = (x + y) − (x + y)/2: the mean gap of that person.
  const goal_result = [
    ...people('a', 8),
    ...people('b', 9),
    ...people('c', 12),
    result({ person_key: 'crosses', unit_id: 'a', goal_id: 'x', actual: 50 }),
    result({ person_key: 'crosses', unit_id: 'b', goal_id: 'y', actual: 60 }),
  ]
  expect(await shown({ unit: ['a', 'b', 'c'].map((id) => unit(id)), goal_result })).toEqual(['root', 'c'])
})

test('five people with results in two units are a group, and their units stay visible', async () => {
  const goal_result = [
    ...people('a', 8),
    ...people('b', 9),
    ...[0, 1, 2, 3, 4].flatMap((i) =>
      ['a', 'b'].map((unit_id) =>
        result({ person_key: `crosses-${i}`, unit_id, goal_id: `${unit_id}-${i}`, actual: 80 + i }),
      ),
    ),
  ]
  expect(await shown({ unit: ['a', 'b'].map((id) => unit(id)), goal_result })).toEqual(['root', 'b', 'a'])
})

test('someone without a gap at the unit itself does not count among those who hide the others there', async () => {
  // Four people of the head office have a gap there; the fifth has one in unit a only. Company − a − b − c would be the four.
  const goal_result = [
    ...people('hq', 4),
    result({ person_key: 'fifth', unit_id: 'hq', goal_id: 'x', target: null }),
    result({ person_key: 'fifth', unit_id: 'a', goal_id: 'y' }),
    ...people('a', 8),
    ...people('b', 9),
    ...people('c', 12),
  ]
  const tree = [unit('hq'), unit('a', 'hq'), unit('b', 'hq'), unit('c', 'hq')]
  expect(await shown({ unit: tree, goal_result })).toEqual(['root', 'c'])
})

test('a period in which three people have results tells no count of theirs, and other periods do', async () => {
  const goal_result = [
    ...people('a', 3).map((row) => ({
      ...row,
      period_id: '2025-02',
      period_start: '2025-02-01',
      period_end: '2025-02-28',
    })),
    ...people('a', 6),
  ]
  const found = await asked(goal_result, 'import-quality', {})
  expect(found).toMatchObject({
    coverage: [
      { period_id: '2025-02', n_people: null, n_results: null, n_with_target: null, n_with_gap: null },
      { period_id: '2025-03', n_people: 6, n_results: 6, n_with_target: 6, n_with_gap: 6 },
    ],
  })
})

test('six people judged against a target of 0 are shown with their verdicts, without a gap', async () => {
  const goal_result = people('a', 6).map((row) => ({ ...row, target: 0, direction: 'lower', actual: 0 }))
  expect(await asked(goal_result, 'unit-gap', { unit: 'root' })).toMatchObject({
    overall: { state: 'shown', gap_ratio: null, n_people: 0, n_judged: 6, n_met: 6 },
  })
})

test('the spread of people counts whom the cell counts, also those whose results name no KPI', async () => {
  const goal_result = [
    ...people('a', 10),
    ...people('a', 3).map((row, i) => ({ ...row, person_key: `own-${i}`, kpi_id: null, goal_id: `goal ${i}` })),
  ]
  expect(await asked(goal_result, 'unit-gap', {})).toMatchObject({
    overall: { n_people: 13 },
    distribution: { n_people: 13 },
  })
})

const asked = (goal_result: Records, slug: string, params: Record<string, string>) =>
  withSnapshot(
    [{ tables: { goal_result } }],
    async (snapshot) => (await runAnalysis(slug, params, { role: 'executive' }, snapshot)).result,
  )
