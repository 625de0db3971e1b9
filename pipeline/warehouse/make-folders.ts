import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { layout, type Layout } from './layout.ts'

/** Makes the folders of a warehouse where they are missing; others on the machine may not look into them. */
export async function makeFolders(dir: string): Promise<Layout> {
  const folders = layout(resolve(dir))
  await mkdir(folders.dir, { recursive: true, mode: 0o700 })
  for (const path of [folders.raw, folders.batches, folders.staging, folders.snapshots, folders.mappings]) {
    await mkdir(path, { recursive: true, mode: 0o700 })
  }
  return folders
}
