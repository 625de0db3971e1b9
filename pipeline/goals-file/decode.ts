import { isUtf8 } from 'node:buffer'
import { notText, notUtf8Text } from './fault.ts'

/** The text of a delivered file: UTF-8, UTF-16 with its mark, or GB18030 where the bytes are no UTF-8 and hold Chinese words. */
export function decodeGoals(bytes: Uint8Array, file: string): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return decoded(bytes, 'utf-16le', file)
  if (first === 0xfe && second === 0xff) return decoded(bytes, 'utf-16be', file)
  if (bytes.includes(0)) throw notText(file)
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes)
  const text = decoded(bytes, 'gb18030', file)
  // Bytes of a picture may pass for rare characters; a goal uses the common ones, and every second character of it at least.
  const common = text.match(COMMON)?.length ?? 0
  if (common * 2 < text.replaceAll(/[\0-\x7f]/g, '').length) throw notUtf8Text(file, lineOfFault(bytes))
  return text
}

/** Characters of GB 2312 level 1 and Chinese punctuation begin below 0x9FA5; private and rare ones lie beyond. */
const COMMON = /[一-龥，。；：、“”《》（）％]/g

function decoded(bytes: Uint8Array, encoding: string, file: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw notUtf8Text(file, lineOfFault(bytes))
  }
}

/** The first line that is not UTF-8, from 1. */
function lineOfFault(bytes: Uint8Array): number {
  let start = 0
  for (let line = 1; ; line++) {
    const end = bytes.indexOf(10, start)
    if (!isUtf8(bytes.subarray(start, end < 0 ? bytes.length : end)) || end < 0) return line
    start = end + 1
  }
}
