import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const queries = fileURLToPath(new URL('../../queries/', import.meta.url))
const known = new Map<string, Promise<string>>()

/** The text of one SQL file of `queries/`, for example `marts/goal_gap.sql`; read once per process. */
export function readSql(relativePath: string): Promise<string> {
  if (!/^[a-z0-9_-]+(\/[a-z0-9_-]+)*\.sql$/.test(relativePath)) {
    throw new RangeError(`readSql takes a path below queries/, got "${relativePath}"`)
  }
  const reading = known.get(relativePath) ?? readFile(queries + relativePath, 'utf8')
  known.set(relativePath, reading)
  return reading
}
