import type { Mapping } from './mapping.ts'
import type { RatingScale } from './rating-order.ts'
import { openSink } from './sink.ts'

/** Units and KPIs that rows speak of; they stand on no row of their own. */
export function writeMentioned(outDir: string, table: 'unit' | 'kpi', rows: Record<string, string>[]): string {
  const columns = Object.keys(rows[0] ?? {})
  const sink = openSink(outDir, table, columns)
  for (const row of rows) sink.add(columns.map((column) => row[column] ?? ''))
  sink.close()
  return table
}

/** The levels of the scale that a mapping states, or of those that the sheets of a file turned out to use. */
export function writeScales(
  outDir: string,
  stated: Mapping['rating_scale'],
  found: readonly (RatingScale | null)[],
): string | null {
  const scales = stated
    ? [{ id: stated.id, levels: stated.lowest_first.map((level_raw, i) => ({ level_raw, ord: i + 1 })) }]
    : found.filter((scale) => scale !== null)
  if (scales.length === 0) return null
  const rows = new Map<string, string[]>()
  for (const { id, levels } of scales) {
    for (const { level_raw, ord } of levels)
      rows.set(`${id}\u001f${level_raw}`, [id, level_raw, String(ord ?? ''), level_raw, level_raw])
  }
  const sink = openSink(outDir, 'rating_scale', ['scale_id', 'level_raw', 'ord', 'label_zh', 'label_en'])
  for (const row of rows.values()) sink.add(row)
  sink.close()
  return 'rating_scale'
}
