import { textMatrix } from '#pipeline/terminal/text-matrix.ts'
import { textTable } from '#pipeline/terminal/text-table.ts'
import { isGapIn, type Analysis, type Answer, type Column, type Provenance, type Table } from '#queries/define.ts'
import type { Lang, Text } from '#queries/locale.ts'
import { lightPalette } from '#queries/palette.ts'
import { formatExact, formatGap, formatPercent } from '#queries/words/format.ts'

/** At most this many rows of one table on a terminal; the rest is for --format csv. */
const MOST_ROWS = 60

/** One answer for a terminal: the finding, the picture or the tables, when not to believe it, and where it comes from.
 * `width` is that of the terminal, Infinity for a file. */
export function printedAnswer(analysis: Analysis, { result, provenance }: Answer, lang: Lang, width: number): string {
  const text = analysis.text[lang]
  const chart = analysis.chart(result, { lang, palette: lightPalette })
  const body =
    chart.kind === 'matrix'
      ? [textMatrix(chart, width)]
      : analysis.tables.map((table) => printedTable(table, result, lang))
  return [
    `${text.title} · ${text.question}`,
    text.finding(result),
    ...body,
    text.caveat,
    sourceLine(provenance, lang),
  ].join('\n\n')
}

function printedTable(table: Table<unknown>, result: unknown, lang: Lang): string {
  const all = table.rows(result)
  const rows = all.slice(0, MOST_ROWS).map((row) => table.columns.map((column) => printed(row, column, lang)))
  const header = table.columns.map((column) => column.label[lang])
  const align = table.columns.map(({ kind }) => (kind === 'text' || kind === 'date' ? 'left' : 'right'))
  const rest = all.length > MOST_ROWS ? `\n${words[lang].more(all.length - MOST_ROWS)}` : ''
  return `${table.title[lang]}\n${all.length === 0 ? words[lang].noRows : textTable(header, rows, align) + rest}`
}

function printed(row: ReturnType<Table<unknown>['rows']>[number], column: Column, lang: Lang): string {
  const value = row[column.name] ?? null
  if (value === null) return row['state'] === 'withheld' && column.kind !== 'text' ? words[lang].withheld : '—'
  if (typeof value === 'boolean') return value ? words[lang].yes : words[lang].no
  if (typeof value === 'string') return value
  if (isGapIn(column, row)) return formatGap(value, lang)
  return column.kind === 'ratio' ? formatPercent(value, lang) : formatExact(value, lang)
}

function sourceLine({ snapshot, state, rows, as_of, code_version }: Provenance, lang: Lang): string {
  return words[lang].source(snapshot, state, rows, as_of ?? '—', code_version)
}

type Words = {
  withheld: string
  yes: string
  no: string
  noRows: string
  more: (n: number) => string
  source: (snapshot: string, state: string, rows: number, asOf: string, code: string) => string
}

const words: Text<Words> = {
  en: {
    withheld: 'protected',
    yes: 'yes',
    no: 'no',
    noRows: 'no rows',
    more: (n) => `… and ${n} more rows: --format csv prints all.`,
    source: (snapshot, state, rows, asOf, code) =>
      `Snapshot ${snapshot} · parameters ${state} · ${rows} rows · data to ${asOf} · code ${code}`,
  },
  zh: {
    withheld: '已保护',
    yes: '是',
    no: '否',
    noRows: '没有数据行',
    more: (n) => `……另有 ${n} 行：--format csv 可输出全部。`,
    source: (snapshot, state, rows, asOf, code) =>
      `快照 ${snapshot} · 参数 ${state} · ${rows} 行 · 数据截至 ${asOf} · 程序 ${code}`,
  },
}
