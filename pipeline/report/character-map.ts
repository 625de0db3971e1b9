/**
 * Which characters a TrueType font can draw: the code points of its `cmap` table, formats 4 and 12, with a glyph other than 0.
 *
 * @param font  the bytes of a .ttf file
 * @see OpenType 1.9.1, "cmap — Character to Glyph Index Mapping Table"
 */
export function characterMap(font: Buffer): ReadonlySet<number> {
  const cmap = tableOffset(font, 'cmap')
  const characters = new Set<number>()
  const subtables = font.readUInt16BE(cmap + 2)
  for (let i = 0; i < subtables; i++) {
    const at = cmap + font.readUInt32BE(cmap + 4 + 8 * i + 4)
    const format = font.readUInt16BE(at)
    if (format === 4) readFormat4(font, at, characters)
    if (format === 12) readFormat12(font, at, characters)
  }
  return characters
}

function tableOffset(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4)
  for (let i = 0; i < tables; i++) {
    const record = 12 + 16 * i
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8)
  }
  throw new RangeError(`characterMap found no table "${tag}" in the font`)
}

/** Segments of the basic plane: endCode[], a pad, startCode[], idDelta[], idRangeOffset[], glyph ids. */
function readFormat4(font: Buffer, at: number, characters: Set<number>): void {
  const double = font.readUInt16BE(at + 6)
  const [ends, starts, deltas, offsets] = [14, 16 + double, 16 + 2 * double, 16 + 3 * double].map(
    (skip) => at + skip,
  ) as [number, number, number, number]
  for (let s = 0; s < double; s += 2) {
    const [start, end] = [font.readUInt16BE(starts + s), font.readUInt16BE(ends + s)]
    const delta = font.readUInt16BE(deltas + s)
    const offset = font.readUInt16BE(offsets + s)
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const raw = offset === 0 ? code : font.readUInt16BE(offsets + s + offset + 2 * (code - start))
      const glyph = offset !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff
      if (glyph !== 0) characters.add(code)
    }
  }
}

/** Groups of all planes: first character, last character, first glyph. */
function readFormat12(font: Buffer, at: number, characters: Set<number>): void {
  const groups = font.readUInt32BE(at + 12)
  for (let g = 0; g < groups; g++) {
    const group = at + 16 + 12 * g
    const [first, last, glyph] = [font.readUInt32BE(group), font.readUInt32BE(group + 4), font.readUInt32BE(group + 8)]
    for (let code = first; code <= last; code++) if (glyph + code - first !== 0) characters.add(code)
  }
}
