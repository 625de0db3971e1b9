import { lstat, readdir } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { refusal } from '#pipeline/ingest/refusal.ts'

/** What lies beside data in a folder without being data: descriptions and mappings. */
const BESIDE_DATA = new Set(['.md', '.yaml', '.yml'])

/**
 * The files to import, in the order given; a folder stands for its files and those of its subfolders, by name. Hidden files,
 * links, devices, descriptions (.md) and mappings (.yaml) inside a folder are passed over.
 */
export async function filesOf(paths: string[]): Promise<string[]> {
  const files: string[] = []
  for (const path of paths) {
    const found = await lstat(path).catch((cause: unknown) => {
      throw refusal('no-such-file', { file: path }, {}, cause)
    })
    if (found.isDirectory()) files.push(...(await filesBelow(path)))
    else files.push(path)
  }
  return files
}

async function filesBelow(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true })
  const files: string[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(dir, entry.name)
    if (basename(path).startsWith('.')) continue
    if (entry.isDirectory()) files.push(...(await filesBelow(path)))
    else if (entry.isFile() && !BESIDE_DATA.has(extname(path).toLowerCase())) files.push(path)
  }
  return files
}
