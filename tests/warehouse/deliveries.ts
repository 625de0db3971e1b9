import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silent } from '#pipeline/effects.ts'
import type { ReadReport } from '#pipeline/ingest/manifest.ts'
import type { BuildEffects } from '#pipeline/warehouse/build.ts'
import { importFiles, type ImportOutcome } from '#pipeline/warehouse/import.ts'
import type { Reader } from '#pipeline/warehouse/load-file.ts'
import { openSnapshot, type Snapshot } from '#pipeline/warehouse/open.ts'
import type { CanonicalTable } from '#queries/canonical.ts'

export type Cell = string | number | boolean | null
export type Records = Record<string, Cell>[]
/** What an export holds once read: canonical records by table, and how many of its rows the reader set aside. */
export type Delivery = {
  source_id?: string
  tables: Partial<Record<CanonicalTable, Records>>
  quarantine?: Records
  content_hash?: string
}

export const quiet: BuildEffects = {
  clock: { now: () => new Date('2026-11-20T08:00:00Z') },
  progress: () => {},
  log: silent,
}

/** Stands in for the reading child: the "export" is the JSON of a Delivery, written out as canonical CSV. */
export const readDelivery: Reader = async ({ raw_path, file_name, out_dir }) => {
  const delivery = JSON.parse(readFileSync(raw_path, 'utf8')) as Delivery
  const rows = new Set<string>()
  let records = 0
  for (const [table, found] of Object.entries(delivery.tables)) {
    const numbered = found.map(
      (record, i) => ({ src_sheet: 'data', src_row: i + 2, ...record }) as Record<string, Cell>,
    )
    for (const { src_sheet, src_row } of numbered) if (src_row !== null) rows.add(`${src_sheet} ${src_row}`)
    records += found.length
    writeFileSync(join(out_dir, `${table}.csv`), csv(numbered))
  }
  const setAside = delivery.quarantine ?? []
  if (setAside.length > 0) writeFileSync(join(out_dir, 'quarantine.csv'), csv(setAside))
  const sha256 = createHash('sha256').update(readFileSync(raw_path)).digest('hex')
  const rows_in = rows.size + setAside.length
  return {
    ...{ file_name, sha256, content_hash: delivery.content_hash ?? sha256, source_id: delivery.source_id ?? 'hr' },
    ...{ encoding: 'utf-8', shape: 'long', tables: Object.keys(delivery.tables), records, rows_in },
    sheets: [{ name: 'data', header_row: 1, title: null, n_columns: 8, rows_in }],
    ...{ quarantined: setAside.length, blank_lines: 0, empty_groups: 0, quarantine_by_code: {} },
    ...{ issues: [], lineage: [], warnings: [], mapping: {}, mapping_origin: 'detected' },
  } satisfies ReadReport
}

function csv(records: Records): string {
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))]
  const text = (value: Cell | undefined) => (value == null ? '' : `"${String(value).replaceAll('"', '""')}"`)
  return (
    [names.join(','), ...records.map((record) => names.map((name) => text(record[name])).join(','))].join('\n') + '\n'
  )
}

/** A goal result of a person in a month, canonical and complete; `over` changes what a test is about. */
export const result = (over: Record<string, Cell>): Record<string, Cell> => {
  const period_id = String(over['period_id'] ?? '2025-03')
  return {
    ...{
      subject_type: over['person_key'] === null ? 'unit' : 'person',
      unit_id: 'a',
      kpi_id: 'sales',
      direction: 'higher',
    },
    ...{ period_id, period_start: `${period_id}-01`, period_end: `${period_id}-28`, target: 100, actual: 100 },
    ...over,
  }
}

export const unit = (unit_id: string, parent_id: string | null = null): Record<string, Cell> => ({
  ...{ unit_id, version: 1, parent_id, name_zh: unit_id, src_row: null },
})

export function folder(): { dir: string; remove: () => void } {
  const dir = mkdtempSync(join(tmpdir(), 'causeway-warehouse-'))
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) }
}

let serial = 0
/** Delivers the files one after the other, in one import each. */
export async function deliver(dir: string, ...deliveries: Delivery[]): Promise<ImportOutcome> {
  let outcome: ImportOutcome | undefined
  for (const delivery of deliveries) {
    const path = join(dir, `export-${++serial}.json`)
    writeFileSync(path, JSON.stringify(delivery))
    outcome = await importFiles({ dir: join(dir, 'warehouse'), paths: [path] }, quiet, readDelivery)
  }
  return outcome!
}

/** Delivers, opens the snapshot, asks, and cleans up. */
export async function withSnapshot<T>(deliveries: Delivery[], ask: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const { dir, remove } = folder()
  try {
    const { snapshot: id } = await deliver(dir, ...deliveries)
    const snapshot = await openSnapshot(join(dir, 'warehouse', 'snapshots', `${id}.duckdb`))
    try {
      return await ask(snapshot)
    } finally {
      await snapshot.close()
    }
  } finally {
    remove()
  }
}
