import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { noData } from '#pipeline/no-data.ts'
import type { Served } from '#pipeline/warehouse/current.ts'
import { layout } from '#pipeline/warehouse/layout.ts'
import { openSnapshot, type Snapshot } from '#pipeline/warehouse/open.ts'
import { busy, unknownSnapshot } from './problems.ts'

export type UseSnapshot = <T>(pinned: string | undefined, work: (snapshot: Snapshot) => Promise<T>) => Promise<T>

/** An older snapshot stays open this long after its last reader, because one page asks several times. Milliseconds. */
const IDLE_MS = 30_000

/** Older snapshots open at once: each is a database with memory of its own. */
const MOST_PINNED = 2

type Pinned = { snapshot: Promise<Snapshot>; readers: number; idle?: NodeJS.Timeout }

/**
 * Work on the current snapshot, or on an older one named by the `snap` parameter as long as its file exists.
 * Whoever works holds the handle, so neither a swap nor the idle time closes it under a reader.
 */
export function snapshots(dir: string, served: Served): { use: UseSnapshot; close: () => Promise<void> } {
  const open = new Map<string, Pinned>()

  const drop = async (id: string, pinned: Pinned) => {
    clearTimeout(pinned.idle)
    if (open.get(id) === pinned) open.delete(id)
    const snapshot = await pinned.snapshot.catch(() => null)
    await snapshot?.close()
  }

  const pin = (id: string, path: string): Pinned => {
    const found = open.get(id)
    if (found) return found
    if (open.size >= MOST_PINNED) {
      const idle = [...open].find(([, { readers }]) => readers === 0)
      if (!idle) throw busy()
      void drop(...idle)
    }
    const pinned: Pinned = { snapshot: openSnapshot(path), readers: 0 }
    open.set(id, pinned)
    pinned.snapshot.catch(() => void drop(id, pinned))
    return pinned
  }

  const usePinned = async <T>(id: string, work: (snapshot: Snapshot) => Promise<T>): Promise<T> => {
    const pinned = pin(id, await existingFile(dir, id))
    clearTimeout(pinned.idle)
    pinned.readers++
    try {
      return await work(await pinned.snapshot)
    } finally {
      pinned.readers--
      if (pinned.readers === 0) pinned.idle = setTimeout(() => void drop(id, pinned), IDLE_MS).unref()
    }
  }

  const use: UseSnapshot = async (id, work) => {
    if (id !== undefined && id !== served.id()) return usePinned(id, work)
    if (served.id() === null) throw noData()
    return served.use(work)
  }
  const close = async () => {
    for (const [id, pinned] of open) await drop(id, pinned)
  }
  return { use, close }
}

async function existingFile(dir: string, id: string): Promise<string> {
  // The id becomes a file name: nothing that could leave the folder.
  if (!/^\w[\w.-]{0,80}$/.test(id)) throw unknownSnapshot()
  const path = join(layout(dir).snapshots, `${id}.duckdb`)
  await access(path).catch(() => {
    throw unknownSnapshot()
  })
  return path
}
