import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWorkspace, type Workspace } from '#pipeline/warehouse/open.ts'

/** DuckDB's buffer memory while a file is read and counted, megabytes; the rest goes to disk. */
const MEMORY_MB = 128
/** Each thread holds buffers of its own, about 30 MB together with what it counts; more than two gain little on one file. */
const MOST_THREADS = 2

/** Files up to this size stay in memory: writing a database costs a small one more than reading it. */
const SMALL_BYTES = 8_000_000

/**
 * Lends a database that is gone afterwards, whatever happens.
 *
 * @param bytes  size of the file that will be read; a large one goes to a temporary folder
 */
export async function inScratchWorkspace<T>(bytes: number, work: (workspace: Workspace) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'causeway-stats-'))
  try {
    const workspace = await openWorkspace(bytes <= SMALL_BYTES ? ':memory:' : join(dir, 'rows.duckdb'), {
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
