import type { Matrix } from '#queries/define.ts'

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

/** Rows under a header as aligned text. `align` holds one entry per column. */
export function textTable(header: string[], rows: string[][], align: Alignment[]): string {
  const widths = header.map((name, place) =>
    Math.max(...[name, ...rows.map((row) => row[place] ?? '')].map(displayWidth)),
  )
  const line = (cells: string[]) =>
    cells
      .map((cell, place) => padded(cell, widths[place] ?? 0, align[place] ?? 'left'))
      .join(' '.repeat(GAP))
      .trimEnd()
  const rule = widths.map((width) => '─'.repeat(width)).join(' '.repeat(GAP))
  return [line(header), rule, ...rows.map(line)].join('\n')
}

function padded(text: string, width: number, align: Alignment): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return align === 'left' ? text + space : space + text
}

/**
 * The heatmap as a grid of text: depth by indentation, signals as the arrows the screen shows, protected cells as ▒▒.
 * Columns that do not fit beside each other go into a further grid below, with the row names again.
 *
 * @param width  columns of the terminal; Infinity for a file
 */
export function textMatrix(matrix: Matrix, width = Infinity): string {
  const names = [matrix.rowHeading, ...matrix.rows.map((row) => '  '.repeat(row.depth) + row.label)]
  const columns = matrix.columns.map((column) => [
    column.label,
    ...matrix.rows.map((row) => shownCell(row.cells.find((cell) => cell.column === column.id))),
  ])
  const grids = blocks(names, columns, width).map((block) => {
    const [header = [], ...rows] = names.map((name, place) => [name, ...block.map((column) => column[place] ?? '')])
    return textTable(header, rows, ['left', ...block.map((): Alignment => 'right')])
  })
  const legend = matrix.legend.map(({ tone, words }) => `  ${padded(SIGNS[tone], 2, 'left')}  ${meaningOf(words)}`)
  return [grids.join('\n\n'), '', ...legend, ...matrix.notes].join('\n')
}

/** `Orange ↘: below the expected range` → `below the expected range`: here the sign stands in front, and there is no colour. */
const meaningOf = (words: string) => words.replace(/^[^:：]*[:：]\s*/, '')

function shownCell(cell: Matrix['rows'][number]['cells'][number] | undefined): string {
  if (!cell || cell.tone === 'empty' || cell.tone === 'withheld') return SIGNS[cell?.tone ?? 'empty']
  return cell.value + (cell.signal ?? SIGNS[cell.tone])
}

/** The columns in groups that fit beside the row names; a group holds at least one, however narrow the terminal. */
function blocks(names: string[], columns: string[][], width: number): string[][][] {
  const widest = (texts: string[]) => Math.max(0, ...texts.map(displayWidth))
  const room = width - widest(names)
  const groups: string[][][] = []
  let used = 0
  for (const column of columns) {
    const needed = GAP + widest(column)
    if (groups.length === 0 || used + needed > room) {
      groups.push([])
      used = 0
    }
    groups.at(-1)?.push(column)
    used += needed
  }
  return groups
}

/** Blanks between two columns. */
const GAP = 2

const SIGNS: Record<Matrix['legend'][number]['tone'], string> = {
  below: '↘',
  above: '↗',
  within: ' ',
  unjudged: '°',
  empty: '·',
  withheld: '▒▒',
}
