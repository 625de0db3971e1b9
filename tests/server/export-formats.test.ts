import { tableFromIPC } from 'apache-arrow'
import { expect, test } from 'vitest'
import { toArrowStream } from '#pipeline/warehouse/arrow.ts'
import { toCsv } from '#pipeline/warehouse/csv.ts'
import type { Column, Provenance, Table } from '#queries/define.ts'

type Row = Record<string, string | number | boolean | null>

const column = (name: string, kind: Column['kind']): Column => ({
  name,
  kind,
  label: { zh: `中文${name}`, en: `The ${name}` },
})
const table: Table<Row[]> = {
  name: 'cells',
  title: { zh: '单元格', en: 'Cells' },
  columns: [
    column('unit_name', 'text'),
    column('state', 'text'),
    column('n_people', 'integer'),
    column('actual_value', 'number'),
    column('gap_ratio', 'ratio'),
    column('period_start', 'date'),
    column('is_met', 'boolean'),
  ],
  rows: (result) => result,
}
const row = (over: Row): Row => ({
  unit_name: '华东销售部',
  state: 'shown',
  n_people: 12,
  actual_value: 0.1 + 0.2,
  gap_ratio: -0.12,
  period_start: '2026-03-01',
  is_met: false,
  ...over,
})
const provenance: Provenance = {
  snapshot: '2026-10.3',
  analysis: 'gap-heatmap',
  params: { unit: null },
  state: '0123456789ab',
  code_version: '0.1.0',
  rows: 3,
  as_of: '2026-10-31',
}

test('Arrow keeps every cell, including nulls, with the declared type', () => {
  const nulls = { n_people: null, actual_value: null, gap_ratio: null, period_start: null, is_met: null }
  const rows = [
    row({}),
    row({ ...nulls, unit_name: null, state: 'withheld' }),
    row({ n_people: -2147483648, is_met: true }),
  ]
  const read = tableFromIPC(toArrowStream(table, rows, provenance))

  expect(read.schema.fields.map((field) => String(field.type))).toEqual([
    'Utf8',
    'Utf8',
    'Int32',
    'Float64',
    'Float64',
    'Date32<DAY>',
    'Bool',
  ])
  const back = read.toArray().map((arrowRow) => {
    const cells = arrowRow?.toJSON() as Record<string, unknown>
    const day = cells.period_start
    return { ...cells, period_start: day === null ? null : new Date(Number(day)).toISOString().slice(0, 10) }
  })
  expect(back).toEqual(rows)
})

test('a column of nothing but nulls, and a table of no rows, keep their Arrow types', () => {
  const types = (rows: Row[]) =>
    tableFromIPC(toArrowStream(table, rows, provenance)).schema.fields.map((field) => String(field.type))
  const allNull = Object.fromEntries(table.columns.map(({ name }) => [name, null]))
  expect(types([])).toEqual(types([row({})]))
  expect(types([allNull])).toEqual(types([row({})]))
  expect(tableFromIPC(toArrowStream(table, [], provenance)).numRows).toBe(0)
})

test('an Arrow table of many rows loses none at chunk borders', () => {
  const rows = Array.from({ length: 70_000 }, (_, place) => row({ n_people: place, gap_ratio: place / 7 }))
  const read = tableFromIPC(toArrowStream(table, rows, provenance))
  expect(read.numRows).toBe(70_000)
  expect(read.getChild('n_people')?.get(69_999)).toBe(69_999)
  expect(read.getChild('gap_ratio')?.get(65_536)).toBe(65_536 / 7)
})

test('the Arrow schema carries what is needed to make the numbers again', () => {
  const { schema } = tableFromIPC(toArrowStream(table, [row({})], provenance))
  expect(schema.metadata.get('causeway.snapshot')).toBe('2026-10.3')
  expect(schema.metadata.get('causeway.state')).toBe('0123456789ab')
  expect(JSON.parse(schema.metadata.get('causeway.params') ?? '')).toEqual({ unit: null })
  expect(schema.fields[4]?.metadata.get('label_zh')).toBe('中文gap_ratio')
})

test('CSV begins with a byte order mark, ends lines with CRLF and heads columns with label and code', () => {
  const csv = toCsv(table, [row({})], 'zh')
  expect([...new TextEncoder().encode(csv).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const [header, first, end] = csv.slice(1).split('\r\n')
  expect(header).toContain('中文gap_ratio (gap_ratio)')
  // 0.1 + 0.2 in binary64, printed in the shortest form that reads back to the same number
  expect(first).toBe('华东销售部,shown,12,0.30000000000000004,-0.12,2026-03-01,false')
  expect(end).toBe('')
})

test('a protected measure prints the word and not a blank', () => {
  const hidden = row({ state: 'withheld', n_people: null, gap_ratio: null, actual_value: null, is_met: null })
  expect(toCsv(table, [hidden], 'zh').split('\r\n')[1]).toBe(
    '华东销售部,withheld,已保护,已保护,已保护,2026-03-01,已保护',
  )
  expect(toCsv(table, [hidden], 'en').split('\r\n')[1]).toContain('protected,protected')
  expect(toCsv(table, [row({ gap_ratio: null })], 'en').split('\r\n')[1]).toContain(',,2026-03-01')
})

test.each(['=', '+', '-', '@', '\t', '\0', '＝', '＋', '－', '＠', '  ='])(
  'a unit called %j…HYPERLINK stays text in a spreadsheet',
  (start) => {
    const line = toCsv(table, [row({ unit_name: `${start}HYPERLINK(1)` })], 'en').split('\r\n')[1]
    expect(line?.startsWith(`'${start}HYPERLINK(1),`)).toBe(true)
  },
)

test('a unit whose name begins with CR stays text and stays in its cell', () => {
  expect(toCsv(table, [row({ unit_name: '\r=1+1' })], 'en')).toContain(`"'\r=1+1",shown`)
})

test('a negative number is a number, not an escaped text', () => {
  expect(toCsv(table, [row({ n_people: -3 })], 'en')).toContain(',-3,')
})

test('quotes, commas and line breaks in a name survive', () => {
  expect(toCsv(table, [row({ unit_name: 'A "B", C\nD' })], 'en')).toContain('"A ""B"", C\nD",shown')
})
