import { LIMITS } from './limits.ts'
import { refusal } from './refusal.ts'

export type ZipEntry = { name: string; method: number; crc: number; packed: number; start: number }

/**
 * The entries of a ZIP archive after every check that needs no unpacking: number, names, links, encryption, overlaps, truncation.
 * Sizes come from the central directory and bound only where the packed bytes lie; unpacked sizes are counted later.
 */
export function zipDirectory(bytes: Buffer, file: string): ZipEntry[] {
  const damaged = (zh: string, en: string) => refusal('damaged-archive', { file }, { zh, en })
  const unsafe = (zh: string, en: string) => refusal('unsafe-archive', { file }, { zh, en })
  const end = endRecord(bytes)
  if (!end) throw damaged('缺少末尾的目录', 'the directory at its end is missing')
  if (end.count > LIMITS.zipEntries) throw unsafe(`${end.count} 个条目`, `${end.count} entries`)

  const entries: (ZipEntry & { local: number })[] = []
  const names = new Set<string>()
  let at = end.offset
  for (let i = 0; i < end.count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50)
      throw damaged('目录不完整', 'its directory is cut short')
    const flags = bytes.readUInt16LE(at + 8)
    const nameLength = bytes.readUInt16LE(at + 28)
    const extraLength = bytes.readUInt16LE(at + 30)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)
    const sizes = withZip64(extra, [
      bytes.readUInt32LE(at + 24),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 42),
    ])
    const [, packed = 0, local = 0] = sizes
    const method = bytes.readUInt16LE(at + 10)
    const unixMode = bytes.readUInt32LE(at + 38) >>> 16

    if (flags & 1) throw refusal('password-protected', { file })
    const shown = JSON.stringify(name.slice(0, 80))
    if (isUnsafeName(name)) throw unsafe(`条目名 ${shown}`, `entry name ${shown}`)
    if (names.has(name.toLowerCase())) throw unsafe(`两个条目同名 ${shown}`, `two entries named ${shown}`)
    if ((unixMode & 0xf000) === 0xa000) throw unsafe('含符号链接', 'a symbolic link')
    if (method !== 0 && method !== 8) throw unsafe(`压缩方法 ${method}`, `packing method ${method}`)
    names.add(name.toLowerCase())
    if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== 0x04034b50)
      throw damaged('缺少一个条目', 'an entry is missing')
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    if (start + packed > bytes.length) throw damaged('一个条目不完整', 'an entry is cut short')
    entries.push({ name, method, crc: bytes.readUInt32LE(at + 16), packed, start, local })
    at += 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32)
  }
  const inOrder = entries.toSorted((a, b) => a.local - b.local)
  for (const [i, entry] of inOrder.entries()) {
    const next = inOrder[i + 1]?.local ?? end.offset
    if (entry.start + entry.packed > next) throw unsafe('条目相互重叠', 'entries that overlap')
  }
  return entries
}

function isUnsafeName(name: string): boolean {
  return name === '' || /[\0\\]/.test(name) || /^(?:\/|[a-z]:)/i.test(name) || name.split('/').includes('..')
}

function endRecord(bytes: Buffer): { count: number; offset: number } | null {
  const farthest = Math.max(0, bytes.length - 65_557)
  for (let at = bytes.length - 22; at >= farthest; at--) {
    if (bytes.readUInt32LE(at) !== 0x06054b50) continue
    const count = bytes.readUInt16LE(at + 10)
    const offset = bytes.readUInt32LE(at + 16)
    if (count !== 0xffff && offset !== 0xffffffff) return { count, offset }
    const locator = at - 20
    if (locator < 0 || bytes.readUInt32LE(locator) !== 0x07064b50) return null
    const zip64 = Number(bytes.readBigUInt64LE(locator + 8))
    if (zip64 + 56 > bytes.length || bytes.readUInt32LE(zip64) !== 0x06064b50) return null
    return { count: Number(bytes.readBigUInt64LE(zip64 + 32)), offset: Number(bytes.readBigUInt64LE(zip64 + 48)) }
  }
  return null
}

/** Unpacked size, packed size and offset, where the 32-bit field is full the 64-bit one of the extra field 0x0001. */
function withZip64(extra: Buffer, fields: number[]): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let next = at + 4
    return fields.map((value) => {
      if (value !== 0xffffffff || next + 8 > extra.length) return value
      next += 8
      return Number(extra.readBigUInt64LE(next - 8))
    })
  }
  return fields
}
