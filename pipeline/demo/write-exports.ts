import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportsOf, type ExportFile } from './exports.ts'
import { organisation } from './organisation.ts'

/** The company of `causeway demo`: always this one, so that people can talk about the same numbers. */
export const DEMO_SEED = 20261101

/**
 * Makes the example company's exports in `dir` and returns their paths in the order of reading. Making them takes less than a
 * second, so they are made each time and compared: a folder of an older version, or one that was cut short, is put right, and
 * one that is as it should be is left alone. The folder is written beside and renamed, so that it is never half there.
 */
export async function writeExports(dir: string): Promise<string[]> {
  const files = await exportsOf(organisation({ seed: DEMO_SEED }))
  if (!holds(dir, files)) {
    const building = `${dir}.${process.pid}`
    mkdirSync(building, { recursive: true })
    for (const { name, bytes } of files) writeFileSync(join(building, name), bytes)
    rmSync(dir, { recursive: true, force: true })
    renameSync(building, dir)
  }
  return files.map(({ name }) => join(dir, name))
}

function holds(dir: string, files: ExportFile[]): boolean {
  if (!existsSync(dir) || readdirSync(dir).length !== files.length) return false
  return files.every(({ name, bytes }) => existsSync(join(dir, name)) && readFileSync(join(dir, name)).equals(bytes))
}
