import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { extname } from 'node:path'
import { LIMITS, over } from './limits.ts'
import { refusal } from './refusal.ts'
import { digestAndUtf8, type Encoding } from './text-chunks.ts'

export type Recognised =
  | { kind: 'text'; sha256: string; encoding: Encoding; bomBytes: number; encodingIsGuess: boolean }
  | { kind: 'xlsx'; sha256: string }

const HEAD_BYTES = 65_536

/** What a file really is, whatever its name says: marks first, then the whole text as UTF-8, else a proposal of GB18030. */
export function recognise(path: string, fileName: string, wanted: Encoding | undefined): Recognised {
  const { head, tail, size } = ends(path)
  const file = fileName
  if (size === 0) throw refusal('empty-file', { file })
  if (size > LIMITS.csvBytes) throw refusal('too-large', { file }, over(LIMITS.csvBytes, 'bytes'))
  const extension = extname(fileName).toLowerCase()

  if (head.subarray(0, 4).equals(ZIP)) return zip(path, file, extension, size)
  if (head.subarray(0, 4).toString('latin1') === 'PAR1' && tail.toString('latin1') === 'PAR1')
    throw unsupported(file, 'Parquet')
  if (head.subarray(0, 4).equals(OLE)) throw ole(head, file)
  if (head[0] === 0x1f && head[1] === 0x8b) throw unsupported(file, 'gzip')
  if (head.subarray(0, 4).equals(ZSTD)) throw unsupported(file, 'zstd')
  if (head.subarray(0, 5).toString('latin1') === '%PDF-') throw unsupported(file, 'PDF')

  const bom = byteOrderMark(head)
  const start = head
    .subarray(bom?.bytes ?? 0, (bom?.bytes ?? 0) + 512)
    .toString('latin1')
    .trimStart()
    .toLowerCase()
  if (/^<(!doctype|html|table|head|meta|\?xml|workbook)/.test(start))
    throw unsupported(file, start.startsWith('<?xml') ? 'XML' : 'HTML')
  if (!bom && /^[{[]\s*["{[]/.test(start)) throw unsupported(file, 'JSON')
  if (extension === '.xlsx')
    throw refusal('extension-differs', { file }, { extension, actual: 'text', proposal: '.csv' })
  if (['.xls', '.xlsm', '.xlsb', '.ods'].includes(extension)) throw unsupported(file, `text named ${extension}`)

  const { sha256, isUtf8 } = digestAndUtf8(path)
  if (bom) return { kind: 'text', sha256, encoding: bom.encoding, bomBytes: bom.bytes, encodingIsGuess: false }
  if (wanted) return { kind: 'text', sha256, encoding: wanted, bomBytes: 0, encodingIsGuess: false }
  if (everySecondByteIsNul(head)) throw refusal('looks-like-utf16', { file })
  if (isUtf8) return { kind: 'text', sha256, encoding: 'utf-8', bomBytes: 0, encodingIsGuess: false }
  return { kind: 'text', sha256, encoding: 'gb18030', bomBytes: 0, encodingIsGuess: true }
}

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1')
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])
const ZSTD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd])

function zip(path: string, file: string, extension: string, size: number): Recognised {
  if (['.xlsm', '.xlsb', '.ods', '.docx', '.pptx'].includes(extension)) throw unsupported(file, extension.slice(1))
  if (['.csv', '.txt', '.tsv', '.xls'].includes(extension)) {
    throw refusal('extension-differs', { file }, { extension, actual: 'ZIP / XLSX', proposal: '.xlsx' })
  }
  if (size > LIMITS.xlsxBytes) throw refusal('too-large', { file }, over(LIMITS.xlsxBytes, 'bytes'))
  return { kind: 'xlsx', sha256: digestAndUtf8(path).sha256 }
}

/** An OLE container is an encrypted .xlsx when its directory names the encryption streams (UTF-16), else a legacy workbook. */
function ole(head: Buffer, file: string) {
  const names = head.toString('utf16le')
  const isEncrypted = names.includes('EncryptedPackage') || names.includes('EncryptionInfo') || /\.xlsx$/i.test(file)
  return isEncrypted ? refusal('password-protected', { file }) : unsupported(file, 'legacy .xls')
}

const unsupported = (file: string, actual: string) => refusal('unsupported-format', { file }, { actual })

function byteOrderMark(head: Buffer): { encoding: Encoding; bytes: number } | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', bytes: 3 }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bytes: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bytes: 2 }
  return null
}

/** Latin text in UTF-16 has a NUL in every second byte; a stray NUL in a cell does not look like this. */
function everySecondByteIsNul(head: Buffer): boolean {
  const even = [0, 0]
  for (let i = 0; i < head.length; i++) if (head[i] === 0) even[i % 2] = (even[i % 2] ?? 0) + 1
  return Math.max(...even) > head.length / 8
}

function ends(path: string): { head: Buffer; tail: Buffer; size: number } {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    const head = Buffer.alloc(Math.min(size, HEAD_BYTES))
    readSync(file, head, 0, head.length, 0)
    const tail = Buffer.alloc(Math.min(size, 4))
    readSync(file, tail, 0, tail.length, Math.max(0, size - 4))
    return { head, tail, size }
  } finally {
    closeSync(file)
  }
}
