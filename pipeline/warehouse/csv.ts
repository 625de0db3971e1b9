import type { Column, Table } from '#queries/define.ts'
import type { Lang } from '#queries/locale.ts'

const BOM = '\uFEFF'
const LINE_END = '\r\n'
const PROTECTED = { zh: '已保护', en: 'protected' }

type Value = string | number | boolean | null

/**
 * One named table of a result as CSV for spreadsheets: UTF-8 with byte order mark (or Excel reads Chinese as Latin), CRLF,
 * header "label (code)", numbers with a decimal point at full precision, ISO dates. A missing measure of a withheld row
 * prints the word "protected", never a blank that could be taken for "no data".
 */
export function toCsv<R>(table: Table<R>, result: R, lang: Lang): string {
  const header = table.columns.map((column) => field(asText(`${column.label[lang]} (${column.name})`)))
  const lines = table
    .rows(result)
    .map((row) => table.columns.map((column) => field(printed(row, column, lang))).join(','))
  return BOM + [header.join(','), ...lines].map((line) => line + LINE_END).join('')
}

function printed(row: Record<string, Value>, column: Column, lang: Lang): string {
  const value = row[column.name] ?? null
  if (value === null) return row.state === 'withheld' && column.kind !== 'text' ? PROTECTED[lang] : ''
  return typeof value === 'string' ? asText(value) : String(value)
}

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe. Full-width signs count, because Chinese input
 * methods write them and spreadsheets normalise them; so do leading blanks, which some programs drop before looking.
 */
function asText(text: string): string {
  return /^(?:[\t\r\n\0]|\s*[=+\-@＝＋－＠])/.test(text) ? `'${text}` : text
}

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
