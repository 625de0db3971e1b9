import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { CausewayError } from '#pipeline/errors.ts'
import { readExport } from '#pipeline/ingest/read-file.ts'
import { zipDirectory } from '#pipeline/ingest/zip-directory.ts'
import { unpack } from '#pipeline/ingest/zip-unpack.ts'
import { sheetRow, workbookParts, zipOf, type Entry } from './archive.ts'
import { csv, jobFor, LONG_HEADER, longTable, refused } from './deliver.ts'

const parts = (): Entry[] =>
  workbookParts(
    sheetRow(1, LONG_HEADER) +
      longTable(5)
        .slice(1)
        .map((cells, i) => sheetRow(i + 2, cells))
        .join(''),
  )
const replaced = (name: string, content: string | Uint8Array, more: Partial<Entry> = {}) =>
  parts().map((part) => (part.name === name ? { ...part, content, ...more } : part))
const SHEET = 'xl/worksheets/sheet1.xml'

/** Unpacks entry after entry as the reader does, and says how far it came before it refused. */
async function unpackedBeforeRefusal(archive: Buffer): Promise<{ unpacked: number; code: string }> {
  const counter = { unpacked: 0, packed: 0 }
  try {
    for (const entry of zipDirectory(archive, 'a.xlsx')) await unpack(archive, entry, counter, 'a.xlsx', () => {})
  } catch (cause) {
    return { unpacked: counter.unpacked, code: cause instanceof CausewayError ? cause.code : String(cause) }
  }
  return { unpacked: counter.unpacked, code: '' }
}

test('a bomb of 1 GB is refused after 32 MB, whatever size it declares, in a child of 250 MB', async () => {
  // 1 GB of blanks packs to about 1 MB, 1000:1.
  const bomb = zipOf(replaced(SHEET, Buffer.alloc(1_000_000_000, ' '), { declared: 0 }))
  const { unpacked, code } = await unpackedBeforeRefusal(bomb)
  expect(code).toBe('unsafe-archive')
  // 16 MB are allowed to any workbook and 100:1 beyond; one piece of output is 64 kB.
  expect(unpacked).toBeLessThan(32_000_000)
  const error = await refused('a.xlsx', bomb, { memory_mb: 250 })
  expect(error.code).toBe('unsafe-archive')
  expect(error.title).toEqual({
    zh: '工作簿压缩包不安全：解压后超过 100:1',
    en: 'the workbook archive is not safe to open: it unpacks to more than 100:1',
  })
})

test('a bomb divided into entries that are small by themselves is refused as one', async () => {
  const pieces = Array.from({ length: 20 }, (_, i) => ({
    name: `xl/media/${i}.bin`,
    content: Buffer.alloc(15_000_000),
  }))
  const { unpacked, code } = await unpackedBeforeRefusal(zipOf([...parts(), ...pieces]))
  expect(code).toBe('unsafe-archive')
  expect(unpacked).toBeLessThan(48_000_000)
})

test.each([
  ['../../etc/x', 'entry name'],
  ['/etc/x', 'entry name'],
  ['a\\b.xml', 'entry name'],
  ['xl/workbook.xml', 'two entries'],
])('an entry named %j is refused', async (name, fault) => {
  const error = await refused('a.xlsx', zipOf([...parts(), { name, content: 'x' }]))
  expect(error.code).toBe('unsafe-archive')
  expect(error.title.en).toContain(fault)
})

test('a symbolic link and too many entries are refused', async () => {
  expect(
    (await refused('a.xlsx', zipOf([...parts(), { name: 'link', content: '/etc/passwd', mode: 0o120777 }]))).code,
  ).toBe('unsafe-archive')
  const many = Array.from({ length: 10_001 }, (_, i) => ({ name: `x/${i}`, content: '', stored: true }))
  expect((await refused('a.xlsx', zipOf([...parts(), ...many]))).code).toBe('unsafe-archive')
})

test('entries that share bytes are refused', async () => {
  const archive = zipOf(parts())
  const directory = archive.readUInt32LE(archive.length - 6)
  // The second entry of the directory is pointed at the bytes of the first.
  const second = directory + 46 + archive.readUInt16LE(directory + 28)
  archive.writeUInt32LE(archive.readUInt32LE(directory + 42), second + 42)
  expect((await refused('a.xlsx', archive)).code).toBe('unsafe-archive')
})

test('a document type or entities in any part are refused', async () => {
  const laughs = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>'
  const sheet = parts().find((part) => part.name === SHEET)!
  const error = await refused(
    'a.xlsx',
    zipOf(replaced(SHEET, String(sheet.content).replace('<worksheet', `${laughs}<worksheet`))),
  )
  expect(error.code).toBe('unsafe-archive')
  expect(error.title.en).toContain('DOCTYPE')
})

test('a truncated archive and a wrong checksum are refused', async () => {
  const whole = Buffer.from(await writeXlsx({ sheets: [{ name: 'a', rows: longTable(50) }] }))
  for (const share of [0.2, 0.5, 0.9, 0.99]) {
    expect((await refused('a.xlsx', whole.subarray(0, Math.floor(whole.length * share)))).code).toBe('damaged-archive')
  }
  expect((await refused('a.xlsx', zipOf(replaced(SHEET, '<worksheet/>', { crc: 1 })))).code).toBe('damaged-archive')
})

test('a flipped byte anywhere is refused or changes nothing', async () => {
  const whole = Buffer.from(await writeXlsx({ sheets: [{ name: 'a', rows: longTable(20) }] }))
  const good = (await readExport(jobFor('a.xlsx', whole), { progress: () => {} })).content_hash
  for (let i = 1; i <= 12; i++) {
    const bytes = Buffer.from(whole)
    const at = Math.floor((whole.length * i) / 13)
    bytes[at] = bytes[at]! ^ 0x55
    const outcome = await readExport(jobFor('a.xlsx', bytes), { progress: () => {} }).then(
      (report) => report.content_hash,
      (error: Error) => error.name,
    )
    expect([good, 'CausewayError']).toContain(outcome)
  }
})

test.each([
  [
    'a.xlsx',
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
    'password-protected',
  ],
  ['a.xls', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]), 'unsupported-format'],
  ['a.xls', '<html><table><tr><td>工号</td></tr></table></html>', 'unsupported-format'],
  ['a.xls', '<?xml version="1.0"?><Workbook/>', 'unsupported-format'],
  ['a.xlsm', zipOf(parts()), 'unsupported-format'],
  ['a.ods', zipOf([{ name: 'content.xml', content: '<x/>' }]), 'unsupported-format'],
  ['a.csv', zipOf(parts()), 'extension-differs'],
  ['a.xlsx', csv(longTable(5)), 'extension-differs'],
  ['a.xlsx', zipOf([{ name: 'readme.txt', content: 'x' }]), 'unsupported-format'],
  ['a.json', '[{"工号": "1"}]', 'unsupported-format'],
  ['a.csv', 'PAR1....PAR1', 'unsupported-format'],
])('%s with other content is refused with its true type', async (name, content, code) => {
  const error = await refused(name, content)
  expect(error.code).toBe(code)
  expect(error.place.file).toBe(name)
})
