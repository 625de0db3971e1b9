import { attainments } from './attainments.ts'
import type { Grid } from './grid.ts'
import type { Cells, ReadingContext } from './readers/context.ts'
import type { FieldReaders } from './row-fields.ts'
import { NO_GROUP } from './row-source.ts'
import { ratingLevels } from './rating-levels.ts'
import { repeatedRatings } from './repeated-ratings.ts'
import { scorecards } from './scorecards.ts'

/**
 * A first pass over the rows for what only the whole file can tell: whether the weights of each person and period add up and how they
 * are written, whether an attainment column holds percents or ratios, what the rows of a person say of the appraisal, the rating levels and their order, and which code
 * belongs to which unit path.
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
  const ratings = context.mapping.table === 'goal_result' ? repeatedRatings(context, fields) : null
  const hasRatings = ratings !== null || context.mapping.table === 'review'
  const levels = hasRatings ? ratingLevels(context) : null
  const code = fields.text('department_code')
  const path = fields.text('department_path')
  const nothing = { weights: null, attainment: null, ratings, scale: null }
  if (!weights && !attainment && !ratings && !levels && !(code && path)) return nothing
  for (const batch of grid.batches()) {
    for (const [i, cells] of batch.cells.entries()) {
      const line = batch.lines[i] ?? 0
      if (batch.problems?.has(i) || !isData(cells, line)) continue
      context.state.line = line
      for (const group of context.sources.groups) {
        weights?.add(cells, group)
        attainment?.add(cells, group)
        levels?.add(cells, group)
      }
      ratings?.add(cells)
      if (code && path) context.units.announce(code(cells, NO_GROUP), path(cells, NO_GROUP))
    }
  }
  return {
    weights: weights?.rule() ?? null,
    attainment: attainment?.decide() ?? null,
    ratings,
    scale: levels?.scale() ?? null,
  }
}
