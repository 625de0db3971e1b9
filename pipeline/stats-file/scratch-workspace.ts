import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWorkspace, type Workspace } from '#pipeline/warehouse/open.ts'

/** DuckDB's buffer memory while a file is read and counted, megabytes; the rest goes to disk. */
const MEMORY_MB = 128
/** More threads read no faster from one file, and each holds a buffer of its own. */
const MOST_THREADS = 4

/** Lends a database in a temporary folder, which is gone afterwards whatever happens. */
export async function inScratchWorkspace<T>(work: (workspace: Workspace) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'causeway-stats-'))
  try {
    const workspace = await openWorkspace(join(dir, 'rows.duckdb'), {
      memoryMb: MEMORY_MB,
      threads: Math.min(MOST_THREADS, availableParallelism()),
      tempDir: join(dir, 'spill'),
    })
    try {
      return await work(workspace)
    } finally {
      workspace.close()
    }
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}
