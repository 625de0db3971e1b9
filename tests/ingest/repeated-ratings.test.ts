import { writeXlsx, type CellValue } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { importCodes } from '#queries/words/import-codes.ts'
import { csv, deliver } from './deliver.ts'

const GOAL = ['工号', '姓名', '部门', '直接上级工号', '考核周期', '指标名称', '满分', '目标值', '实际值', '得分']
const RATING = ['自评得分', '上级评分', '总分', '绩效等级', '校准前等级', '校准后等级', '上级评语', '提交时间']
const APPRAISAL = ['88', '85', '86.5', 'A', 'B', 'A', '按期完成，质量稳定', '2025-07-02 14:32']
const KPIS = ['销售额', '回款率', '客户数']

/** Eight people with three goals each; `change` gives the appraisal as it stands on each of their rows. */
function longFile(change: (appraisal: string[], person: number, goal: number) => string[] = (a) => a): string[][] {
  const rows = Array.from({ length: 8 }, (_, person) =>
    KPIS.map((kpi, goal) => [
      ...[`0${person}`, '某人', '一部', '90', '2025H1', kpi, '30', '100', '95', '28'],
      ...change([...APPRAISAL], person, goal),
    ]),
  )
  return [[...GOAL, ...RATING], ...rows.flat()]
}
const NOTICES = ['RATING_BY_GOAL', 'RATING_CONTRADICTS', 'RATING_UNREAD', 'DUP_RATING']
const codes = (warnings: { code: string }[]) => warnings.map(({ code }) => code)

test('a long file of goals gives one review per person, period and opinion beside its results, from the first row of each', async () => {
  const { report, tables } = await deliver('a.csv', csv(longFile()))
  expect(report).toMatchObject({ shape: 'long', rows_in: 24, quarantined: 0 })
  expect(codes(report.warnings)).not.toContain('RATING_CONTRADICTS')
  expect(tables['goal_result']).toHaveLength(24)
  expect(tables['review']).toHaveLength(8 * 5)
  expect(
    tables['review']
      ?.slice(0, 5)
      .map((row) => [row['rater_relation'], row['stage'], row['score'], row['rating_raw'], row['src_row']]),
  ).toEqual([
    ['self', 'submitted', '88', '', '2'],
    ['manager', 'submitted', '85', '', '2'],
    ['', 'before_calibration', '', 'B', '2'],
    ['', 'after_calibration', '', 'A', '2'],
    ['', 'final', '86.5', 'A', '2'],
  ])
  const manager = tables['review']?.[1]
  expect(manager).toMatchObject({ submitted_at: '2025-07-02 14:32:00', max_score: '', period_id: '2025H1' })
  expect(manager?.['rater_key']).toBe(tables['goal_result']?.[0]?.['manager_key'])
  expect(manager?.['person_key']).toBe(tables['goal_result']?.[0]?.['person_key'])
  expect(tables['comment']?.map((row) => row['comment_id']).slice(0, 1)).toEqual([manager?.['comment_id']])
  expect(tables['comment']).toHaveLength(8)
  expect(tables['goal_result']?.[0]).toMatchObject({ entered_at: '2025-07-02 14:32:00', max_score: '30', score: '28' })
})

test('rows of one person that disagree about the score are a warning with their number, and the first value stands', async () => {
  const file = longFile((a, person, goal) => (person === 2 && goal > 0 ? a.with(2, `9${goal}`) : a))
  const { report, tables } = await deliver('a.csv', csv(file))
  expect(report.warnings).toContainEqual({ code: 'RATING_CONTRADICTS', detail: '"总分" (1)' })
  const finals = tables['review']?.filter((row) => row['stage'] === 'final')
  expect(finals?.map((row) => row['score'])).toEqual(Array(8).fill('86.5'))
})

test('86.5 and 86.50 agree, and a time of submission that differs from goal to goal contradicts nothing', async () => {
  const file = longFile((a, _, goal) => a.with(2, goal === 1 ? '86.50' : '86.5').with(7, `2025-07-0${goal + 1}`))
  const { report, tables } = await deliver('a.csv', csv(file))
  expect(codes(report.warnings).filter((code) => NOTICES.includes(code))).toEqual([])
  expect(tables['goal_result']?.map((row) => row['entered_at']).slice(0, 3)).toEqual([
    '2025-07-01',
    '2025-07-02',
    '2025-07-03',
  ])
})

test('an appraisal that stands on one row of its person only, whichever, is the person’s', async () => {
  const file = longFile((a, person, goal) => (goal === person % 3 ? a : a.map(() => '')))
  const { report, tables } = await deliver('a.csv', csv(file))
  expect(codes(report.warnings).filter((code) => NOTICES.includes(code))).toEqual([])
  expect(tables['review']).toHaveLength(8 * 5)
  expect(tables['review']?.map((row) => row['src_row']).slice(0, 6)).toEqual(['2', '2', '2', '2', '2', '5'])
})

test('a self score given goal by goal is no rating of the person, and the columns that are stay', async () => {
  const file = longFile((a, person, goal) => a.with(0, String(20 + 3 * goal + (person % 2))))
  const { report, tables } = await deliver('a.csv', csv(file))
  expect(report.warnings).toContainEqual({ code: 'RATING_BY_GOAL', detail: '"自评得分" (1)' })
  expect(tables['review']?.filter((row) => row['rater_relation'] === 'self')).toEqual([])
  expect(tables['review']).toHaveLength(8 * 4)
})

test('a score that cannot be read sets no goal aside; the review says why it has none', async () => {
  const file = longFile((a, person) => (person === 4 ? a.with(2, '八十六') : a))
  const { report, tables } = await deliver('a.csv', csv(file))
  expect(report.quarantined).toBe(0)
  expect(report.warnings).toContainEqual({ code: 'RATING_UNREAD', detail: '"总分": BAD_NUMBER (1)' })
  const final = tables['review']?.find((row) => row['stage'] === 'final' && row['src_row'] === '14')
  expect(final).toMatchObject({ score: '', score_null: 'BAD_NUMBER', rating_raw: 'A' })
})

test('where the first row of a person is set aside, the next one tells the review', async () => {
  const file = longFile().map((row, i) => (i === 1 ? row.with(8, 'abc') : row))
  const many = Array.from({ length: 40 }, (_, i) => ['9', ...file[4]!.slice(1)].with(5, `指标${i}`))
  const { tables, quarantine } = await deliver('a.csv', csv([...file, ...many]))
  expect(quarantine.map((row) => row['src_row'])).toEqual(['2'])
  expect(tables['review']?.map((row) => row['src_row']).slice(0, 6)).toEqual(['3', '3', '3', '3', '3', '5'])
})

test('two columns of one meaning are named and neither is read', async () => {
  const file = longFile().map((row, i) => [...row, i === 0 ? '最终得分' : '70'])
  const { report, tables } = await deliver('a.csv', csv(file))
  expect(report.warnings).toContainEqual({ code: 'DUP_RATING', detail: '"总分", "最终得分"' })
  expect(tables['review']?.filter((row) => row['stage'] === 'final').map((row) => row['score'])).toEqual(
    Array(8).fill(''),
  )
})

test('a wide sheet with a header of two rows gives its ratings once per row; a score merged over a person’s rows is all of theirs', async () => {
  const person = ['工号', '姓名', '部门', '考核周期']
  const group = ['权重', '目标值', '实际值']
  const blank = (n: number): CellValue[] => Array<CellValue>(n).fill(null)
  const wide = await writeXlsx({
    sheets: [
      {
        name: '一季度',
        rows: [
          [...person, '销售额', null, null, '回款率', null, null, '自评得分', '上级评分', '总分', '绩效等级', '上级评语'],
          [...blank(4), ...group, ...group, ...blank(5)],
          ...['01', '02', '03'].map((id) => [id, '某人', '一部', '2025Q1', 0.6, 100, 90, 0.4, 50, 45, 88, 85, 86, 'B', '进步明显']),
        ],
        merges: [
          ...[0, 1, 2, 3, 10, 11, 12, 13, 14].map((col) => ({ startRow: 0, startCol: col, endRow: 1, endCol: col })),
          { startRow: 0, startCol: 4, endRow: 0, endCol: 6 },
          { startRow: 0, startCol: 7, endRow: 0, endCol: 9 },
        ],
      },
    ],
  }) // prettier-ignore
  const first = await deliver('a.xlsx', wide)
  expect(first.report).toMatchObject({ shape: 'wide', rows_in: 3, quarantined: 0 })
  expect(first.tables['goal_result']).toHaveLength(6)
  expect(first.tables['review']?.map((row) => [row['rater_relation'], row['score'], row['src_group']])).toEqual(
    ['01', '02', '03'].flatMap(() => [
      ['self', '88', ''],
      ['manager', '85', ''],
      ['', '86', ''],
    ]),
  )
  expect(first.tables['comment']).toHaveLength(3)

  const rows = ['01', '02'].flatMap((id) =>
    KPIS.map((kpi, i) => [id, '某人', '一部', '2025Q1', kpi, 100, 90, i === 0 ? 86 : null, i === 0 ? 'B' : null]),
  )
  const merged = await writeXlsx({
    sheets: [
      {
        name: 'a',
        rows: [[...person, '指标名称', '目标值', '实际值', '总分', '绩效等级'], ...rows],
        merges: [1, 4].flatMap((row) => [7, 8].map((col) => ({ startRow: row, startCol: col, endRow: row + 2, endCol: col }))),
      },
    ],
  }) // prettier-ignore
  const second = await deliver('b.xlsx', merged)
  expect(second.report.quarantined).toBe(0)
  expect(second.tables['goal_result']).toHaveLength(6)
  expect(second.tables['review']?.map((row) => [row['score'], row['rating_raw']])).toEqual([
    ['86', 'B'],
    ['86', 'B'],
  ])
})

test('a table of months has no review: its total is of the year', async () => {
  const months = Array.from({ length: 6 }, (_, i) => `${i + 1}月`)
  const { tables } = await deliver(
    'a.csv',
    csv([
      ['2025年度指标', ...Array(10).fill('')],
      ['工号', '部门', '指标名称', '目标值', ...months, '总分'],
      ['01', '一部', '销售额', '100', ...months.map(() => '90'), '86'],
    ]),
  )
  expect(tables['goal_result']).toHaveLength(6)
  expect(tables['review']).toBeUndefined()
})

test('every notice about ratings has words in both languages', () => {
  for (const code of NOTICES)
    expect(Object.values(importCodes[code] ?? {}).flatMap(({ zh, en }) => [zh, en])).toHaveLength(4)
})
