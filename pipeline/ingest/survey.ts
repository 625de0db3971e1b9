import { attainments } from './attainments.ts'
import type { Grid } from './grid.ts'
import type { Cells, ReadingContext } from './readers/context.ts'
import type { FieldReaders } from './row-fields.ts'
import { NO_GROUP } from './row-source.ts'
import { scorecards } from './scorecards.ts'

/**
 * A first pass over the rows for what only the whole file can tell: whether the weights of each person and period add up and how they
 * are written, whether an attainment column holds percents or ratios, and which code belongs to which unit path.
 */
export function survey(
  grid: Grid,
  context: ReadingContext,
  fields: FieldReaders,
  isData: (cells: Cells, line: number) => boolean,
) {
  const weights = scorecards(context, fields)
  const attainment =
    context.sources.source('attainment_pct') && !context.mapping.number_format.attainment_pct
      ? attainments(context)
      : null
  const code = fields.text('department_code')
  const path = fields.text('department_path')
  if (!weights && !attainment && !(code && path)) return { weights: null, attainment: null }
  for (const batch of grid.batches()) {
    for (const [i, cells] of batch.cells.entries()) {
      const line = batch.lines[i] ?? 0
      if (batch.problems?.has(i) || !isData(cells, line)) continue
      context.state.line = line
      for (const group of context.sources.groups) {
        weights?.add(cells, group)
        attainment?.add(cells, group)
      }
      if (code && path) context.units.announce(code(cells, NO_GROUP), path(cells, NO_GROUP))
    }
  }
  return { weights: weights?.rule() ?? null, attainment: attainment?.decide() ?? null }
}
