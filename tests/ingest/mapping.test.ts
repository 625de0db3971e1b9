import { expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { writeXlsx } from 'hucre/xlsx'
import { CausewayError } from '#pipeline/errors.ts'
import { parseMapping } from '#pipeline/ingest/load-mapping.ts'
import { mappingToYaml } from '#pipeline/ingest/mapping.ts'
import { csv, deliver, LONG_MAPPING, longTable, newHome, refused } from './deliver.ts'

const fault = (yaml: string): CausewayError => {
  try {
    parseMapping(yaml, 'm.yaml')
  } catch (cause) {
    if (cause instanceof CausewayError) return cause
  }
  throw new Error('accepted')
}

test.each([
  ['id: a\nsource: a\ncolumns: { X: emploee_id }', 'columns.X', 'a field listed'],
  ['id: a\nsource: a\nlocale: xx', 'locale', ''],
  ['id: A b\nsource: a', 'id', 'lower-case'],
  ['id: a\nsource: a\ncomputed: { actual: "1 - (b" }', 'computed.actual', 'breaches/attendances'],
  ['id: a\nsource: a\nunpivot: { name_to: period }', 'unpivot', 'exactly one of'],
  ['id: a\nsource: a\nunknown_key: 1', 'unknown_key', 'unknown_key'],
  ['source: a', 'id', 'missing: expected a text'],
  ['id: a\nsource: a\ncolunms: { X: period }', 'colunms', 'near: columns'],
  ['id: a\nsource: a\ncolumns: { X: employe_id }', 'columns.X', 'near: employee_id'],
  ['id: a\nsource: a\nheader_row: "2"', 'header_row', 'expected a number, found "2"'],
  ['id: a\nsource: a\ntable: goals', 'table', 'one of goal_result, review'],
  ['id: a\nsource: a\nnull_tokens: { NA: missing }', 'null_tokens.NA', 'NOT_REPORTED'],
  ['id: a\nsource: a\nconstants: { direction: bigger }', 'constants.direction', 'higher, lower, range'],
  ['id: a\nsource: a\nvalue_maps: { direction: { Up: highr } }', 'value_maps.direction.Up', 'found "highr"'],
  ['just text', '(top level)', 'key: value'],
])('a fault in %j is named with its place', (yaml, place, words) => {
  const error = fault(yaml)
  expect(error.code).toBe('bad-mapping')
  expect(error.place.column).toBe(place)
  expect(error.title.en).toContain(words)
  expect(error.place.file).toBe('m.yaml')
})

test('unquoted numbers are headers and labels, 001 keeps its zeros, and one text stands for a list of one', () => {
  const mapping = parseMapping(
    `id: a
source: 2024
encoding: GBK
delimiter: "\\t"
columns: { 001: kpi_code }
unpivot: { columns: [2022, 2023], name_to: period, value_to: actual }
total_labels: State Totals
null_tokens: [NA, 99]
rating_scale: { id: s, lowest_first: [1, 2, 3] }
`,
    'm.yaml',
  )
  expect(mapping).toMatchObject({
    source: '2024',
    encoding: 'gb18030',
    delimiter: 'tab',
    columns: { '001': 'kpi_code' },
    unpivot: { columns: ['2022', '2023'] },
    total_labels: ['State Totals'],
    null_tokens: { NA: 'NOT_REPORTED', 99: 'NOT_REPORTED' },
    rating_scale: { lowest_first: ['1', '2', '3'] },
  })
})

test('a fault says what stands there instead, on its line, in both languages', () => {
  const error = fault('id: a\nsource: a\ncolumns:\n  部门: departmnt_path')
  expect(error.place).toMatchObject({ line: 4, column: 'columns.部门' })
  expect(error.title.en).toContain('found "departmnt_path" (near: department_path)')
  expect(error.title.zh).toContain('应为 mapping-format.md 所列字段，却是 "departmnt_path"')
})

test('broken YAML and repeated keys are named with their line', () => {
  expect(fault('id: a\nid: b\nsource: a').place.line).toBe(2)
  expect(fault('id: [a\nsource: b').code).toBe('bad-mapping')
})

test('every example of the format document is a valid mapping', () => {
  const examples = [
    ...readFileSync(new URL('../../pipeline/ingest/mapping-format.md', import.meta.url), 'utf8').matchAll(
      /```yaml\n([\s\S]*?)```/g,
    ),
  ].map((match) => match[1]!)
  expect(examples.length).toBeGreaterThanOrEqual(6)
  for (const example of examples) {
    const whole = example.startsWith('unpivot') ? `id: x\nsource: x\n${example}` : example
    expect(() => parseMapping(whole, 'example')).not.toThrow()
  }
})

test('a mapping written and read again is the same mapping', () => {
  const mapping = parseMapping(`${LONG_MAPPING}locale: de\nnull_tokens: [NA]\ntarget_when: { period: "2023" }\n`, 'm')
  expect(parseMapping(mappingToYaml(mapping), 'm')).toEqual(mapping)
})

const WIDE = csv([
  ['ID', 'Agency', 'Indicator', 'Desired', 'Target', '2022', '2023', '2021'],
  ...Array.from({ length: 5 }, (_, i) => [
    `${100 + i}`,
    i === 4 ? 'NA' : 'Buildings/West',
    `Indicator ${i}`,
    i % 2 ? 'Down' : 'Up',
    i === 0 ? 'NA' : '0',
    '10.5',
    i === 1 ? 'NA' : '12',
    '',
  ]),
])
const WIDE_MAPPING = `
id: agencies
source: agencies
company: { zh: 某市, en: A City }
path_separator: none
columns: { ID: kpi_code, Indicator: kpi_name, Agency: department_path, Desired: direction, Target: target }
unpivot: { pattern: '^20\\d\\d$', name_to: period, value_to: actual }
target_when: { period: "2023" }
value_maps: { direction: { Up: higher, Down: lower }, department_path: { NA: not stated } }
null_tokens: { NA: NOT_REPORTED }
`

test('year columns become periods, the target holds for its year only, and old periods are confirmed by naming the mapping', async () => {
  const { report, tables } = await deliver('a.csv', WIDE, { mapping: WIDE_MAPPING })
  expect(report).toMatchObject({ rows_in: 5, quarantined: 0, empty_groups: 5, records: 10, mapping_origin: 'named' })
  const results = tables['goal_result'] ?? []
  expect(
    results
      .slice(0, 4)
      .map((row) => [
        row['kpi_id'],
        row['period_id'],
        row['target'],
        row['target_null'],
        row['actual'],
        row['direction'],
      ]),
  ).toEqual([
    ['100', '2022', '', 'NOT_SET', '10.5', 'higher'],
    ['100', '2023', '', 'NOT_REPORTED', '12', 'higher'],
    ['101', '2022', '', 'NOT_SET', '10.5', 'lower'],
    ['101', '2023', '0', '', '', 'lower'],
  ])
  expect(tables['unit']?.map((unit) => unit['name_zh'])).toEqual(
    expect.arrayContaining(['Buildings/West', 'not stated', '某市']),
  )
  expect(results.every((row) => row['subject_type'] === 'unit')).toBe(true)
})

test('a share is computed from counts, and division by zero is a missing value with its reason', async () => {
  const counts = csv([
    ['period', 'org_code', 'type', 'attendances', 'breaches'],
    ['2017-03-01', 'RF4', '1', '21289', '2879'],
    ['2017-03-01', 'RF4', '2', '0', '0'],
    ['2017-03-01', 'RF4', 'other', '', '3'],
  ])
  const mapping = `
id: nhs
source: nhs
columns: { org_code: department_code, period: period, attendances: denominator }
templates: { kpi_code: "4h-{type}", kpi_name: "4-hour standard, type {type}" }
computed: { actual: 1 - breaches/attendances }
constants: { target: 0.95, direction: higher }
`
  const { tables } = await deliver('a.csv', counts, { mapping })
  const [first, second, third] = tables['goal_result'] ?? []
  // 1 − 2879/21289 = 0.86476584…, by hand with a calculator.
  expect(Number(first?.['actual'])).toBeCloseTo(0.864765841514397, 12)
  expect(first).toMatchObject({
    unit_id: 'RF4',
    kpi_id: '4h-1',
    period_id: '2017-03',
    target: '0.95',
    denominator: '21289',
  })
  expect(second).toMatchObject({ actual: '', actual_null: 'DIVISION_BY_ZERO' })
  expect(third).toMatchObject({ actual: '', actual_null: 'BLANK' })
})

test('a header that a mapping names but the file lacks refuses it with the nearest one', async () => {
  const error = await refused('a.csv', WIDE.replace('Indicator', 'Indicators'), { mapping: WIDE_MAPPING })
  expect(error.code).toBe('missing-column')
  expect(error.title.en).toContain('"Indicators"')
})

test('header_row on the wrong row is told the right one', async () => {
  const error = await refused('a.csv', `标题,,,,,,\n${csv(longTable(5))}`, {
    mapping: `${LONG_MAPPING}header_row: 1\n`,
  })
  expect(error.code).toBe('header-elsewhere')
  expect(error.remedy.en).toContain('header_row: 2')
})

test('two columns for one field are refused, not the last one taken', async () => {
  const twice = LONG_MAPPING.replace('目标值: target', '目标值: target, 备用: target')
  const table = csv(longTable(5).map((cells, i) => [...cells, i === 0 ? '备用' : '7']))
  const error = await refused('a.csv', table, { mapping: twice })
  expect(error.code).toBe('duplicate-header')
  expect(error.title.en).toContain('"目标值", "备用" → target')
})

test('a condition on a column that is not there is refused, and a period may be written in any form', async () => {
  const on = (condition: string) => ({ mapping: `${LONG_MAPPING}target_when: { ${condition} }\n` })
  expect((await refused('a.csv', csv(longTable(5)), on('Year: 2025'))).code).toBe('missing-column')
  const { tables } = await deliver('a.csv', csv(longTable(5)), on('period: 2025年3月'))
  expect(tables['goal_result']?.map((row) => row['target'])).toEqual(Array(5).fill('100'))
})

test('a sheet called 2024 is found by that name, and a sheet by its number', async () => {
  const sheets = [
    { name: '说明', rows: [['请阅读']] },
    { name: '2024', rows: longTable(3) },
  ]
  const workbook = Buffer.from(await writeXlsx({ sheets }))
  for (const sheet of ['2024', '2']) {
    const { report } = await deliver('a.xlsx', workbook, { mapping: `${LONG_MAPPING}sheet: ${sheet}\n` })
    expect(report.sheets.map(({ name, rows_in }) => [name, rows_in])).toEqual([['2024', 3]])
  }
})

test('a number that may be written in two ways is refused with a mapping that needs one line more', async () => {
  const table = csv(longTable(5, (cells) => cells.with(5, '1,200')))
  const error = await refused('a.csv', table)
  expect(error.code).toBe('ambiguous-number')
  const proposal = error.remedy.en.slice(error.remedy.en.indexOf('id:'))
  expect(proposal.trimEnd().endsWith('locale: en')).toBe(true)
  const { tables } = await deliver('a.csv', table, { mapping: proposal })
  expect(tables['goal_result']?.[0]?.['target']).toBe('1200')
})

test('a period ahead or long past waits for a confirmation, which is kept for the same header and these periods', async () => {
  const old = csv(longTable(20, (cells) => cells.with(3, '2020-03')))
  const error = await refused('a.csv', old)
  expect(error.code).toBe('needs-confirmation')
  expect(error.title.en).toContain('2020-03')
  expect(error.remedy.en).toContain('employee_id')
  expect((await refused('a.csv', csv(longTable(20, (cells) => cells.with(3, '2025-09'))))).code).toBe(
    'needs-confirmation',
  )
  // The proposal in the letter is a mapping file that works as it stands.
  const proposal = error.remedy.en.slice(error.remedy.en.indexOf('id:'))
  expect((await deliver('a.csv', old, { mapping: proposal })).report.mapping_origin).toBe('named')

  const home = newHome()
  expect((await deliver('a.csv', old, { home, accept: true })).report.mapping_origin).toBe('accepted')
  expect((await deliver('a.csv', old, { home })).report.mapping_origin).toBe('saved')
  expect((await refused('a.csv', csv(longTable(20, (cells) => cells.with(3, '2019-03'))), { home })).code).toBe(
    'needs-confirmation',
  )
})
