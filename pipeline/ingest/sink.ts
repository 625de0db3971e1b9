import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const FLUSH_CHARS = 1 << 20

/** One CSV file of the job folder, written in large pieces. Cells are canonical text; only free text may need quotes. */
export type Sink = { add: (cells: readonly string[]) => void; close: () => void; rows: () => number }

export function openSink(folder: string, name: string, columns: readonly string[]): Sink {
  const file = openSync(join(folder, `${name}.csv`), 'w')
  let buffer = `${columns.join(',')}\n`
  let rows = 0
  const flush = () => {
    const bytes = Buffer.from(buffer, 'utf8')
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
    buffer = ''
  }
  return {
    add(cells) {
      let line = ''
      for (let i = 0; i < cells.length; i++) {
        const cell = cells[i] ?? ''
        line += i === 0 ? quoted(cell) : `,${quoted(cell)}`
      }
      buffer += `${line}\n`
      rows++
      if (buffer.length > FLUSH_CHARS) flush()
    },
    close() {
      flush()
      closeSync(file)
    },
    rows: () => rows,
  }
}

function quoted(cell: string): string {
  for (let i = 0; i < cell.length; i++) {
    const code = cell.charCodeAt(i)
    if (code === 34 || code === 44 || code === 10 || code === 13) return `"${cell.replaceAll('"', '""')}"`
  }
  return cell
}
