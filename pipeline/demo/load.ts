import { basename } from 'node:path'
import type { Clock, Log, Progress } from '#pipeline/effects.ts'
import { productDir } from '#pipeline/config.ts'
import { importFiles, type ImportOutcome } from '#pipeline/warehouse/import.ts'
import { writeExports } from './write-exports.ts'

export const DEMO_EXPORTS = `${productDir}data/demo/company`
const MAPPINGS = `${productDir}data/demo/mappings`

/** The exports whose words are the company's own and need a mapping; the others are recognised by their headers. */
const MAPPED: Record<string, string> = {
  '04_环境因素.csv': `${MAPPINGS}/context.yaml`,
  '05_改进计划.csv': `${MAPPINGS}/plans.yaml`,
}

/**
 * Makes the exports if they are absent and loads them the way any export is loaded. A second run finds everything loaded
 * and changes nothing.
 */
export async function loadDemo(
  warehouse: string,
  effects: { clock: Clock; progress: Progress; log: Log },
  exportsDir: string = DEMO_EXPORTS,
): Promise<ImportOutcome['files']> {
  const paths = await writeExports(exportsDir)
  const mappingOf = (path: string) => MAPPED[basename(path)] ?? null
  const files: ImportOutcome['files'] = []
  // In the order of their numbers; each call publishes a snapshot, and the large files come in the last one.
  for (let next = 0; next < paths.length;) {
    const mapping = mappingOf(paths[next]!)
    const group = paths.slice(next).slice(0, runLength(paths.slice(next).map(mappingOf)))
    next += group.length
    const outcome = await importFiles({ dir: warehouse, paths: group, mapping, accept: true }, effects)
    // The exports are ours: one that is refused is a fault of the product, and half an example helps nobody.
    for (const { error } of outcome.refused) throw error
    files.push(...outcome.files)
  }
  return files
}

/** How many values from the first on are equal to it. */
function runLength(values: (string | null)[]): number {
  const other = values.findIndex((value) => value !== values[0])
  return other === -1 ? values.length : other
}
