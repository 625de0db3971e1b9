import type { Grid } from './grid.ts'
import type { Mapping } from './mapping.ts'
import type { RatingScale } from './rating-order.ts'
import type { Cells } from './readers/context.ts'
import type { FieldReaders } from './row-fields.ts'
import type { RowSources } from './row-source.ts'
import type { RowState } from './row-state.ts'
import type { Structural } from './structure.ts'
import type { RecordWriter } from './tables/record.ts'

/** One sheet ready to be written: how its rows are read, and where its data begins. */
export type ReadySheet = {
  grid: Grid
  lastHeaderLine: number
  sources: RowSources
  fields: FieldReaders
  state: RowState
  structure: (cells: Cells) => Structural
  writers: RecordWriter[]
  mapping: Mapping
  /** The rating levels found in its rows. */
  scale: RatingScale | null
}
