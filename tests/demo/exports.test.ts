import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { exportsOf } from '#pipeline/demo/exports.ts'
import { organisation } from '#pipeline/demo/organisation.ts'
import { sampleCompany } from '#pipeline/demo/samples.ts'
import { writeExports } from '#pipeline/demo/write-exports.ts'

const company = organisation({ seed: 5, people: 120, months: 8 })
const files = await exportsOf(company)
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const text = (name: string) =>
  new TextDecoder('gb18030', { fatal: true }).decode(files.find((file) => file.name === name)!.bytes)
const lines = (name: string) =>
  text(name)
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','))

test('the same seed gives the same bytes in every file, workbook included', async () => {
  const again = await exportsOf(organisation({ seed: 5, people: 120, months: 8 }))
  expect(again.map(({ name, bytes }) => [name, digest(bytes)])).toEqual(
    files.map(({ name, bytes }) => [name, digest(bytes)]),
  )
})

test('long CSV is GB18030 with a title row, a header, every result, a total row without a number and a note', () => {
  const rows = lines('06_绩效考核明细表_2026年下半年.csv')
  const results = company.results.filter(
    (r) => r.month >= '2026-07' && r.person !== null && !r.unit_id.startsWith('06'),
  )
  expect(rows[0]![0]).toBe('栎川集团2026年下半年绩效考核明细表')
  expect(rows[1]!.slice(0, 3)).toEqual(['工号', '姓名', '部门'])
  expect(rows).toHaveLength(results.length + 4)
  expect(rows.at(-2)!.slice(0, 2)).toEqual(['', '合计'])
  expect(rows.at(-1)![0]).toMatch(/^注：/)
})

test('the total row carries the true sum of the actual figures', () => {
  const rows = lines('06_绩效考核明细表_2026年下半年.csv')
  const at = rows[1]!.indexOf('实际值')
  const sum = rows.slice(2, -2).reduce((all, row) => all + Number(row[at]), 0)
  expect(Number(rows.at(-2)![at])).toBeCloseTo(sum, 2)
})

test('person numbers keep their leading zeros, are unique, and the rarest surname needs four bytes', () => {
  const roster = lines('03_员工花名册.csv').slice(1)
  const people = new Map(roster.map((row) => [row[0]!, row[1]!]))
  expect(people.size).toBe(company.people.length)
  expect([...people.keys()].every((number) => /^00\d{5}$/.test(number))).toBe(true)
  expect([...people.values()].some((name) => name.startsWith('𠮷'))).toBe(true)
})

test('the workbook has a merged title, a header of two rows, and no person of the long files', async () => {
  const book = await readXlsx(files.find(({ name }) => name.endsWith('.xlsx'))!.bytes)
  const sheet = book.sheets[0]!
  expect(sheet.rows[0]![0]).toBe('栎川集团职能中心绩效计分卡')
  expect(sheet.rows[1]!.slice(0, 7)).toEqual(['工号', '姓名', '部门', '岗位', '直接上级工号', '考核周期', '按期完成率'])
  expect(sheet.rows[2]!.slice(6, 10)).toEqual(['权重', '目标值', '实际值', '得分'])
  expect(sheet.merges).toContainEqual({ startRow: 1, startCol: 6, endRow: 1, endCol: 9 })
  const rows = sheet.rows.slice(3)
  const inMonth = new Set(
    company.results.filter((r) => r.unit_id.startsWith('06')).map((r) => `${r.person} ${r.month}`),
  )
  expect(rows).toHaveLength(inMonth.size)
  expect(rows.every((row) => String(row[2]).startsWith('职能中心/'))).toBe(true)
})

test('exports are written once and then left alone, and a folder of an older version is put right', async () => {
  const dir = join(mkdtempSync(join(tmpdir(), 'exports-')), 'company')
  const first = await writeExports(dir)
  const written = statSync(first[0]!).mtimeMs
  expect(await writeExports(dir)).toEqual(first)
  expect(statSync(first[0]!).mtimeMs).toBe(written)
  writeFileSync(first[0]!, 'older')
  writeFileSync(join(dir, '环境因素.csv'), 'a file that this version does not write')
  expect(await writeExports(dir)).toEqual(first)
  expect(readdirSync(dir).length).toBe(first.length)
  expect(readFileSync(first[0]!).length).toBeGreaterThan(1000)
  expect(readdirSync(join(dir, '..'))).toEqual(['company'])
})

test('the committed samples are what the code writes', async () => {
  for (const { name, bytes } of await exportsOf(sampleCompany())) {
    const committed = readFileSync(new URL(`../../data/demo/samples/${name}`, import.meta.url))
    expect([name, digest(committed)]).toEqual([name, digest(bytes)])
  }
})
