import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { batchManifest, type BatchManifest } from '#pipeline/ingest/manifest.ts'
import type { LedgerEntry } from '#pipeline/store/ledger.ts'
import { CANONICAL_TABLES, columnsOf, type CanonicalTable } from '#queries/canonical.ts'
import { repeatedPath } from './check-duplicates.ts'
import type { Workspace } from './open.ts'
import { literals } from './sql-text.ts'

/**
 * Attaches `stored`: what the batches hold, as the marts read it. A view per canonical table over the Parquet files in order
 * of arrival, `repeated_goal_result` over the goal results that repeated another of their file, and small tables from the
 * manifests. Nothing of it remains in the snapshot.
 */
export async function attachStored(workspace: Workspace, batchesDir: string, entries: LedgerEntry[]): Promise<void> {
  await workspace.run(`attach ':memory:' as stored`)
  const dirs = entries.map(({ batch_id }) => join(batchesDir, batch_id))
  for (const table of CANONICAL_TABLES) {
    const paths = dirs.map((dir) => join(dir, `${table}.parquet`))
    await workspace.run(`create view stored.${table} as ${recordsOf(table, paths)}`)
  }
  const repeated = dirs.map((dir) => repeatedPath(join(dir, 'goal_result.parquet')))
  await workspace.run(`create view stored.repeated_goal_result as ${recordsOf('goal_result', repeated)}`)
  const quarantines = dirs.map((dir) => join(dir, 'quarantine.parquet')).filter((path) => existsSync(path))
  await workspace.run(
    `create view stored.quarantine as ${quarantines.length > 0 ? `select * from read_parquet(${literals(quarantines)})` : `select ${NO_QUARANTINE} where false`}`,
  )
  await aboutLoads(workspace, await Promise.all(dirs.map(readManifest)))
}

/** A column that an older version did not write is null: the empty relation behind the files has every column, typed. */
function recordsOf(table: CanonicalTable, paths: string[]): string {
  const files = paths.filter((path) => existsSync(path))
  if (files.length === 0) return emptyOf(table)
  return `select ${Object.keys(columnsOf(table)).join(', ')} from (
     select * from read_parquet(${literals(files)}, union_by_name = true) union all by name ${emptyOf(table)})`
}

const emptyOf = (table: CanonicalTable) =>
  `select ${Object.entries(columnsOf(table))
    .map(([name, type]) => `cast(null as ${type}) as ${name}`)
    .join(', ')} where false`

const NO_QUARANTINE = ['batch_id', 'src_file', 'src_sheet', 'src_col', 'code', 'detail', 'state']
  .map((name) => `cast(null as varchar) as ${name}`)
  .concat('cast(null as integer) as src_row')
  .join(', ')

export async function readManifest(batchDir: string): Promise<BatchManifest> {
  return batchManifest.parse(JSON.parse(await readFile(join(batchDir, 'manifest.json'), 'utf8')))
}

async function aboutLoads(workspace: Workspace, manifests: BatchManifest[]): Promise<void> {
  await workspace.run(`create table stored.load (batch_id varchar, seq integer, delivery integer, source_id varchar, file_name varchar,
    sha256 varchar, encoding varchar, shape varchar, received_at_text varchar, received_at timestamp, rows_in integer,
    loaded integer, quarantined integer, superseded integer, blank_lines integer, empty_groups integer)`)
  await workspace.run(`create table stored.source_file (batch_id varchar, file_name varchar, sheet varchar,
    header_row integer, title varchar, n_columns integer, rows_in integer)`)
  await workspace.run(`create table stored.cell_issue (batch_id varchar, src_sheet varchar, src_col varchar,
    rule_id varchar, n integer, first_row integer)`)
  await workspace.run(`create table stored.lineage (batch_id varchar, fact_table varchar, field varchar, src_sheet varchar,
    src_col varchar, rule_id varchar, profile_version varchar)`)
  const insert = (table: string, row: Record<string, string | number | null>) => {
    const names = Object.keys(row)
    const sql = `insert into stored.${table} (${names.join(', ')}) values (${names.map((name) => `$${name}`).join(', ')})`
    return workspace.run(sql, row, `manifest of ${row['batch_id']}`)
  }
  for (const manifest of manifests) {
    const { batch_id, file_name } = manifest
    const { seq, delivery, source_id, sha256, encoding, shape, rows_in, loaded, quarantined, superseded } = manifest
    const { received_at: received_at_text, blank_lines, empty_groups } = manifest
    await insert('load', {
      ...{ batch_id, seq, delivery, source_id, file_name, sha256, encoding, shape, received_at_text },
      ...{ rows_in, loaded, quarantined, superseded, blank_lines, empty_groups },
    })
    for (const sheet of manifest.sheets) {
      const { name, header_row, title, n_columns } = sheet
      await insert('source_file', {
        batch_id,
        file_name,
        sheet: name,
        header_row,
        title,
        n_columns,
        rows_in: sheet.rows_in,
      })
    }
    for (const { sheet, column, rule_id, n, first_row } of manifest.issues) {
      await insert('cell_issue', { batch_id, src_sheet: sheet, src_col: column, rule_id, n, first_row })
    }
    for (const { fact_table, field, sheet, column, rule_id } of manifest.lineage) {
      const row = { batch_id, fact_table, field, src_sheet: sheet, src_col: column, rule_id }
      await insert('lineage', { ...row, profile_version: profileVersion(manifest) })
    }
  }
  // Timestamps of a snapshot are UTC without zone, whatever the machine's zone is.
  await workspace.run(`update stored.load set received_at = cast(rtrim(received_at_text, 'Z') as timestamp)`)
}

/** Which words of ours named the columns: the mapping's own version, or how it came about. */
function profileVersion(manifest: BatchManifest): string {
  const version = manifest.mapping['version']
  return typeof version === 'string' || typeof version === 'number' ? String(version) : manifest.mapping_origin
}

/**
 * How many records each load brought and how many of them still stand; call after the canonical tables are made. Units and KPIs
 * do not count: every export mentions the same ones again.
 */
export async function countStanding(workspace: Workspace): Promise<void> {
  await workspace.run('create table stored.record_count (batch_id varchar, n_stored bigint, n_standing bigint)')
  for (const table of CANONICAL_TABLES.filter((name) => name !== 'unit' && name !== 'kpi')) {
    await workspace.run(
      `insert into stored.record_count
         select batch_id, count(*), 0 from stored.${table} group by batch_id
         union all
         select batch_id, 0, count(*) from ${table} group by batch_id`,
      {},
      `records of ${table}`,
    )
  }
}

export const detachStored = (workspace: Workspace): Promise<void> => workspace.run('detach stored')
