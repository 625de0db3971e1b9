import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Ledger } from '#pipeline/store/ledger.ts'
import type { Layout } from './layout.ts'

/**
 * Removes what killed imports left behind. Only the holder of the writer lock may call it: then nothing in `staging` is
 * alive, and a batch folder without a line in the ledger was never committed.
 *
 * @returns how many things were removed
 */
export async function sweep(folders: Layout, ledger: Ledger): Promise<number> {
  const committed = new Set(ledger.entries().map(({ batch_id }) => batch_id))
  const leftovers = [
    ...(await readdir(folders.staging)).map((name) => join(folders.staging, name)),
    ...(await readdir(folders.batches))
      .filter((name) => !committed.has(name))
      .map((name) => join(folders.batches, name)),
  ]
  for (const path of leftovers) await rm(path, { recursive: true, force: true })
  await rm(folders.currentNext, { force: true })
  return leftovers.length
}
