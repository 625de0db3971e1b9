import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { refusal } from './refusal.ts'

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'windows-1252'

const CHUNK_BYTES = 4 * 1024 * 1024

/** The bytes of a file in large pieces; the piece is only valid until the next one is asked for. */
export function* byteChunks(path: string, from = 0, size = CHUNK_BYTES): Generator<Buffer> {
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.allocUnsafe(size)
    let position = from
    for (;;) {
      const n = readSync(file, buffer, 0, size, position)
      if (n === 0) return
      position += n
      yield buffer.subarray(0, n)
    }
  } finally {
    closeSync(file)
  }
}

/** The decoded text of a file in large pieces. A byte that is not valid refuses the file with offset and line. */
export function* textChunks(path: string, encoding: Encoding, from: number, fileName: string): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  try {
    for (const bytes of byteChunks(path, from)) yield decoder.decode(bytes, { stream: true })
    const tail = decoder.decode()
    if (tail) yield tail
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause
    throw undecodable(path, encoding, from, fileName, encoding === 'utf-8' ? 'gb18030' : 'utf-8')
  }
}

/** SHA-256 of the bytes and whether all of them are valid UTF-8, in one reading. */
export function digestAndUtf8(path: string): { sha256: string; isUtf8: boolean } {
  const hash = createHash('sha256')
  let valid = true
  let carried = Buffer.alloc(0)
  for (const bytes of byteChunks(path)) {
    hash.update(bytes)
    if (!valid) continue
    const whole = carried.length === 0 ? bytes : Buffer.concat([carried, bytes])
    const cut = lastCharacterStart(whole)
    valid = isUtf8(whole.subarray(0, cut))
    carried = Buffer.from(whole.subarray(cut))
  }
  return { sha256: hash.digest('hex'), isUtf8: valid && isUtf8(carried) }
}

/** Where an incomplete multi-byte character at the end of a piece begins; the length if the end is complete. */
function lastCharacterStart(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return needed > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

/** The refusal of a text in an encoding it is not in, naming the byte and line where it stops being so. */
export function undecodable(path: string, encoding: Encoding, from: number, fileName: string, proposal: string) {
  const found = firstBadByte(path, encoding, from) ?? { offset: from, line: 1 }
  return refusal('encoding', { file: fileName, line: found.line }, { offset: found.offset, encoding, proposal })
}

/** Of a text that is neither UTF-8 nor understood as GB18030: the one in which more of it can be read says where it breaks. */
export function undecodableAsEither(path: string, fileName: string) {
  const utf8 = firstBadByte(path, 'utf-8', 0)
  const gb18030 = firstBadByte(path, 'gb18030', 0)
  const isUtf8 = !gb18030 || (utf8 && utf8.offset >= gb18030.offset)
  const { offset, line } = (isUtf8 ? utf8 : gb18030) ?? { offset: 0, line: 1 }
  const proposal = gb18030 ? 'windows-1252' : 'gb18030, windows-1252'
  return refusal('encoding', { file: fileName, line }, { offset, encoding: isUtf8 ? 'utf-8' : 'gb18030', proposal })
}

const SEARCH_BYTES = 65_536

/** A decoder does not say where it stopped, so the block in which it stopped is decoded again byte by byte. Null: all is valid. */
function firstBadByte(path: string, encoding: Encoding, from: number): { offset: number; line: number } | null {
  const blocks = new TextDecoder(encoding, { fatal: true })
  let sound = 0
  try {
    for (const block of byteChunks(path, from, SEARCH_BYTES)) {
      blocks.decode(block, { stream: true })
      sound++
    }
    blocks.decode()
    return null
  } catch {
    // The block with this number holds the fault, or the text ends inside a character.
  }
  const decoder = new TextDecoder(encoding, { fatal: true })
  let offset = from
  let line = 1
  let seen = 0
  for (const block of byteChunks(path, from, SEARCH_BYTES)) {
    if (seen++ < sound) {
      decoder.decode(block, { stream: true })
      for (const byte of block) if (byte === 10) line++
      offset += block.length
      continue
    }
    for (const byte of block) {
      try {
        decoder.decode(Uint8Array.of(byte), { stream: true })
      } catch {
        return { offset, line }
      }
      if (byte === 10) line++
      offset++
    }
  }
  return { offset, line }
}
