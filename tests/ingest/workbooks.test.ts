import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { number, sheetRow, workbookParts, zipOf } from './archive.ts'
import { deliver, LONG_HEADER, longTable, refused } from './deliver.ts'

/** Sheet XML of a long table; `change` replaces the row of one person. */
function sheetOf(n: number, change: (line: number) => (string | { xml: string })[] | null = () => null): string {
  const people = longTable(n)
    .slice(1)
    .map((cells, i) => sheetRow(i + 2, change(i + 2) ?? [...cells.slice(0, 5), number(cells[5]!), number(cells[6]!)]))
  return sheetRow(1, LONG_HEADER) + people.join('')
}
const person = (line: number, target: string | { xml: string }, actual: string | { xml: string } = number('90')) => [
  String(line).padStart(5, '0'),
  '某人',
  '销售中心',
  '2025-03',
  '销售额',
  target,
  actual,
]

/** The layout of a state's published workbook: a merged title, text numbers with blanks and thousands commas, a total at the end. */
async function districts(): Promise<Uint8Array> {
  const header = [
    'District Name',
    'District Code',
    '# of Educators to be Evaluated',
    '# Evaluated',
    '% Evaluated',
    '% Exemplary',
  ]
  const rows = Array.from({ length: 60 }, (_, i) => [
    `District ${i}`,
    String(i + 1).padStart(8, '0'),
    `   1,${String(100 + i)}`,
    '     102',
    i === 3 ? 'NR' : ' 99.2',
    i % 2 ? '-' : 'NA',
  ])
  return writeXlsx({
    sheets: [
      {
        name: 'Performance',
        rows: [
          ['2018-19  Educator Evaluation Performance (District) - Teachers', null, null, null, null, null],
          header,
          ...rows,
          ['State Totals', '00000000', '  73,585', '  70,307', '  95.5', '  13.6'],
        ],
        merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 5 }],
      },
    ],
  })
}
const DISTRICTS = `
id: districts
source: districts
locale: en
path_separator: none
columns: { District Code: department_code, District Name: department_path, "# of Educators to be Evaluated": denominator }
unpivot: { columns: ["% Evaluated", "% Exemplary"], name_to: kpi_name, value_to: actual }
constants: { unit: "%" }
period_rule: { from: title, pattern: '\\d{4}-\\d{2}', as: fiscal_year, fiscal_start_month: 7 }
total_labels: [State Totals]
null_tokens: { '-': SUPPRESSED, NA: NOT_REPORTED, NI: NOT_REPORTED, NR: NOT_REPORTED }
`

test('a header under a merged title is found, totals are dropped and reported, marks and zeros are read right', async () => {
  const { report, tables, quarantine } = await deliver('ma.xlsx', await districts(), { mapping: DISTRICTS })
  expect(report.sheets[0]).toMatchObject({ header_row: 2, rows_in: 61 })
  expect(report.sheets[0]?.title).toContain('2018-19')
  expect(quarantine).toHaveLength(1)
  expect(quarantine[0]).toMatchObject({ code: 'TOTAL_ROW', src_row: '63', src_sheet: 'Performance' })
  const results = tables['goal_result'] ?? []
  expect(results).toHaveLength(120)
  // The school year 2018-19 runs from July 2018; 1,100 with a thousands mark; the code keeps its zeros.
  expect(results[0]).toMatchObject({
    unit_id: '00000001',
    denominator: '1100',
    actual: '99.2',
    period_id: 'FY2019',
    period_start: '2018-07-01',
    period_end: '2019-06-30',
  })
  expect(results[1]).toMatchObject({ actual: '', actual_null: 'NOT_REPORTED', src_group: '% Exemplary' })
  expect(results[3]).toMatchObject({ actual: '', actual_null: 'SUPPRESSED' })
  expect(results[6]).toMatchObject({ actual: '', actual_null: 'NOT_REPORTED' })
})

test('a scorecard with a header of two rows gives one result per person and KPI, and empty blocks give none', async () => {
  const fixed = ['工号', '姓名', '部门', '考核周期']
  const measures = ['权重', '目标值', '实际值', '得分']
  const rows = [
    ['销售中心计分卡', ...Array(11).fill(null)],
    [...fixed, '销售额', null, null, null, '回款率', null, null, null],
    [null, null, null, null, ...measures, ...measures],
    ['00001', '甲', '销售中心/一组', '2025年3月', 60, 100, 90, 88, 40, 0.95, 0.9, 90],
    ['00002', '乙', '销售中心/一组', '2025年3月', 100, 80, 90, 100, null, null, null, null],
  ]
  const merges = [
    { startRow: 0, startCol: 0, endRow: 0, endCol: 11 },
    ...fixed.map((_, i) => ({ startRow: 1, startCol: i, endRow: 2, endCol: i })),
    { startRow: 1, startCol: 4, endRow: 1, endCol: 7 },
    { startRow: 1, startCol: 8, endRow: 1, endCol: 11 },
  ]
  const { report, tables } = await deliver(
    '计分卡.xlsx',
    await writeXlsx({ sheets: [{ name: '计分卡', rows, merges }] }),
  )
  expect(report).toMatchObject({
    shape: 'wide',
    rows_in: 2,
    quarantined: 0,
    empty_groups: 1,
    mapping_origin: 'detected',
  })
  expect(
    tables['goal_result']?.map((row) => [
      row['src_row'],
      row['src_group'],
      row['weight'],
      row['target'],
      row['actual'],
      row['score'],
    ]),
  ).toEqual([
    ['4', '销售额', '0.6', '100', '90', '88'],
    ['4', '回款率', '0.4', '0.95', '0.9', '90'],
    ['5', '销售额', '1', '80', '90', '100'],
  ])
  expect(tables['kpi']?.map((row) => row['name_zh'])).toEqual(['销售额', '回款率'])
})

test('a formula with a stored result counts, one without sets the row aside, an error too', async () => {
  const data = sheetOf(200, (line) => {
    if (line === 3) return person(line, { xml: '<c><f>50*2</f><v>100</v></c>' })
    if (line === 4) return person(line, { xml: '<c><f>50*2</f></c>' })
    if (line === 5) return person(line, { xml: '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>' })
    return null
  })
  const { report, quarantine } = await deliver('a.xlsx', zipOf(workbookParts(data)))
  expect(quarantine.map((row) => [row['src_sheet'], row['src_row'], row['src_col'], row['code']])).toEqual([
    ['Sheet1', '4', '目标值', 'NO_CACHED_VALUE'],
    ['Sheet1', '5', '目标值', 'XL_ERROR'],
  ])
  expect(report.warnings.map((warning) => warning.code)).toContain('FORMULA_VALUES')
})

test('percent cells are read as they are shown, without changing a digit', async () => {
  const data = sheetOf(60, (line) => person(line, number('0.285', 2), number('0.07', 2)))
  const { tables } = await deliver('a.xlsx', zipOf(workbookParts(data)))
  expect(tables['goal_result']?.[0]).toMatchObject({ target: '0.285', actual: '0.07' })
})

test.each([
  ['Asia/Shanghai', false, '2024-01-01'],
  ['Pacific/Apia', true, '2028-01-02'],
])('a date is the same day in %s, and the 1904 system is obeyed', async (zone, date1904, expected) => {
  // 45292 is 2024-01-01 counted from 1900; counted from 1904 the same number is 1,462 days later.
  process.env['TZ'] = zone
  const header = sheetRow(1, ['工号', '部门', '岗位', '入职日期', '生效日期'])
  const rows = Array.from({ length: 10 }, (_, i) =>
    sheetRow(i + 2, [`0${i}`, '销售中心', '代表', number('45292', 1), number('45292', 1)]),
  )
  const { tables } = await deliver('名册.xlsx', zipOf(workbookParts(header + rows.join(''), { date1904 })))
  expect(tables['person_period']?.[0]?.['valid_from']).toBe(expected)
})

test('ids stored as numbers of more than 15 digits are refused: the digits are already lost', async () => {
  const data = sheetOf(20, (line) => [number('1.23457E+17'), ...person(line, number('100')).slice(1)])
  const error = await refused('a.xlsx', zipOf(workbookParts(data)))
  expect(error.code).toBe('id-precision')
  expect(error.place.column).toBe('工号')
})

test('a department merged over its people is theirs; a number merged over rows belongs to none', async () => {
  const data = sheetOf(200, (line) =>
    line >= 3 && line <= 5
      ? person(line, number('100')).map((cell, i) => (i === 2 ? (line === 3 ? '采购部' : '') : cell))
      : null,
  )
  const merged = await deliver(
    'a.xlsx',
    zipOf(workbookParts(data, { afterData: '<mergeCells><mergeCell ref="C3:C5"/></mergeCells>' })),
  )
  const unit = merged.tables['unit']?.find((row) => row['name_zh'] === '采购部')?.['unit_id']
  expect(merged.tables['goal_result']?.slice(1, 4).map((row) => row['unit_id'])).toEqual([unit, unit, unit])
  const numbers = await deliver(
    'b.xlsx',
    zipOf(workbookParts(data, { afterData: '<mergeCells><mergeCell ref="F10:F11"/></mergeCells>' })),
  )
  expect(numbers.quarantine.map((row) => row['src_row'])).toEqual(['10', '11'])
})

test('hidden sheets are ignored and said so; hidden rows are data', async () => {
  const rows = longTable(20)
  const bytes = await writeXlsx({
    sheets: [
      { name: '明细', rows, rowDefs: new Map([[3, { hidden: true }]]) },
      { name: '旧', rows, hidden: true },
    ],
  })
  const { report } = await deliver('a.xlsx', bytes)
  expect(report.rows_in).toBe(20)
  expect(report.warnings.map((warning) => warning.code)).toEqual(
    expect.arrayContaining(['HIDDEN_SHEETS', 'HIDDEN_ROWS']),
  )
})

test('several different tables in one workbook are refused with their names; equal ones wait for a confirmation', async () => {
  const roster = [
    ['工号', '部门', '岗位', '入职日期'],
    ['00001', '销售中心', '代表', '2020-01-01'],
  ]
  const different = await refused(
    'a.xlsx',
    await writeXlsx({
      sheets: [
        { name: '明细', rows: longTable(20) },
        { name: '花名册', rows: roster },
      ],
    }),
  )
  expect(different.code).toBe('several-sheets')
  expect(different.title.zh).toContain('花名册')
  const equal = await writeXlsx({
    sheets: [
      { name: '一季度', rows: longTable(20) },
      { name: '二季度', rows: longTable(20, (cells) => cells.with(3, '2025-04')) },
    ],
  })
  expect((await refused('b.xlsx', equal)).code).toBe('needs-confirmation')
  const { report } = await deliver('b.xlsx', equal, { accept: true })
  expect(report.sheets.map((sheet) => sheet.rows_in)).toEqual([20, 20])
})

test.each(['99', '-1'])('the text index %s outside the shared strings sets the row aside', async (index) => {
  const data = sheetOf(100, (line) => (line === 7 ? person(line, { xml: `<c t="s"><v>${index}</v></c>` }) : null))
  const { quarantine } = await deliver('a.xlsx', zipOf(workbookParts(data, { sharedStrings: '<si><t>x</t></si>' })))
  expect(quarantine.map((row) => [row['src_row'], row['code']])).toEqual([['7', 'STRUCTURE']])
})

test('a sheet that claims to be the largest possible is read for the cells it has', async () => {
  const parts = workbookParts(sheetOf(3)).map((part) => ({
    ...part,
    content: String(part.content).replace('<sheetData>', '<dimension ref="A1:XFD1048576"/><sheetData>'),
  }))
  expect((await deliver('a.xlsx', zipOf(parts), { memory_mb: 250 })).report.rows_in).toBe(3)
})
