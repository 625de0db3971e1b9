import type { Matrix } from '#queries/define.ts'
import { displayWidth, GAP, padded, textTable, type Alignment } from './text-table.ts'

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

const SIGNS: Record<Matrix['legend'][number]['tone'], string> = {
  below: '↘',
  above: '↗',
  within: ' ',
  unjudged: '°',
  empty: '·',
  withheld: '▒▒',
}
