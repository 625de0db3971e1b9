import type { MatrixCell } from '#queries/define.ts'
import type { HeatmapResult } from './result.ts'

type Cell = HeatmapResult['cells'][number]

export const TONES = ['below', 'within', 'above', 'unjudged', 'withheld', 'empty'] as const
export type UnitCounts = {
  all: number
  /** Units under their target, and how many of them lie beyond normal variation. */
  short: number
  shortBeyond: number
  judged: number
  byTone: Record<(typeof TONES)[number], number>
}

/** The tone in which a cell is drawn. */
export function toneOf(cell: Cell | undefined): MatrixCell['tone'] {
  if (!cell || cell.state === 'empty') return 'empty'
  if (cell.state === 'withheld') return 'withheld'
  return cell.state === 'no_target' ? 'unjudged' : cell.signal
}

/** How the units stand in the newest period; the head of the branch is left out while it has units below it. */
export function countUnits(result: HeatmapResult): UnitCounts {
  const newest = newestCells(result)
  const counts: UnitCounts = {
    all: newest.length,
    short: 0,
    shortBeyond: 0,
    judged: 0,
    byTone: { below: 0, within: 0, above: 0, unjudged: 0, withheld: 0, empty: 0 },
  }
  for (const { cell } of newest) {
    const tone = toneOf(cell)
    counts.byTone[tone] += 1
    if (tone === 'below' || tone === 'within' || tone === 'above') counts.judged += 1
    if (cell?.state !== 'shown' || (cell.gap_ratio ?? 0) >= 0) continue
    counts.short += 1
    if (tone === 'below') counts.shortBeyond += 1
  }
  return counts
}

/** The lowest gaps of the newest period whatever their verdict, for data in which nothing can be judged yet. */
export function furthestShort(result: HeatmapResult, most: number): Cell[] {
  return newestCells(result)
    .flatMap(({ cell }) => (cell?.state === 'shown' && (cell.gap_ratio ?? 0) < 0 ? [cell] : []))
    .toSorted((a, b) => a.gap_ratio! - b.gap_ratio!)
    .slice(0, most)
}

function newestCells(result: HeatmapResult): { unit_id: string; cell: Cell | undefined }[] {
  const column = result.columns.at(-1)?.id
  const cells = new Map(result.cells.filter((cell) => cell.column_id === column).map((cell) => [cell.unit_id, cell]))
  const head = result.rows.length > 1 ? result.scope?.unit_id : undefined
  return result.rows
    .filter(({ unit_id }) => unit_id !== head)
    .map(({ unit_id }) => ({ unit_id, cell: cells.get(unit_id) }))
}
