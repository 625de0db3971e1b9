import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportsOf } from './exports.ts'
import { organisation } from './organisation.ts'

/** The company of `causeway demo`: always this one, so that people can talk about the same numbers. */
export const DEMO_SEED = 20261101

/**
 * Writes the example company's exports into `dir` unless files are there already, and returns their paths in the order of
 * reading. They are written beside and renamed, so that an interrupted start leaves either all of them or none.
 */
export async function writeExports(dir: string): Promise<string[]> {
  if (!existsSync(dir) || readdirSync(dir).length === 0) {
    const building = `${dir}.${process.pid}`
    mkdirSync(building, { recursive: true })
    for (const { name, bytes } of await exportsOf(organisation({ seed: DEMO_SEED })))
      writeFileSync(join(building, name), bytes)
    rmSync(dir, { recursive: true, force: true })
    renameSync(building, dir)
  }
  // macOS may give names back in decomposed form; compared and sorted they must be composed.
  return readdirSync(dir)
    .filter((name) => /\.(csv|xlsx)$/.test(name))
    .sort((a, b) => (a.normalize('NFC') < b.normalize('NFC') ? -1 : 1))
    .map((name) => join(dir, name))
}
