import { expect, test } from 'vitest'
import type { z } from 'zod'
import { SMALLEST_DISTRIBUTION } from '#queries/domain.ts'
import { readSql } from '#pipeline/warehouse/read-sql.ts'
import { openSamples } from '#tests/sample-snapshot.ts'
import analysis, { type cellRow } from './analysis.ts'
import { distributionOf } from './distribution.ts'

type Row = z.infer<typeof cellRow>

const row = (relation: string, unit_id: string, kpi_id: string, changes: Partial<Row> = {}): Row => ({
  ...{ relation, unit_id, kpi_id, parent_id: null, name_zh: unit_id, name_en: unit_id, depth: 1, tree_order: 1 },
  ...{ kpi_zh: null, kpi_en: null, kpi_unit: null, kpi_direction: null, period_id: '2025-02' },
  ...{
    period_start: '2025-02-01',
    period_end: '2025-02-28',
    level: 'person',
    n_people: 20,
    n_results: 20,
    n_goals: 20,
  },
  ...{ n_judged: 20, n_met: 8, gap_ratio: -0.1, half_width_ratio: 0.04, actual_value: null, target_value: null },
  ...{ signal: 'below', is_withheld: false, blocked_by: null, is_target_blocked: false, ...changes },
})
const parents = [
  { unit_id: 'a', parent_id: 'root', name_zh: '华东', name_en: 'East', depth: 1, distance: 0 },
  { unit_id: 'root', parent_id: null, name_zh: '集团', name_en: 'Group', depth: 0, distance: 1 },
]
const people = Array.from({ length: 20 }, (_, i) => ({ gap_ratio: -0.3 + 0.02 * i }))
const analyse = (rows: Row[], some = people) =>
  analysis.analyse({ rows, parents, people: some }, analysis.params.parse({ unit: 'a' }), 1)

test('the spread of ten people is shown, of nine it is not', () => {
  // By hand, gaps −5 % … +4 % in steps of 1: type-7 quartiles at positions 2.25, 4.5, 6.75 of ten values.
  const ten = Array.from({ length: 10 }, (_, i) => (i - 5) / 100)
  const found = distributionOf(ten)!
  expect([found.q25, found.median, found.q75].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([
    -0.0275, -0.005, 0.0175,
  ])
  expect(found.share_at_target).toBe(0.5)
  expect(distributionOf(ten.slice(1))).toBeNull()
})

test('a share that would single out fewer than five people is not told', () => {
  const gaps = [...Array(16).fill(-0.1), 0.01, 0.02, 0.03, 0.04]
  expect(distributionOf(gaps)!.share_at_target).toBeNull()
  expect(distributionOf([...gaps, 0.05])!.share_at_target).toBeCloseTo(5 / 21, 12)
})

test('a protected unit shows no distribution, though its people are enough', () => {
  expect(analyse([row('self', 'a', '*')]).distribution).not.toBeNull()
  expect(analyse([row('self', 'a', '*', { is_withheld: true })]).distribution).toBeNull()
  const found = analyse([row('self', 'a', '*')])
  const overall = analysis.figures(found)[0]!
  expect(analysis.withhold(found, new Set([overall.key])).distribution).toBeNull()
})

test('the distribution asks for its own, larger minimum', () => {
  const figure = analysis.figures(analyse([row('self', 'a', '*')])).find(({ key }) => key === 'distribution')
  expect(figure).toMatchObject({ n: 20, smallest: SMALLEST_DISTRIBUTION })
})

test('children come in organisation-chart order whatever their gaps, and parents from the top down', () => {
  const found = analyse([
    row('child', 'a2', '*', { tree_order: 3, gap_ratio: -0.5 }),
    row('self', 'a', '*'),
    row('child', 'a1', '*', { tree_order: 2, gap_ratio: 0.1 }),
  ])
  expect(found.children.map(({ unit }) => unit.unit_id)).toEqual(['a1', 'a2'])
  expect(found.unit?.unit_id).toBe('a')
  expect(found.parents.map(({ unit_id }) => unit_id)).toEqual(['root'])
})

test('the finding gives value, uncertainty, count and a next step', () => {
  const found = analyse([row('self', 'a', '*')])
  expect(analysis.text.zh.finding(found)).toBe(
    '华东，2025年2月：总体 −10.0%（± 4.0 个百分点，20 人），低于预期范围。缺口的构成与判断见该部门的诊断；先由归口部门核对目标、资源与流程。',
  )
})

test('no person key and no group under ten leaves the SQL', async () => {
  expect(await readSql('analyses/unit-gap/people.sql')).toContain(`n_people >= ${SMALLEST_DISTRIBUTION}`)
  const samples = await openSamples()
  try {
    const ask = async (unit: string) =>
      samples.filled.query(await readSql('analyses/unit-gap/people.sql'), { unit, cycle: '2025-02' })
    expect(await ask('c')).toEqual([])
    const of40 = await ask('a')
    expect(of40).toHaveLength(40)
    expect(Object.keys(of40[0]!)).toEqual(['gap_ratio'])
  } finally {
    await samples.close()
  }
})
