import type { Mapping } from './mapping.ts'
import { openSink } from './sink.ts'

/** Units and KPIs that rows speak of; they stand on no row of their own. */
export function writeMentioned(outDir: string, table: 'unit' | 'kpi', rows: Record<string, string>[]): string {
  const columns = Object.keys(rows[0] ?? {})
  const sink = openSink(outDir, table, columns)
  for (const row of rows) sink.add(columns.map((column) => row[column] ?? ''))
  sink.close()
  return table
}

/** The levels of the rating scale that a mapping states. */
export function writeScale(outDir: string, scale: NonNullable<Mapping['rating_scale']>): string {
  const sink = openSink(outDir, 'rating_scale', ['scale_id', 'level_raw', 'ord', 'label_zh', 'label_en'])
  for (const [i, level] of scale.lowest_first.entries()) sink.add([scale.id, level, String(i + 1), level, level])
  sink.close()
  return 'rating_scale'
}
