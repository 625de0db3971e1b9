import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { openStore } from '#pipeline/store/open.ts'
import { layout } from '#pipeline/warehouse/layout.ts'

/** Works with the store of a warehouse, which may not hold any data yet, and closes it. */
export function withStore<T>(dir: string, work: (store: DatabaseSync) => T): T {
  const folders = layout(resolve(dir))
  mkdirSync(folders.dir, { recursive: true, mode: 0o700 })
  const store = openStore(folders.store)
  try {
    return work(store)
  } finally {
    store.close()
  }
}
