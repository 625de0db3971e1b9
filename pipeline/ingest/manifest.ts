import { z } from 'zod'

/**
 * What the reading child says of one file when it is done: beside it in the job folder lie one `<canonical table>.csv` per table
 * (UTF-8, header = canonical column names, canonical text: plain decimals, ISO dates, empty = null) and `quarantine.csv`.
 * Counts are of source rows; `records` counts canonical records, which differ when a row is unpivoted.
 */
export const readReport = z.object({
  file_name: z.string(),
  sha256: z.string(),
  content_hash: z.string(),
  source_id: z.string(),
  encoding: z.string(),
  shape: z.string(),
  sheets: z.array(
    z.object({
      name: z.string(),
      header_row: z.number().int(),
      title: z.string().nullable(),
      n_columns: z.number().int(),
      rows_in: z.number().int(),
    }),
  ),
  tables: z.array(z.string()),
  rows_in: z.number().int(),
  quarantined: z.number().int(),
  blank_lines: z.number().int(),
  empty_groups: z.number().int(),
  records: z.number().int(),
  quarantine_by_code: z.record(z.string(), z.number().int()),
  issues: z.array(
    z.object({
      sheet: z.string(),
      column: z.string(),
      rule_id: z.string(),
      n: z.number().int(),
      first_row: z.number().int(),
    }),
  ),
  lineage: z.array(
    z.object({ fact_table: z.string(), field: z.string(), sheet: z.string(), column: z.string(), rule_id: z.string() }),
  ),
  warnings: z.array(z.object({ code: z.string(), detail: z.string() })),
  /** The mapping that was used, complete, so that the file can be read again the same way. */
  mapping: z.record(z.string(), z.unknown()),
  mapping_origin: z.enum(['named', 'saved', 'detected', 'accepted']),
})
export type ReadReport = z.infer<typeof readReport>

/** The finished batch: read report plus what the checks inside DuckDB decided. `rows_in = loaded + quarantined + superseded`. */
export const batchManifest = readReport.extend({
  batch_id: z.string(),
  seq: z.number().int(),
  /** The first seq of the import that brought this file: files handed over together complete each other, they do not replace each other. */
  delivery: z.number().int(),
  received_at: z.string(),
  loaded: z.number().int(),
  superseded: z.number().int(),
  records_loaded: z.number().int(),
})
export type BatchManifest = z.infer<typeof batchManifest>
