import { createHash, type Hash } from 'node:crypto'
import type { CanonicalTable } from '#queries/canonical.ts'
import type { Batch } from './grid.ts'
import type { openQuarantine } from './quarantine.ts'
import { refusal } from './refusal.ts'
import type { Cells } from './readers/context.ts'
import { rowWriter } from './row-writer.ts'
import type { ReadySheet } from './sheet-to-write.ts'
import { openSink, type Sink } from './sink.ts'
import type { RecordWriter } from './tables/record.ts'

export type Written = {
  rowsIn: number
  rowsBySheet: number[]
  blankLines: number
  emptyGroups: number
  records: number
  contentHash: string
  tables: CanonicalTable[]
}

/** Writes every record of the sheets, sets faulty rows aside, and counts so that each row has exactly one outcome. */
export function writeTables(
  sheets: ReadySheet[],
  outDir: string,
  quarantine: ReturnType<typeof openQuarantine>,
  progress: (rows: number) => void,
): Written {
  const sinks = new Map<CanonicalTable, { sink: Sink; columns: string[] }>()
  const hash = createHash('sha256')
  const total = { rowsIn: 0, blankLines: 0, emptyGroups: 0, records: 0 }
  const rowsBySheet: number[] = []
  for (const sheet of sheets) {
    const before = total.rowsIn
    const row = rowWriter(sheet, total)
    const places = sheet.writers.map((writer) => placeOf(writer, sinks, outDir))
    for (const batch of sheet.grid.batches()) {
      addContent(hash, batch)
      total.blankLines += batch.blank
      for (let i = 0; i < batch.cells.length; i++) {
        const line = batch.lines[i] ?? 0
        if (line <= sheet.lastHeaderLine) continue
        const cells = batch.cells[i] ?? []
        if (isBlank(cells)) {
          total.blankLines++
          continue
        }
        total.rowsIn++
        const records = row(cells, line, batch.problems?.get(i), batch.hasControlChars)
        if (sheet.state.code !== '') quarantine.add(sheet.state, cells)
        else for (const [w, found] of records.entries()) for (const record of found) places[w]?.(record)
      }
      progress(total.rowsIn)
    }
    rowsBySheet.push(total.rowsIn - before)
    for (const [w, writer] of sheet.writers.entries()) for (const record of writer.rest?.() ?? []) places[w]?.(record)
  }
  for (const { sink } of sinks.values()) {
    total.records += sink.rows()
    sink.close()
  }
  return { ...total, rowsBySheet, contentHash: hash.digest('hex'), tables: [...sinks.keys()] }
}

function placeOf(
  writer: RecordWriter,
  sinks: Map<CanonicalTable, { sink: Sink; columns: string[] }>,
  outDir: string,
): (record: string[]) => void {
  const known = sinks.get(writer.table)
  const { sink, columns } = known ?? { sink: openSink(outDir, writer.table, writer.columns), columns: writer.columns }
  if (!known) sinks.set(writer.table, { sink, columns })
  const isSame = columns.length === writer.columns.length && columns.every((name, i) => name === writer.columns[i])
  if (isSame) return sink.add
  const order = columns.map((name) => writer.columns.indexOf(name))
  return (record) => sink.add(order.map((index) => (index < 0 ? '' : (record[index] ?? ''))))
}

/** The content of the cells, whatever encoding, delimiter or line ends carried them. */
function addContent(hash: Hash, batch: Batch) {
  let text = ''
  for (const cells of batch.cells) {
    text += `${cells.join('\u001f')}\u001e`
    if (text.length < 1 << 20) continue
    hash.update(text, 'utf8')
    text = ''
  }
  hash.update(text, 'utf8')
}

function isBlank(cells: Cells): boolean {
  if (cells[0] !== undefined && cells[0] !== '' && cells[0] !== ' ') return false
  return cells.every((cell) => cell.trim() === '')
}

/** Refuses a file of which too many rows could not be read, naming the first of them. */
export function refuseIfTooMany(
  written: Written,
  quarantine: ReturnType<typeof openQuarantine>,
  share: number,
  file: string,
) {
  if (written.rowsIn === 0) throw refusal('no-rows', { file })
  if (quarantine.counted() <= share * written.rowsIn) return
  throw refusal(
    'too-many-quarantined',
    { file },
    { quarantined: quarantine.counted(), rows: written.rowsIn, limit: `${share * 100} %`, first: quarantine.first() },
  )
}
