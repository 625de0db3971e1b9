import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { csv, deliver, refused } from './deliver.ts'

/** Period, target and actual of each goal result, in the order of the file. */
const results = (tables: Record<string, Record<string, string>[]>) =>
  (tables['goal_result'] ?? []).map((row) => [row['period_id'], row['target'] ?? '', row['actual'] ?? ''])

test('quarters in English, with the year behind, are periods and not a list of KPIs', async () => {
  const { report, tables } = await deliver(
    'a.csv',
    csv([
      ['Department', 'KPI', 'Unit', 'Target', 'Q3 2024', 'Q4 2024', 'Q1 2025'],
      ['Finance', 'Paid on time', '%', '95%', '93%', '91%', '96%'],
    ]),
  )
  expect(report.shape).toBe('months')
  expect(results(tables)).toEqual([
    ['2024Q3', '0.95', '0.93'],
    ['2024Q4', '0.95', '0.91'],
    ['2025Q1', '0.95', '0.96'],
  ])
})

test('results whose periods are not understood are refused, not taken for a list of KPIs', async () => {
  const error = await refused(
    'a.csv',
    csv([
      ['Department', 'KPI', 'Unit', 'Target', 'Wave one', 'Wave two', 'Wave three'],
      ['Finance', 'Paid on time', '%', '95%', '93%', '91%', '96%'],
    ]),
  )
  expect(error.code).toBe('missing-column')
})

test('pairs of target and actual by month are months of one KPI, not KPIs called 1月 and 2月', async () => {
  const { tables } = await deliver(
    'a.csv',
    csv([
      ['2025年度销售指标月度完成表', '', '', '', '', '', '', ''],
      ['部门', '指标名称', '1月目标', '1月实际', '2月目标', '2月实际', '累计目标', '累计实际'],
      ['华东', '销售额', '100', '90', '110', '95', '210', '185'],
    ]),
  )
  expect(results(tables)).toEqual([
    ['2025-01', '100', '90'],
    ['2025-02', '110', '95'],
  ])
})

test('a score of each year in a column of its own is a review of that year', async () => {
  const { tables } = await deliver(
    'a.csv',
    csv([
      ['工号', '姓名', '部门', '2024年绩效分', '2025年绩效分'],
      ['001', '甲', '研发', '88', '90'],
      ['002', '乙', '研发', '85', ''],
    ]),
    { accept: true },
  )
  expect(tables['review']?.map((row) => [row['period_id'], row['score']])).toEqual([
    ['2024', '88'],
    ['2025', '90'],
    ['2024', '85'],
  ])
})

test('a target of the whole year is not held against single months', async () => {
  const table = csv([
    ['2025年各部门销售收入', '', '', '', '', ''],
    ['部门', '指标名称', '年度目标', '1月', '2月', '3月'],
    ['华东', '销售收入', '1200', '90', '95', '99'],
  ])
  const error = await refused('a.csv', table)
  expect(error.code).toBe('needs-confirmation')
  expect(error.title.en).toContain('"年度目标" is a target of the whole year')
  const { tables } = await deliver('a.csv', table, { accept: true })
  expect(results(tables).map(([, target]) => target)).toEqual(['', '', ''])
})

test('beside a target of the month, the target of the year is left out', async () => {
  const { tables } = await deliver(
    'a.csv',
    csv([
      ['部门', '指标名称', '考核月份', '年度目标', '本月目标', '本月实际'],
      ['华东', '销售额', '2025-03', '1200', '100', '95'],
    ]),
  )
  expect(results(tables)).toEqual([['2025-03', '100', '95']])
})

test('months under a title of two years are asked for their year', async () => {
  const error = await refused(
    'a.csv',
    csv([
      ['2024年4月至2025年3月完成表', '', '', '', ''],
      ['部门', '指标', '目标值', '4月', '5月', '6月'].slice(0, 6),
      ['华东', '销售额', '100', '90', '95', '99'],
    ]),
  )
  expect(error.code).toBe('needs-confirmation')
  expect(error.title.en).toContain('period_rule.year')
})

test('sheets called 1月 and 2月 are those months of the year in their title, not that whole year', async () => {
  const sheets = ['1月', '2月'].map((name, i) => ({
    name,
    rows: [
      ['2025年度绩效考核表'],
      ['工号', '姓名', '部门', '指标名称', '目标值', '实际值'],
      ['001', '甲', '研发', '交付', 100, 90 + i],
      ['002', '乙', '研发', '交付', 100, 80 + i],
    ],
  }))
  const workbook = Buffer.from(await writeXlsx({ sheets }))
  const { tables, report } = await deliver('a.xlsx', workbook, { accept: true })
  expect(results(tables)).toEqual([
    ['2025-01', '100', '90'],
    ['2025-01', '100', '80'],
    ['2025-02', '100', '91'],
    ['2025-02', '100', '81'],
  ])
  expect(report.mapping['period_rule']).toMatchObject({ from: 'sheet', year: 2025 })
})

test('a period given by two days is asked for when it lies ahead, and set aside when it ends before it begins', async () => {
  const table = (start: string, end: string) =>
    csv([
      ['工号', '部门', '周期开始', '周期结束', '指标名称', '目标值', '实际值'],
      ['001', '研发', start, end, '交付', '100', '90'],
    ])
  expect((await refused('a.csv', table('2026-01-01', '2026-03-31'))).code).toBe('needs-confirmation')
  const error = await refused('a.csv', table('2025-03-31', '2025-01-01'))
  expect(error.code).toBe('too-many-quarantined')
  expect(error.title.en).toContain('BAD_PERIOD')
})
