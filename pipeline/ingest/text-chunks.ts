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

export function undecodable(path: string, encoding: Encoding, from: number, fileName: string, proposal: string) {
  const { offset, line } = firstBadByte(path, encoding, from)
  return refusal('encoding', { file: fileName, line }, { offset, encoding, proposal })
}

/** Decodes in ever smaller steps, because a decoder does not say where it stopped. */
function firstBadByte(path: string, encoding: Encoding, from: number): { offset: number; line: number } {
  let position = from
  let line = 1
  for (const step of [65_536, 256, 1]) {
    const decoder = new TextDecoder(encoding, { fatal: true })
    let at = from
    line = 1
    const pieces = byteChunks(path, from, step === 1 ? 256 : step)
    for (const piece of pieces) {
      if (step === 1 && at >= position) {
        for (const byte of piece) {
          try {
            decoder.decode(Uint8Array.of(byte), { stream: true })
          } catch {
            return { offset: at, line }
          }
          if (byte === 10) line++
          at++
        }
        continue
      }
      try {
        decoder.decode(piece, { stream: true })
      } catch {
        break
      }
      at += piece.length
      for (const byte of piece) if (byte === 10) line++
    }
    position = at
  }
  return { offset: position, line }
}
