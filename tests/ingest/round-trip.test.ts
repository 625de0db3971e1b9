import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { encodeGb18030 } from '#pipeline/demo/gb18030.ts'
import { readDelivery } from '#pipeline/ingest/read.ts'
import { csv, LONG_HEADER, LONG_MAPPING, written } from './deliver.ts'

const home = mkdtempSync(join(tmpdir(), 'causeway-round-trip-'))
const mapping_path = join(home, 'mapping.yaml')
writeFileSync(mapping_path, `${LONG_MAPPING}path_separator: none\nmax_quarantined_share: 1\n`)

/** Text that all dialects can carry: no control characters, no lone surrogates, no blank ends, no label of a total or note. */
const word = fc
  .string({
    unit: fc.constantFrom(...'张伟李娜销售一二三ABCxyz019 ,;"\'|\t#&<>()%-_/𠮷é\n'),
    minLength: 1,
    maxLength: 12,
  })
  .map((text) => `x${text.trim()}y`)
const decimal = fc
  .tuple(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 99 }))
  .map(([whole, cents]) => `${whole}.${String(cents).padStart(2, '0')}`)
const row = fc
  .tuple(fc.integer({ min: 1, max: 99_999 }), word, word, fc.integer({ min: 1, max: 12 }), word, decimal, decimal)
  .map(([id, name, unit, month, kpi, target, actual]) => [
    String(id).padStart(5, '0'),
    name,
    unit,
    `2025-${String(month).padStart(2, '0')}`,
    kpi,
    target,
    actual,
  ])
const table = fc.array(row, { minLength: 1, maxLength: 30 })

type Dialect = { name: string; write: (rows: string[][]) => Promise<Uint8Array> }
const text =
  (delimiter: string, lineEnd: string, encode: (t: string) => Uint8Array): Dialect['write'] =>
  async (rows) =>
    encode(csv(rows, delimiter, lineEnd))
const dialects: Dialect[] = [
  { name: 'a.csv', write: text(',', '\n', (t) => Buffer.from(t)) },
  { name: 'b.csv', write: text(';', '\r\n', (t) => Buffer.from(`\uFEFFsep=;\r\n${t}`)) },
  {
    name: 'c.txt',
    write: text('\t', '\r', (t) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(t, 'utf16le')])),
  },
  { name: 'd.csv', write: text('|', '\n', (t) => Buffer.from(`\uFEFF${t}`)) },
  { name: 'e.csv', write: text(',', '\r\n', encodeGb18030) },
  { name: 'f.xlsx', write: (rows) => writeXlsx({ sheets: [{ name: 's', rows }] }) },
]

async function read(name: string, bytes: Uint8Array) {
  const out_dir = mkdtempSync(join(home, 'job-'))
  const raw_path = join(out_dir, 'raw')
  writeFileSync(raw_path, bytes)
  const job = {
    raw_path,
    file_name: name,
    out_dir,
    identity_path: join(out_dir, 'identity.sqlite'),
    mappings_dir: out_dir,
    mapping_path,
    accept: false,
    dry_run: true,
    now: '2025-12-31T00:00:00Z',
  }
  const report = await readDelivery(job, () => {})
  return { report, ...written(out_dir) }
}

test('a table written in any dialect is read as the same table', async () => {
  await fc.assert(
    fc.asyncProperty(table, fc.constantFrom(...dialects), async (rows, dialect) => {
      const { report, tables, quarantine } = await read(dialect.name, await dialect.write([LONG_HEADER, ...rows]))
      expect(quarantine).toEqual([])
      expect(report.rows_in).toBe(rows.length)
      const units = new Map(tables['unit']?.map((unit) => [unit['unit_id'], unit['name_zh']]))
      const kpis = new Map(tables['kpi']?.map((kpi) => [kpi['kpi_id'], kpi['name_zh']]))
      const fold = (name: string | undefined) => name?.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
      const found = tables['goal_result']?.map((r) => [
        fold(units.get(r['unit_id']!)),
        r['period_id'],
        fold(kpis.get(r['kpi_id']!)),
        r['target'],
        r['actual'],
      ])
      expect(found).toEqual(
        rows.map(([, , unit, period, kpi, target, actual]) => [fold(unit), period, fold(kpi), target, actual]),
      )
      const keys = new Map(rows.map((cells, i) => [cells[0], tables['goal_result']?.[i]?.['person_key']]))
      expect(new Set(keys.values()).size).toBe(new Set(rows.map((cells) => cells[0])).size)
    }),
    { numRuns: 60 },
  )
})

test('every row of a damaged table is either in a table or in quarantine, never in both and never lost', async () => {
  const damage = fc.constantFrom('abc', '', '#REF!', '1e400', '合计', '\u0000', '-', '2025-99', '"', 'a"b')
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 5, maxLength: 40 }),
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 6 }), damage), { maxLength: 20 }),
      async (rows, faults) => {
        const cells = rows.map((one) => [...one])
        for (const [at, column, value] of faults) cells[at % cells.length]![column] = value
        const { report, tables, quarantine } = await read('a.csv', Buffer.from(csv([LONG_HEADER, ...cells])))
        const accepted = new Set(tables['goal_result']?.map((r) => r['src_row']))
        const setAside = new Set(quarantine.map((r) => r['src_row']))
        expect(accepted.size + setAside.size).toBe(report.rows_in)
        expect([...accepted].filter((line) => setAside.has(line))).toEqual([])
        expect(report.quarantined).toBe(quarantine.length)
        expect(report.rows_in).toBe(cells.length)
      },
    ),
    { numRuns: 60 },
  )
})

test('the order of rows and columns changes no result', async () => {
  await fc.assert(
    fc.asyncProperty(table, fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 }), async (rows, order) => {
      const all = [LONG_HEADER, ...rows]
      const straight = await read('a.csv', Buffer.from(csv(all)))
      const mixed = [LONG_HEADER, ...rows.toReversed()].map((cells) => order.map((i) => cells[i]!))
      const turned = await read('a.csv', Buffer.from(csv(mixed)))
      const facts = (found: Awaited<ReturnType<typeof read>>) =>
        found.tables['goal_result']
          ?.map((r) => `${r['unit_id']} ${r['kpi_id']} ${r['period_id']} ${r['target']} ${r['actual']}`)
          .sort()
      expect(facts(turned)).toEqual(facts(straight))
    }),
    { numRuns: 30 },
  )
})
