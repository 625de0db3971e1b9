import type { Cells } from './readers/context.ts'
import { mappedIndexes } from './row-source.ts'
import type { ReadySheet } from './sheet-to-write.ts'
import { isLabelField, type Field } from './fields.ts'
import { isRatingField } from './tables/opinions.ts'

type Fill = { texts: Map<number, string>; isNumberMerged: boolean }

/** Cells inside merges below the header: labels mean the first cell's text; a number merged over several rows belongs to none of them. */
export function mergedCells({ grid, lastHeaderLine, sources, mapping }: ReadySheet): Map<number, Fill> {
  const fills = new Map<number, Fill>()
  const merges = grid.merges.filter((merge) => merge.firstRow > lastHeaderLine)
  if (merges.length === 0) return fills
  const byLine = new Map<number, Cells>()
  for (const batch of grid.batches())
    for (const [i, line] of batch.lines.entries()) byLine.set(line, batch.cells[i] ?? [])
  // A score of the person, merged over the rows of the person's goals, is meant for all of them.
  const isLabel = (field: Field) => isLabelField(field) || (mapping.table === 'goal_result' && isRatingField(field))
  const labels = new Set(mappedIndexes(sources, mapping, isLabel))
  const numbers = new Set([
    ...mappedIndexes(sources, mapping, (field) => !isLabel(field)),
    ...sources.groups.flatMap((group) => [...group.columns.values()]),
  ])
  for (const merge of merges) {
    const text = byLine.get(merge.firstRow)?.[merge.firstColumn] ?? ''
    for (let line = merge.firstRow; line <= Math.min(merge.lastRow, merge.firstRow + 100_000); line++) {
      const fill = fills.get(line) ?? { texts: new Map<number, string>(), isNumberMerged: false }
      for (let column = merge.firstColumn; column <= merge.lastColumn; column++) {
        const isFirst = line === merge.firstRow && column === merge.firstColumn
        if (labels.has(column) && !isFirst) fill.texts.set(column, text)
        if (numbers.has(column) && merge.lastRow > merge.firstRow) fill.isNumberMerged = true
      }
      fills.set(line, fill)
    }
  }
  return fills
}

/** A row with the texts of its merges where its own cells are empty. */
export function filledIn(cells: Cells, texts: Map<number, string>): string[] {
  const whole = [...cells]
  for (const [column, text] of texts) {
    while (whole.length <= column) whole.push('')
    if ((whole[column] ?? '') === '') whole[column] = text
  }
  return whole
}
