import { expect, test } from 'vitest'
import { encodeGb18030 } from '#pipeline/demo/gb18030.ts'
import { openIdentity } from '#pipeline/store/identity.ts'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { csv, deliver, LONG_MAPPING, longTable, newHome, refused } from './deliver.ts'

/** 张伟 in bytes of GB18030, from the standard's table: D5C5 CEB0. 𠮷 is the four bytes 9536B937 (WHATWG index). */
const ZHANG_WEI = [0xd5, 0xc5, 0xce, 0xb0]

test('the encoder that makes these fixtures writes the bytes of the standard', () => {
  expect([...encodeGb18030('张伟')]).toEqual(ZHANG_WEI)
  expect(new TextDecoder('gb18030').decode(encodeGb18030('𠮷'))).toBe('𠮷')
})

test('a GB18030 file is read exactly, four-byte characters too, when its names are understood', async () => {
  const home = newHome()
  const rows = longTable(60, (cells, i) => (i === 0 ? [cells[0] ?? '', '张伟𠮷', ...cells.slice(2)] : cells))
  const { report, tables } = await deliver('a.csv', encodeGb18030(csv(rows)), { home })
  expect(report.encoding).toBe('gb18030')
  expect(report.warnings.map((warning) => warning.code)).toContain('ENCODING_DETECTED')
  expect(tables['goal_result']).toHaveLength(60)
  const store = new DatabaseSync(join(home, 'identity.sqlite'))
  expect(store.prepare("select name from person where number = '00001'").get()).toEqual({ name: '张伟𠮷' })
  store.close()
})

test('the same table in UTF-8, GB18030 and UTF-16 has one content', async () => {
  const text = csv(longTable())
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(csv(longTable(), '\t'), 'utf16le')])
  const bigEndian = Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()])
  const found = await Promise.all([
    deliver('a.csv', text),
    deliver('b.csv', encodeGb18030(text)),
    deliver('c.txt', utf16),
    deliver('d.csv', bigEndian),
  ])
  expect(new Set(found.map(({ report }) => report.content_hash)).size).toBe(1)
  expect(found[2]?.report.warnings.map((warning) => warning.code)).toContain('UTF_16')
})

test('UTF-16 without a mark is named, not read', async () => {
  expect((await refused('a.csv', Buffer.from(csv(longTable()), 'utf16le'))).code).toBe('looks-like-utf16')
})

test('a GB18030 file whose mapping says UTF-8 is refused with the first bad byte', async () => {
  const bytes = encodeGb18030(csv(longTable()))
  const error = await refused('a.csv', bytes, { mapping: `${LONG_MAPPING}encoding: utf-8\n` })
  expect(error.code).toBe('encoding')
  expect(error.place.line).toBe(1)
  expect(error.title.en).toContain('byte 0')
})

test('Latin-1 names are refused unless the encoding is stated, and then exact', async () => {
  const rows = longTable().map((row) =>
    row.map((cell) => cell.replace('员工', 'Zoë ').replaceAll(/[\u0100-\uffff]/g, '')),
  )
  rows[0] = ['Employee ID', 'Name', 'Department', 'Period', 'KPI', 'Target', 'Actual']
  for (const row of rows.slice(1)) {
    row[2] = 'Sales'
    row[4] = 'Revenue'
  }
  const bytes = Buffer.from(csv(rows), 'latin1')
  expect((await refused('a.csv', bytes)).code).toBe('encoding')
  const mapping = `
id: latin
source: latin
encoding: windows-1252
columns: { Employee ID: employee_id, Name: employee_name, Department: department_path, Period: period, KPI: kpi_name, Target: target, Actual: actual }
`
  const home = newHome()
  await deliver('a.csv', bytes, { mapping, home })
  const identity = openIdentity(join(home, 'identity.sqlite'), { dryRun: true })
  const known = identity.personKey('', '00001', '')
  identity.close()
  const store = new DatabaseSync(join(home, 'identity.sqlite'))
  expect(store.prepare('select name from person where person_key = ?').get(known)).toEqual({ name: 'Zoë 1' })
  store.close()
})

test('a file of which the second half has another encoding is refused at the first bad byte', async () => {
  const lines = csv(longTable(100)).split('\n')
  const first = Buffer.from(`${lines.slice(0, 50).join('\n')}\n`)
  const error = await refused('a.csv', Buffer.concat([first, encodeGb18030(lines.slice(50).join('\n'))]))
  expect(error.code).toBe('encoding')
  expect(error.place.line).toBe(51)
  const offset = Number(/byte (\d+)/.exec(error.title.en)?.[1])
  expect(offset).toBeGreaterThanOrEqual(first.length)
  expect(offset).toBeLessThan(first.length + 60)
})
