import { expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { CausewayError } from '#pipeline/errors.ts'
import { mappingToYaml, parseMapping } from '#pipeline/ingest/mapping.ts'
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
  ['id: a\nsource: a\nunknown_key: 1', '(top level)', 'unknown_key'],
])('a fault in %j is named with its place', (yaml, place, words) => {
  const error = fault(yaml)
  expect(error.code).toBe('bad-mapping')
  expect(error.place.column).toBe(place)
  expect(error.title.en).toContain(words)
  expect(error.place.file).toBe('m.yaml')
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
