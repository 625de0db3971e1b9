import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Returns when the file, or the names in the folder, have reached the disk. */
export function sync(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Every file of the folder, then the folder. */
export async function syncFolder(path: string): Promise<void> {
  for (const entry of await readdir(path, { withFileTypes: true })) if (entry.isFile()) sync(join(path, entry.name))
  sync(path)
}

/** Gives a finished file or folder its final name; afterwards the old or the new name exists, never half of one. */
export function moveDurably(from: string, to: string): void {
  renameSync(from, to)
  sync(dirname(to))
}

export function writeDurably(path: string, text: string): void {
  writeFileSync(path, text)
  sync(path)
}
