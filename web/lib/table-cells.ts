import { isGapIn, type Column, type Table } from '#queries/define.ts'
import type { Lang } from '#queries/locale.ts'
import { DASH, formatDate, formatExact, formatGap, formatPercent, formatPeriod } from '#queries/words/format.ts'
import { EVENT_KINDS, eventKind } from '#queries/words/event.ts'
import { importCodes } from '#queries/words/import-codes.ts'
import type { Words } from '#web/text/words.ts'
import { diagnosisCode } from './diagnosis-codes.ts'
import { goalCode } from './goal-codes.ts'
import { trapCode } from './trap-codes.ts'

export type Value = string | number | boolean | null
export type Row = Record<string, Value>

/** The columns a reader of this language needs: names in the other language and bare ids stay in the CSV. */
export function shownColumns(columns: Column[], lang: Lang): Column[] {
  const names = new Set(columns.map(({ name }) => name))
  const other = lang === 'zh' ? '_en' : '_zh'
  return columns.filter(({ name }) => {
    if (name.endsWith(other) && names.has(name.slice(0, -3) + (lang === 'zh' ? '_zh' : '_en'))) return false
    // A code that stands beside its words in both languages.
    if (names.has(`${name}_zh`) && names.has(`${name}_en`)) return false
    if (name.endsWith('_id') && names.has(`${name.slice(0, -3)}_${lang}`)) return false
    return true
  })
}

/** A value as the chart prints it: ratios as percent, gaps with their sign, codes as words, absence as a dash. */
export function cellText(column: Column, row: Row, lang: Lang, words: Words): string {
  const value = row[column.name]
  if (value === null || value === undefined) return DASH
  if (typeof value === 'boolean') return words.figure.yesNo[value ? 'yes' : 'no']
  if (typeof value === 'string') {
    if (column.kind === 'date') return formatDate(value, lang)
    if (column.name.endsWith('period_id')) return formatPeriod(value, lang)
    if (column.name === 'event_kind') return eventKind(EVENT_KINDS.find((kind) => kind === value) ?? 'other', lang)
    return (
      diagnosisCode(column.name, value, lang) ??
      trapCode(column.name, value, lang) ??
      goalCode(column.name, value, lang) ??
      words.codes[value as keyof Words['codes']] ??
      importCodes[value]?.title[lang] ??
      value
    )
  }
  if (isGapIn(column, row)) return formatGap(value, lang)
  if (column.kind === 'ratio') return formatPercent(value, lang)
  return formatExact(value, lang)
}

/**
 * Rows in the order `sort` asks for (`gap_ratio`, `-gap_ratio`). A row without a value, protected ones among them, keeps its
 * place in the organisation, after the others: its position must not tell what is withheld.
 */
export function sorted<R>(rows: Row[], table: Pick<Table<R>, 'columns'>, sort: string | null, lang: Lang): Row[] {
  const name = sort?.replace(/^-/, '')
  const column = table.columns.find((one) => one.name === name)
  if (!column) return rows
  const sign = sort?.startsWith('-') ? -1 : 1
  const collator = new Intl.Collator(lang === 'zh' ? 'zh-CN' : 'en', { numeric: true })
  const isKnown = (row: Row) => row[column.name] !== null && row[column.name] !== undefined && row.state !== 'withheld'
  const compare = (a: Row, b: Row) => {
    const [x, y] = [a[column.name], b[column.name]]
    return typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y))
  }
  return [...rows.filter(isKnown).sort((a, b) => sign * compare(a, b)), ...rows.filter((row) => !isKnown(row))]
}

export const isNumeric = (column: Column): boolean => ['integer', 'number', 'ratio'].includes(column.kind)
