import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { likelyDelimiter } from '#pipeline/ingest/csv-grid.ts'
import { csvBatches } from '#pipeline/ingest/csv-rows.ts'
import { textChunks } from '#pipeline/ingest/text-chunks.ts'
import { CausewayError } from '#pipeline/errors.ts'
import { brokenHeader, emptyFile, noSuchColumn, noSuchFile, notUtf8, sameColumnTwice } from './file-fault.ts'

/** A table to analyse: any delimited UTF-8 text whose first line names the columns. */
export type CsvFile = { path: string; name: string; bytes: number; delimiter: string; header: string[] }

/** Characters from which the delimiter is judged; a header is never longer. */
const HEAD_CHARS = 100_000

/** Checks the whole file for UTF-8 and reads its header. A byte order mark is accepted. @throws a letter, never a trace */
export function openCsv(path: string): CsvFile {
  const name = basename(path)
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found?.isFile()) throw noSuchFile(path)
  const head = headOf(path, name)
  if (head.trim() === '') throw emptyFile(name)
  const delimiter = likelyDelimiter(head)
  const [first] = csvBatches([head], { delimiter, fileName: name, firstLine: 1 })
  const header = (first?.cells[0] ?? []).map((cell) => cell.trim())
  // DuckDB takes the first line for the header, whatever its quotation marks say.
  if (header.some((column) => /[\r\n]/.test(column))) throw brokenHeader(name)
  return { path, name, bytes: found.size, delimiter, header }
}

/** Place of a column in the file. @throws when no column, or more than one, has the name */
export function columnAt({ name, header }: CsvFile, column: string): number {
  const place = header.indexOf(column)
  if (place < 0) throw noSuchColumn(name, column, header)
  if (header.includes(column, place + 1)) throw sameColumnTwice(name, column)
  return place
}

/** The first characters, after the whole text was decoded once: a fault in the last line must not surface as a strange result. */
function headOf(path: string, name: string): string {
  let head = ''
  try {
    for (const chunk of textChunks(path, 'utf-8', 0, name)) {
      if (head.length < HEAD_CHARS) head += chunk.slice(0, HEAD_CHARS - head.length)
    }
  } catch (cause) {
    if (cause instanceof CausewayError) throw notUtf8(name, cause.place.line)
    throw noSuchFile(path)
  }
  if (head.includes('\0')) throw notUtf8(name, undefined)
  return head.replace(/^\uFEFF/, '')
}
