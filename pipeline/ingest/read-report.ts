import type { Chosen } from './choose-mapping.ts'
import type { ReadReport } from './manifest.ts'
import type { Mapping } from './mapping.ts'
import type { Document } from './open-document.ts'
import type { ReadJob } from './protocol.ts'
import type { openQuarantine } from './quarantine.ts'
import type { ReadySheet } from './sheet-to-write.ts'
import type { Written } from './write-tables.ts'

/** What the child says of a file that was read, for the manifest of its batch. */
export function reportOf(
  job: ReadJob,
  document: Document,
  chosen: Chosen,
  used: { mapping: Mapping; origin: ReadReport['mapping_origin'] },
  sheets: ReadySheet[],
  written: Written,
  quarantine: ReturnType<typeof openQuarantine>,
  tables: string[],
): ReadReport {
  const warned = sheets
    .flatMap(({ state }) => [...state.warnings.values()])
    .map(({ code, detail, n }) => ({ code, detail: `${detail} (${n})` }))
  const lineEnds = document.grids.flatMap((grid) => grid.warnings)
  const warnings = [...document.warnings, ...chosen.warnings, ...lineEnds, ...warned]
  return {
    file_name: job.file_name,
    sha256: document.sha256,
    content_hash: written.contentHash,
    source_id: used.mapping.source,
    encoding: document.encoding,
    shape: chosen.shape,
    sheets: sheets.map(({ grid, sources }, i) => ({
      name: grid.sheet,
      header_row: chosen.sheets[i]?.header.line ?? 1,
      title: chosen.sheets[i]?.header.title ?? null,
      n_columns: sources.names.length,
      rows_in: written.rowsBySheet[i] ?? 0,
    })),
    tables,
    rows_in: written.rowsIn,
    quarantined: quarantine.total(),
    blank_lines: written.blankLines,
    empty_groups: written.emptyGroups,
    records: written.records,
    quarantine_by_code: quarantine.byCode(),
    issues: sheets.flatMap(({ state }) => [...state.issues.values()]),
    lineage: sheets.flatMap(({ writers, sources, grid }) =>
      writers.flatMap(({ table, lineage }) =>
        lineage.map(({ field, from, rule_id }) => {
          const first = sources.groups[0]
          return {
            fact_table: table,
            field,
            sheet: grid.sheet,
            column: (first && sources.source(from)?.column(first)) ?? '',
            rule_id,
          }
        }),
      ),
    ),
    warnings: warnings.filter(
      (warning, i) =>
        warnings.findIndex((other) => other.code === warning.code && other.detail === warning.detail) === i,
    ),
    mapping: JSON.parse(JSON.stringify(used.mapping)),
    mapping_origin: used.origin,
  }
}
