import type { DatabaseSync } from 'node:sqlite'
import { openStore } from '#pipeline/store/open.ts'
import { layout } from '#pipeline/warehouse/layout.ts'

export type UseStore = () => DatabaseSync

/** The transactional store of a warehouse, opened when a route first needs it: reading figures must not depend on a writable folder. */
export function storeWhenNeeded(dir: string): { use: UseStore; close: () => void } {
  let store: DatabaseSync | null = null
  return {
    use: () => (store ??= openStore(layout(dir).store)),
    close: () => {
      store?.close()
      store = null
    },
  }
}
