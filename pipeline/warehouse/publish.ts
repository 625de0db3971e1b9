import { existsSync } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { moveDurably, writeDurably } from './durable.ts'
import type { Layout } from './layout.ts'

/** Older snapshots stay for readers that still hold them and for going back. */
const KEPT_SNAPSHOTS = 5

export const snapshotPath = (folders: Layout, id: string): string => join(folders.snapshots, `${id}.duckdb`)

/** The id of the served snapshot; null before the first one. */
export async function currentId(folders: Layout): Promise<string | null> {
  const text = await readFile(folders.current, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return ''
    throw cause
  })
  return text.trim() || null
}

/**
 * Makes a finished, closed and synced database file the served snapshot. At every moment the pointer names a complete file:
 * the file gets its name first, then the pointer is replaced by a rename.
 */
export async function publish(folders: Layout, builtFile: string, id: string): Promise<void> {
  if (existsSync(`${builtFile}.wal`))
    throw new Error('the new snapshot is not published: its write-ahead log is not empty')
  moveDurably(builtFile, snapshotPath(folders, id))
  writeDurably(folders.currentNext, `${id}\n`)
  moveDurably(folders.currentNext, folders.current)
}

/** Removes all but the newest snapshots, never the served one. A server that holds a removed file goes on reading it. */
export async function removeOldSnapshots(folders: Layout): Promise<void> {
  const served = await currentId(folders)
  const byNumber = (await readdir(folders.snapshots))
    .filter((name) => name.endsWith('.duckdb'))
    .map((name) => name.slice(0, -'.duckdb'.length))
    .sort((a, b) => numberOf(b) - numberOf(a))
  for (const id of byNumber.slice(KEPT_SNAPSHOTS)) {
    if (id !== served) await rm(snapshotPath(folders, id), { force: true })
  }
}

/** `2025-03.12` → 12: the running number orders snapshots, the month only tells a reader what is in it. */
const numberOf = (id: string): number => Number(id.slice(id.lastIndexOf('.') + 1))
