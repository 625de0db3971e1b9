import { expect, test } from 'vitest'
import { importCodes } from '#queries/words/import-codes.ts'
import { csv, deliver, LONG_HEADER, LONG_MAPPING, longTable, refused, type Options } from './deliver.ts'

/** A table of 200 people of which one has another cell. */
const withCell = (header: string, value: string) =>
  csv(longTable(200, (cells, i) => (i === 3 ? cells.with(LONG_HEADER.indexOf(header), value) : cells)))
const outcome = async (header: string, value: string, options: Options = {}) =>
  (await deliver('a.csv', withCell(header, value), options)).quarantine

test('a bad cell sets its row aside with sheet, row, column, value, reason and a remedy in both languages', async () => {
  const [row] = await outcome('实际值', 'abc')
  expect(row).toMatchObject({
    src_file: 'a.csv',
    src_sheet: '',
    src_row: '5',
    src_col: '实际值',
    code: 'BAD_NUMBER',
    detail: 'abc',
    state: 'open',
  })
  expect(JSON.parse(row?.['raw_row'] ?? '')).toContain('abc')
  expect(importCodes['BAD_NUMBER']?.remedy.zh).not.toBe('')
  expect(importCodes['BAD_NUMBER']?.remedy.en).not.toBe('')
})

test.each([
  ['实际值', 'Infinity', 'BAD_NUMBER'],
  ['实际值', 'NaN', 'BAD_NUMBER'],
  ['实际值', '#N/A', 'XL_ERROR'],
  ['目标值', '#DIV/0!', 'XL_ERROR'],
  ['实际值', '三', 'BAD_NUMBER'],
  ['目标值', '-5', 'OUT_OF_RANGE'],
  ['考核周期', '2025-13', 'BAD_PERIOD'],
  ['考核周期', '3月', 'BAD_PERIOD'],
  ['工号', '', 'UNKNOWN_ID'],
  ['指标名称', '', 'UNKNOWN_ID'],
])('%s %j is set aside: %s', async (header, value, code) => {
  expect((await outcome(header, value)).map((row) => row['code'])).toEqual([code])
})

test('1e308 is set aside even where exponents are allowed', async () => {
  const rows = await outcome('实际值', '1e308', { mapping: `${LONG_MAPPING}exponents: true\n` })
  expect(rows.map((row) => row['code'])).toEqual(['OUT_OF_RANGE'])
})

test('a target of zero is loaded, minus zero is zero, and full-width digits are digits', async () => {
  for (const [value, expected] of [
    ['0', '0'],
    ['-0', '0'],
    ['１００', '100'],
  ] as const) {
    const { tables, report } = await deliver('a.csv', withCell('目标值', value))
    expect(report.quarantined).toBe(0)
    expect(tables['goal_result']?.[3]?.['target']).toBe(expected)
  }
})

test('a blank target or a dash is missing with its reason, never zero', async () => {
  const blank = await deliver('a.csv', withCell('目标值', ''))
  expect(blank.tables['goal_result']?.[3]).toMatchObject({ target: '', target_null: 'BLANK' })
  const dash = await deliver('b.csv', withCell('实际值', '未考核'))
  expect(dash.tables['goal_result']?.[3]).toMatchObject({ actual: '', actual_null: 'NOT_ASSESSED' })
})

test('a thousands mark that may be a decimal mark refuses the file until a locale is stated', async () => {
  const error = await refused('a.csv', withCell('实际值', '1,234'))
  expect(error).toMatchObject({ code: 'ambiguous-number', place: { line: 5, column: '实际值', found: '1,234' } })
  const { tables } = await deliver('a.csv', withCell('实际值', '1,234'), { mapping: `${LONG_MAPPING}locale: en\n` })
  expect(tables['goal_result']?.[3]?.['actual']).toBe('1234')
})

test('percent signs on some cells of one KPI refuse the file; whole KPIs may differ', async () => {
  expect((await refused('a.csv', withCell('实际值', '95%'))).code).toBe('unit-mixed')
  const rows = longTable(60, (cells, i) => (i % 2 ? cells.with(4, '回款率').with(5, '90%').with(6, '85%') : cells))
  const { tables } = await deliver('a.csv', csv(rows))
  expect(tables['goal_result']?.[1]).toMatchObject({ target: '0.9', actual: '0.85' })
  expect(tables['goal_result']?.[0]).toMatchObject({ target: '100' })
})

test('a date that may be day or month first refuses the file', async () => {
  const roster = [
    ['工号', '部门', '岗位', '入职日期'],
    ...Array.from({ length: 5 }, (_, i) => [`0${i}`, '销售中心', '代表', '01/02/2024']),
  ]
  expect((await refused('a.csv', csv(roster))).code).toBe('ambiguous-date')
})

test('dates that do not exist are set aside', async () => {
  const roster = [
    ['工号', '部门', '岗位', '入职日期'],
    ...Array.from({ length: 200 }, (_, i) => [
      `0${i}`,
      '销售中心',
      '代表',
      ['2024/13/45', '2023-02-29', '00/00/0000'][i] ?? '2024-02-29',
    ]),
  ]
  const { quarantine } = await deliver('a.csv', csv(roster))
  expect(quarantine.map((row) => row['code'])).toEqual(['BAD_DATE', 'BAD_DATE', 'BAD_DATE'])
})

test('more than two in a hundred bad rows refuse the file and name the first; structure does not count', async () => {
  const bad = (n: number) => csv(longTable(100, (cells, i) => (i < n ? cells.with(6, 'x') : cells)))
  expect((await deliver('a.csv', bad(2))).report.quarantined).toBe(2)
  const error = await refused('a.csv', bad(3))
  expect(error.code).toBe('too-many-quarantined')
  expect(error.title.en).toContain('3 of 100')
  expect(error.title.en).toContain('实际值')
})

test('a score above its own maximum or outside the stated scale is set aside', async () => {
  const scores = (value: string) =>
    csv([
      ['工号', '部门', '考核周期', '总分'],
      ...Array.from({ length: 100 }, (_, i) => [`0${i}`, '销售中心', '2025-03', i === 3 ? value : '4']),
    ])
  const mapping =
    'id: s\nsource: s\ntable: review\ncolumns: { 工号: employee_id, 部门: department_path, 考核周期: period, 总分: final_score }\nscore_range: { min: 1, max: 5 }\n'
  for (const value of ['6', '0.9']) {
    const { quarantine } = await deliver('a.csv', scores(value), { mapping })
    expect(quarantine.map((row) => row['code'])).toEqual(['OUT_OF_RANGE'])
  }
})

test('no person is named in a quarantine detail, a warning or an issue', async () => {
  const { report, quarantine } = await deliver(
    'a.csv',
    csv(longTable(200, (cells, i) => (i === 3 ? ['', '张三丰', ...cells.slice(2)] : cells))),
  )
  expect(JSON.stringify(report)).not.toContain('张三丰')
  expect(quarantine[0]?.['detail']).toBe('')
})

test('full-width digits are counted as converted, and an attainment of 5000 % is kept and noticed', async () => {
  const wide = await deliver('a.csv', csv(longTable(5, (cells) => cells.with(6, '９８．５'))))
  expect(wide.report.issues).toContainEqual(expect.objectContaining({ column: '实际值', rule_id: 'FULL_WIDTH', n: 5 }))
  const [header = [], ...rows] = longTable(5)
  const table = [[...header, '完成率'], ...rows.map((cells, i) => [...cells, i === 0 ? '5000%' : '98%'])]
  const high = await deliver('a.csv', csv(table))
  expect(high.tables['goal_result']?.[0]?.['attainment_reported']).toBe('50')
  expect(high.report.warnings.map(({ code }) => code)).toContain('HIGH_ATTAINMENT')
})
