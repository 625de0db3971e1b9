import { encodeGb18030 } from './gb18030.ts'

export type Cell = string | number | null

/** Rows as CSV bytes with CRLF line ends; short rows are filled up to the widest, as a spreadsheet program does. */
export function csvBytes(rows: Cell[][], encoding: 'gb18030' | 'utf-8-bom'): Uint8Array {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0)
  const lines = rows.map((row) => Array.from({ length: width }, (_, i) => quoted(row[i] ?? '')).join(','))
  const text = lines.join('\r\n') + '\r\n'
  return encoding === 'gb18030' ? encodeGb18030(text) : new TextEncoder().encode('\ufeff' + text)
}

const quoted = (cell: Cell): string => {
  const text = String(cell ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
