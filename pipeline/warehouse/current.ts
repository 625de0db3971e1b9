import { mkdirSync, watch } from 'node:fs'
import { resolve } from 'node:path'
import type { Log } from '#pipeline/effects.ts'
import { noData } from '#pipeline/no-data.ts'
import { layout } from './layout.ts'
import { openSnapshot, type Snapshot } from './open.ts'
import { currentId, snapshotPath } from './publish.ts'

/** The snapshot of a warehouse, whichever is current. */
export type Served = {
  /** Runs `work` on one snapshot from start to end, also when a newer one is published meanwhile. */
  use: <T>(work: (snapshot: Snapshot) => Promise<T>) => Promise<T>
  /** The snapshot being served; null before the first one. */
  id: () => string | null
  /** The snapshot that was published last; differs from `id` when it cannot be opened. */
  newest: () => string | null
  close: () => Promise<void>
}

/** File events can get lost (network drives, containers), so the pointer is also looked at this often. */
const POLL_MS = 1000
/** A reader of the old snapshot may finish within this time after a swap. */
const DRAIN_MS = 30_000

type Handle = { snapshot: Snapshot; readers: number; isRetired: boolean; onIdle: () => void }

export async function followCurrent(dir: string, log: Log): Promise<Served> {
  const folders = layout(resolve(dir))
  mkdirSync(folders.dir, { recursive: true, mode: 0o700 })
  let handle: Handle | null = null
  let newest: string | null = null
  let failed: string | null = null
  const retiring = new Set<Promise<void>>()

  const swapTo = async (id: string) => {
    try {
      const snapshot = await openSnapshot(snapshotPath(folders, id))
      await selfTest(snapshot).catch(async (cause: unknown) => {
        await snapshot.close()
        throw cause
      })
      const old = handle
      handle = { snapshot, readers: 0, isRetired: false, onIdle: () => {} }
      failed = null
      log.info({ snapshot: id }, 'snapshot served')
      if (old) {
        const gone = retire(old)
        retiring.add(gone)
        void gone.finally(() => retiring.delete(gone))
      }
    } catch (cause) {
      // Said once, not every second; a new pointer is tried again.
      failed = id
      log.error({ snapshot: id, cause: String(cause) }, 'the new snapshot cannot be opened; the previous one is served')
    }
  }

  let looking: Promise<void> | null = null
  const look = () => {
    looking ??= (async () => {
      newest = await currentId(folders)
      if (newest !== null && newest !== handle?.snapshot.id && newest !== failed) await swapTo(newest)
    })()
      .catch((cause: unknown) => log.error({ cause: String(cause) }, 'the pointer to the snapshot cannot be read'))
      .finally(() => (looking = null))
    return looking
  }

  await look()
  const poll = setInterval(() => void look(), POLL_MS).unref()
  const watcher = watch(folders.dir, (_, name) => {
    if (name === null || name === 'current') void look()
  })
  watcher.unref()
  watcher.on('error', () => watcher.close())

  return {
    async use(work) {
      const taken = handle
      if (!taken) throw noData()
      taken.readers++
      try {
        return await work(taken.snapshot)
      } finally {
        taken.readers--
        if (taken.isRetired && taken.readers === 0) taken.onIdle()
      }
    },
    id: () => handle?.snapshot.id ?? null,
    newest: () => newest,
    async close() {
      clearInterval(poll)
      watcher.close()
      await looking
      await handle?.snapshot.close()
      handle = null
      await Promise.all(retiring)
    },
  }
}

/** Waits for the last reader, at most DRAIN_MS, then interrupts and closes. */
async function retire(handle: Handle): Promise<void> {
  handle.isRetired = true
  if (handle.readers > 0) {
    await new Promise<void>((done) => {
      const late = setTimeout(done, DRAIN_MS).unref()
      handle.onIdle = () => {
        clearTimeout(late)
        done()
      }
    })
  }
  await handle.snapshot.close()
}

/** A file that opens may still be cut short or of another warehouse: it must answer, and know its own name. */
async function selfTest(snapshot: Snapshot): Promise<void> {
  const [info] = await snapshot.query('select snapshot_id from snapshot_info', {}, { source: 'self-test' })
  if (info?.['snapshot_id'] !== snapshot.id)
    throw new Error(`the file says it is snapshot ${String(info?.['snapshot_id'])}`)
  await snapshot.query('select count(*) as n from gap_cell', {}, { source: 'self-test' })
}
