import { expect, test } from 'vitest'
import { orderLevels, type LevelScores } from '#pipeline/ingest/rating-order.ts'
import { usualLevels } from '#pipeline/ingest/values/usual-scales.ts'
import { csv, deliver } from './deliver.ts'

/** `n` people on each level, whose scores lie around these means. */
const scored = (means: Record<string, number>, n = 6): LevelScores =>
  Object.entries(means).flatMap(([level, mean]) =>
    Array.from({ length: n }, (_, i) => ({ level, score: mean + (i % 3) - 1 })),
  )
const ordsOf = (levels: string[], scores: LevelScores = []) => {
  const scale = orderLevels(levels, scores)
  return { basis: scale?.basis, ...Object.fromEntries(levels.map((level) => [level, scale?.ordOf.get(level)])) }
}

test.each([
  [['S', 'A', 'B', 'C', 'D'], { D: 1, C: 2, B: 3, A: 4, S: 5 }],
  [['A', 'E', 'C'], { E: 1, C: 3, A: 5 }],
  [['A', 'B', 'D'], { D: 1, B: 3, A: 4 }],
  [['1', '5', '3'], { 1: 1, 3: 3, 5: 5 }],
  [['3', '3.5', '2'], { 2: 3, 3: 5, 3.5: 6 }],
  [['卓越', '优秀', '良好', '合格', '待改进'], { 待改进: 1, 合格: 2, 良好: 3, 优秀: 4, 卓越: 5 }],
  [['优', '良', '中', '差'], { 差: 1, 中: 2, 良: 3, 优: 4 }],
  [['优秀', '称职', '基本称职', '不称职'], { 不称职: 1, 基本称职: 2, 称职: 3, 优秀: 4 }],
  [['大大超出期望', '超出期望', '符合期望', '未达到期望'], { 未达到期望: 1, 符合期望: 3, 超出期望: 4, 大大超出期望: 5 }],
  [['Exceeds Expectations', 'Meets Expectations', 'Outstanding'], { 'Meets Expectations': 3, 'Exceeds Expectations': 4, Outstanding: 5 }],
  [['A+', 'A', 'B+', 'B-', 'B'], { 'B-': 1, B: 2, 'B+': 3, A: 4, 'A+': 5 }],
])('%j without scores have the order of their usual set, as an assumption', (levels, ords) => {
  expect(ordsOf(levels)).toEqual({ basis: 'assumed', ...ords })
}) // prettier-ignore

test('scores that go with the levels confirm the usual order', () => {
  expect(ordsOf(['S', 'A', 'B'], scored({ S: 95, A: 88, B: 80 }))).toMatchObject({ basis: 'confirmed', S: 5, B: 3 })
})

test('where 1 is given for the highest scores, 1 is the best level', () => {
  expect(ordsOf(['1', '2', '3', '4'], scored({ 1: 95, 2: 88, 3: 80, 4: 70 }))).toEqual({
    ...{ basis: 'reversed', 1: 4, 2: 3, 3: 2, 4: 1 },
  })
})

test('a few scores that happen to lie the other way round turn nothing', () => {
  const few = [
    { level: '1', score: 81 },
    { level: '2', score: 80 },
    { level: '3', score: 79 },
    { level: '3', score: 82 },
  ]
  expect(ordsOf(['1', '2', '3'], few)).toMatchObject({ basis: 'assumed', 1: 1, 3: 3 })
})

test('an unusual set is ordered by its scores', () => {
  expect(ordsOf(['金牌', '铜牌', '银牌'], scored({ 金牌: 93, 银牌: 85, 铜牌: 74 }))).toEqual({
    ...{ basis: 'learnt', 铜牌: 1, 银牌: 2, 金牌: 3 },
  })
})

test.each([
  ['no scores', []],
  ['scores that say nothing', scored({ 金牌: 85, 银牌: 85, 铜牌: 85 })],
  ['two scores a level', scored({ 金牌: 93, 银牌: 85, 铜牌: 74 }, 2)],
])('an unusual set with %s keeps its levels without an order', (_, scores) => {
  const scale = orderLevels(['金牌', '铜牌', '银牌'], scores)
  expect(scale?.basis).toBe('unknown')
  expect(scale?.levels.map(({ ord }) => ord)).toEqual([null, null, null])
})

test('a scale has one id, whichever of its levels a file uses and however it spells them, and every level of it is known', () => {
  const whole = orderLevels(['S', 'A', 'B', 'C', 'D'], [])
  const part = orderLevels(['s', 'Ｂ', 'C级'], [])
  expect(part?.id).toBe(whole?.id)
  expect(part?.levels).toEqual([
    { level_raw: 'D', ord: 1 },
    { level_raw: 'C级', ord: 2 },
    { level_raw: 'Ｂ', ord: 3 },
    { level_raw: 'A', ord: 4 },
    { level_raw: 's', ord: 5 },
  ])
  expect(orderLevels(['A', 'B', 'C', 'D', 'E'], [])?.id).not.toBe(whole?.id)
  expect(orderLevels(['1', '4', '5'], [])?.levels).toHaveLength(5)
})

test('many numbers are scores and no levels, and many texts are no scale', () => {
  expect(usualLevels(Array.from({ length: 30 }, (_, i) => String(60 + i)))).toBeNull()
  expect(
    orderLevels(
      Array.from({ length: 30 }, (_, i) => `说明${i}`),
      [],
    ),
  ).toBeNull()
})

const FILE = ['工号', '部门', '考核周期', '总分', '校准前等级', '校准后等级', '绩效等级']
const people = (levels: string[], score: (i: number) => string) =>
  levels.map((level, i) => [`0${i}`, '一部', '2025H1', score(i), i === 0 ? 'C' : level, level, level])

test('the levels of a file share one scale, written out whole; 未考核 is no level of it', async () => {
  const levels = ['S', ...Array(6).fill('A'), ...Array(6).fill('B'), '未考核'] as string[]
  const { report, tables } = await deliver('a.csv', csv([FILE, ...people(levels, (i) => (i === 13 ? '' : String(95 - i)))]))
  expect(report.warnings).toEqual([])
  const finals = tables['review']?.filter((row) => row['stage'] === 'final') ?? []
  expect(finals.map((row) => row['rating_ord'])).toEqual(['5', ...Array(6).fill('4'), ...Array(6).fill('3'), ''])
  expect(finals[13]).toMatchObject({ rating_raw: '未考核', scale_id: '' })
  expect(tables['review']?.[0]).toMatchObject({ stage: 'before_calibration', rating_raw: 'C', rating_ord: '2' })
  expect(tables['rating_scale']?.map((row) => [row['level_raw'], row['ord']])).toEqual([
    ['D', '1'],
    ['C', '2'],
    ['B', '3'],
    ['A', '4'],
    ['S', '5'],
  ])
  expect(new Set([finals[0]?.['scale_id'], ...(tables['rating_scale'] ?? []).map((row) => row['scale_id'])]).size).toBe(1)
}) // prettier-ignore

test('an order that was assumed is said in the load report, lowest first', async () => {
  const { report } = await deliver(
    'a.csv',
    csv([
      ['工号', '部门', '考核周期', '绩效等级'],
      ['01', '一部', '2025H1', '优秀'],
      ['02', '一部', '2025H1', '待改进'],
    ]),
  )
  expect(report.warnings).toEqual([{ code: 'RATING_ORDER_ASSUMED', detail: '待改进 < 合格 < 良好 < 优秀 (1)' }])
})

test('a scale that a mapping states is the only one', async () => {
  const { report, tables } = await deliver(
    'a.csv',
    csv([
      ['id', 'dept', 'half', 'level'],
      ['01', '一部', '2025H1', '1'],
    ]),
    {
      mapping: `id: m\nsource: m\ntable: review\ncolumns: { id: employee_id, dept: department_path, half: period, level: final_rating }\nrating_scale: { id: grades, lowest_first: [5, 4, 3, 2, 1] }\n`,
    },
  )
  expect(report.warnings).toEqual([])
  expect(tables['review']?.[0]).toMatchObject({ rating_ord: '5', scale_id: 'grades' })
  expect(tables['rating_scale']).toHaveLength(5)
})
