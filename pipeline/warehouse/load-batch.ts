import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { BatchManifest, ReadReport } from '#pipeline/ingest/manifest.ts'
import { CANONICAL_TABLES, type CanonicalTable } from '#queries/canonical.ts'
import { checkDuplicates } from './check-duplicates.ts'
import { countOutcomes } from './count-outcomes.ts'
import { syncFolder, writeDurably } from './durable.ts'
import { csvView, type Delivery } from './csv-view.ts'
import { openWorkspace, type Workspace } from './open.ts'
import { readSql } from './read-sql.ts'
import { literal } from './sql-text.ts'
import { writeQuarantine, type SetAside } from './write-quarantine.ts'

/** DuckDB's buffer memory while loading, megabytes; the rest of the 2 GB belongs to Node and to the reader. */
const LOAD_MEMORY_MB = 1024

export type LoadedBatch = {
  dir: string
  manifest: BatchManifest
  set_aside: SetAside[]
  timings_ms: { load_cast: number; checks: number }
}

/**
 * Turns what the reader left in a job folder into a finished batch folder `<jobDir>/batch`: typed Parquet per table,
 * quarantine, manifest. Each table is read, cast and written in one pass; the checks then read only the columns they need.
 */
export async function loadBatch(job: {
  jobDir: string
  report: ReadReport
  batch_id: string
  seq: number
  /** The first seq of this import; see the manifest. */
  delivery: number
  received_at: string
}): Promise<LoadedBatch> {
  const { jobDir, report, batch_id, seq, delivery, received_at } = job
  const dir = join(jobDir, 'batch')
  await mkdir(dir, { recursive: true })
  const workspace = await openWorkspace(':memory:', {
    memoryMb: LOAD_MEMORY_MB,
    threads: availableParallelism(),
    tempDir: join(jobDir, 'spill'),
  })
  try {
    const started = performance.now()
    const origin = { batch_id, source_id: report.source_id, file_name: report.file_name }
    const tables = await loadTables(workspace, jobDir, dir, origin)
    const loadedAt = performance.now()

    await workspace.run(
      'create temp table verdict (table_name varchar, src_sheet varchar, src_row integer, outcome varchar, detail varchar)',
    )
    for (const table of tables) await checkDuplicates(workspace, table, join(dir, `${table}.parquet`))
    const set_aside = await writeQuarantine(workspace, join(jobDir, 'quarantine.csv'), dir, origin)
    const counts = await countOutcomes(workspace, tables, dir, report)
    const manifest: BatchManifest = { ...report, ...counts, batch_id, seq, delivery, received_at }
    writeDurably(join(dir, 'manifest.json'), JSON.stringify(manifest, null, 1))
    await syncFolder(dir)
    return {
      dir,
      manifest,
      set_aside,
      timings_ms: { load_cast: loadedAt - started, checks: performance.now() - loadedAt },
    }
  } finally {
    workspace.close()
  }
}

/** @returns the tables that the reader delivered */
async function loadTables(
  workspace: Workspace,
  jobDir: string,
  dir: string,
  origin: Delivery,
): Promise<CanonicalTable[]> {
  await workspace.run('create schema raw')
  const tables = CANONICAL_TABLES.filter((table) => existsSync(join(jobDir, `${table}.csv`)))
  for (const table of tables) {
    await workspace.run(await csvView(table, join(jobDir, `${table}.csv`), origin))
    const staging = await readSql(`staging/${table}.sql`)
    await workspace.run(
      `copy (${staging}) to ${literal(join(dir, `${table}.parquet`))} (format parquet)`,
      {},
      `staging/${table}.sql`,
    )
  }
  return tables
}
