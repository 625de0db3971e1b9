import { open } from 'node:fs/promises'
import { columnsOf, type CanonicalTable } from '#queries/canonical.ts'
import { literal } from './sql-text.ts'

/** What every record of a load has in common; the reader does not repeat it on each line. */
export type Delivery = { batch_id: string; source_id: string; file_name: string }

/** The only tenant until there are several. */
const TENANT = 'main'

/**
 * A view `raw.<table>` over the reader's CSV with every canonical column, all text: columns the file lacks are empty.
 * Nothing is guessed: names in file order, strict quoting, no nulls by spelling.
 */
export async function csvView(table: CanonicalTable, path: string, delivery: Delivery): Promise<string> {
  const delivered = (await firstLine(path)).split(',')
  const known = Object.keys(columnsOf(table))
  const stray = delivered.filter((name) => !known.includes(name))
  if (stray.length > 0) throw new RangeError(`${table}.csv has columns that ${table} does not: ${stray.join(', ')}`)

  const given: Record<string, string> = {
    tenant_id: TENANT,
    batch_id: delivery.batch_id,
    source_id: delivery.source_id,
    src_file: delivery.file_name,
  }
  const columns = known.map((name) => {
    if (name in given) return `${literal(given[name]!)} as ${name}`
    return delivered.includes(name) ? name : `'' as ${name}`
  })
  return `create view raw.${table} as select ${columns.join(', ')} from ${csvText(path, delivered)}`
}

/** `read_csv` of clean text: every value VARCHAR, empty stays empty. */
export const csvText = (path: string, names: string[]): string =>
  `read_csv(${literal(path)}, auto_detect = false, strict_mode = true, header = true, delim = ',', quote = '"', escape = '"',
    columns = {${names.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ')}},
    force_not_null = [${names.map(literal).join(', ')}])`

/** Header names are our own words, without quotes or commas. */
export async function firstLine(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(16_384), position: 0 })
    const text = buffer.toString('utf8', 0, bytesRead).replace(/^\uFEFF/, '')
    return text.split(/\r?\n/, 1)[0] ?? ''
  } finally {
    await file.close()
  }
}
