/** Blanks between two columns. */
export const GAP = 2

/** Columns that a text takes in a terminal: Chinese characters and full-width signs take two, combining marks none. */
export function displayWidth(text: string): number {
  let width = 0
  for (const sign of text) {
    if (/\p{Mark}|\p{Cf}|\p{Cc}/u.test(sign)) continue
    width += isWide(sign.codePointAt(0) ?? 0) ? 2 : 1
  }
  return width
}

/** The ranges with East Asian Width W or F that names and signs of ours can contain (Unicode Annex 11), and emoji. */
function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) || // Hangul Jamo
    (code >= 0x2e80 && code <= 0x303e) || // radicals, CJK punctuation
    (code >= 0x3041 && code <= 0x33ff) || // kana, enclosed CJK
    (code >= 0x3400 && code <= 0x4dbf) || // extension A
    (code >= 0x4e00 && code <= 0x9fff) || // unified ideographs
    (code >= 0xa000 && code <= 0xa4cf) || // Yi
    (code >= 0xac00 && code <= 0xd7a3) || // Hangul
    (code >= 0xf900 && code <= 0xfaff) || // compatibility ideographs
    (code >= 0xfe30 && code <= 0xfe6f) || // compatibility forms
    (code >= 0xff00 && code <= 0xff60) || // full-width forms
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) || // emoji
    (code >= 0x20000 && code <= 0x3fffd) // extensions B and later
  )
}

export type Alignment = 'left' | 'right'

/** Rows under a ruled header as aligned text. `align` holds one entry per column. */
export function textTable(header: string[], rows: string[][], align: Alignment[]): string {
  const [head = '', ...lines] = alignedRows([header, ...rows], align)
  const rule = columnWidths([header, ...rows]).map((width) => '─'.repeat(width))
  return [head, rule.join(' '.repeat(GAP)), ...lines].join('\n')
}

/** One line per row, its cells padded to the widest of their column. */
export function alignedRows(rows: string[][], align: Alignment[]): string[] {
  const widths = columnWidths(rows)
  return rows.map((cells) =>
    cells
      .map((cell, place) => padded(cell, widths[place] ?? 0, align[place] ?? 'left'))
      .join(' '.repeat(GAP))
      .trimEnd(),
  )
}

const columnWidths = (rows: string[][]): number[] =>
  (rows[0] ?? []).map((_, place) => Math.max(...rows.map((row) => displayWidth(row[place] ?? ''))))

export function padded(text: string, width: number, align: Alignment): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return align === 'left' ? text + space : space + text
}
