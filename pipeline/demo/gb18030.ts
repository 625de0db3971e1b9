/**
 * GB18030 bytes of a text, the encoding in which Chinese office software still writes CSV. Node only decodes it, so the
 * table is made once by decoding every one-, two- and four-byte sequence and turning the result round.
 */
export function encodeGb18030(text: string): Uint8Array {
  table ??= basicPlane()
  // Worst case: four bytes for each UTF-16 unit of the basic plane, four for each surrogate pair.
  const bytes = new Uint8Array(text.length * 4)
  let at = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    let code = table[unit]!
    if (unit >= 0xd800 && unit <= 0xdfff) {
      code = fourBytes(SUPPLEMENTARY + text.codePointAt(i)! - 0x10000)
      i++
    }
    if (code === 0 && unit !== 0) {
      throw new RangeError(`encodeGb18030 has no bytes for U+${unit.toString(16).toUpperCase()} (private use)`)
    }
    if (code > 0xffff) {
      bytes[at++] = code >>> 24
      bytes[at++] = (code >>> 16) & 255
    }
    if (code > 0xff) bytes[at++] = (code >>> 8) & 255
    bytes[at++] = code & 255
  }
  return bytes.slice(0, at)
}

/** UTF-16 unit of the basic plane → its bytes as one big-endian number. */
let table: Uint32Array | null = null

/** Four-byte codes count through 10 × 126 × 10 values per first byte; U+10000 stands at 90 30 81 30. */
const SUPPLEMENTARY = 189_000
/** Those of the basic plane end at 84 31 A4 39. */
const BASIC_FOUR_BYTES = 39_420

function fourBytes(index: number): number {
  const last = 0x30 + (index % 10)
  const third = 0x81 + (Math.floor(index / 10) % 126)
  const second = 0x30 + (Math.floor(index / 1260) % 10)
  const first = 0x81 + Math.floor(index / 12_600)
  return ((first << 24) | (second << 16) | (third << 8) | last) >>> 0
}

function basicPlane(): Uint32Array {
  const codes: number[] = []
  for (let index = 0; index < BASIC_FOUR_BYTES; index++) codes.push(fourBytes(index))
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) codes.push((lead << 8) | trail)
  }
  const filled = new Uint32Array(0x10000)
  decodeEach(codes).forEach((text, i) => {
    // Two-byte codes come last and win where a character has both, as encoders must prefer the shorter.
    if (text.length === 1 && text !== '\ufffd') filled[text.charCodeAt(0)] = codes[i]!
  })
  for (let ascii = 0; ascii < 0x80; ascii++) filled[ascii] = ascii
  filled[0xfffd] = 0x84_31_a4_37
  return filled
}

/** Decodes all codes in one pass; a line feed between them keeps an invalid one from swallowing the next. */
function decodeEach(codes: number[]): string[] {
  const bytes = new Uint8Array(codes.length * 5)
  let at = 0
  for (const code of codes) {
    if (code > 0xffff) {
      bytes[at++] = code >>> 24
      bytes[at++] = (code >>> 16) & 255
    }
    bytes[at++] = (code >>> 8) & 255
    bytes[at++] = code & 255
    bytes[at++] = 10
  }
  return new TextDecoder('gb18030').decode(bytes.subarray(0, at)).split('\n')
}
