import { foldHeader } from './fold.ts'
import type { Merge } from './grid.ts'
import { HEADER_WITHIN_ROWS, LIMITS, over } from './limits.ts'
import { refusal } from './refusal.ts'
import { candidatesByHeader, measureSuffixes } from './synonyms.ts'
import { readPeriod } from './values/period.ts'

export type Sample = { cells: string[][]; lines: number[] }
export type Header = {
  /** Index in the sample of the first header row, how many rows it has, and the physical line of the first. */
  at: number
  rows: 1 | 2
  line: number
  /** One name per column; two rows are joined as `销售额 > 目标值`. Columns without a name are ''. */
  names: string[]
  /** Text above the header. */
  title: string | null
  hits: number
  /** Group titles were carried to the right without merges that say so (CSV). */
  groupsCarried: boolean
}

export type Wanted = {
  header_row?: number | undefined
  header_rows?: 1 | 2 | undefined
  known?: ((name: string) => boolean) | undefined
}

/**
 * The header is where names are: the row of the first twenty with the most known names, text and distinct cells, and the fewest
 * numbers (import.md 5.3). A header of two rows wins where its joined names say more than either row alone.
 */
export function findHeader(sample: Sample, merges: Merge[], wanted: Wanted, file: string): Header | null {
  const isKnown = wanted.known ?? isKnownName
  let best: { score: number; header: Header } | null = null
  const last = Math.min(sample.cells.length, HEADER_WITHIN_ROWS)
  for (let at = 0; at < last; at++) {
    if (wanted.header_row !== undefined && sample.lines[at] !== wanted.header_row) continue
    for (const rows of [1, 2] as const) {
      if (wanted.header_rows !== undefined && wanted.header_rows !== rows) continue
      if (rows === 2 && at + 1 >= sample.cells.length) continue
      const named = rows === 1 ? oneRow(sample, at) : twoRows(sample, at, merges)
      if (!named) continue
      if (named.names.length > LIMITS.columns)
        throw refusal('too-large', { file, line: sample.lines[at] }, over(LIMITS.columns, 'columns'))
      const filled = named.names.filter((name) => name !== '')
      const hits = filled.filter(isKnown).length
      const numeric = filled.filter((name) => /^-?[\d.,%]+$/.test(name)).length / Math.max(1, filled.length)
      const score = 3 * hits + (1 - numeric) + new Set(filled).size / Math.max(1, filled.length) - numeric
      const isBetter = filled.length > 0 && (!best || score > best.score + 1e-9)
      if (isBetter) {
        best = {
          score,
          header: {
            at,
            rows,
            line: sample.lines[at] ?? 1,
            names: named.names,
            title: titleAbove(sample, at),
            hits,
            groupsCarried: named.carried,
          },
        }
      }
    }
  }
  return best?.header ?? null
}

function oneRow(sample: Sample, at: number): { names: string[]; carried: boolean } {
  return { names: withoutEmptyEnd((sample.cells[at] ?? []).map(tidy)), carried: false }
}

/** The two rows joined column by column; null when the upper row has fewer than two different titles (that is a title, no header). */
function twoRows(sample: Sample, at: number, merges: Merge[]): { names: string[]; carried: boolean } | null {
  const upper = (sample.cells[at] ?? []).map(tidy)
  const lower = (sample.cells[at + 1] ?? []).map(tidy)
  if (new Set(upper.filter((name) => name !== '')).size < 2 || lower.every((name) => name === '')) return null
  const line = sample.lines[at] ?? 0
  const width = Math.max(upper.length, lower.length)
  let carried = false
  for (const merge of merges) {
    if (merge.firstRow > line || merge.lastRow < line) continue
    for (let column = merge.firstColumn; column <= Math.min(merge.lastColumn, width - 1); column++) {
      upper[column] = upper[merge.firstColumn] ?? ''
      if (merge.lastRow > line) lower[column] = upper[merge.firstColumn] ?? ''
    }
  }
  if (merges.length === 0) {
    for (let column = 1; column < width; column++) {
      const isGroupCell = (upper[column] ?? '') === '' && (lower[column] ?? '') !== ''
      if (!isGroupCell || (upper[column - 1] ?? '') === '') continue
      upper[column] = upper[column - 1] ?? ''
      carried = true
    }
  }
  const names = Array.from({ length: width }, (_, column) =>
    [...new Set([upper[column] ?? '', lower[column] ?? ''].filter((part) => part !== ''))].join(' > '),
  )
  return { names: withoutEmptyEnd(names), carried }
}

const tidy = (cell: string) => cell.normalize('NFKC').replaceAll(/\s+/g, ' ').trim()

function withoutEmptyEnd(names: string[]): string[] {
  const last = names.findLastIndex((name) => name !== '')
  return names.slice(0, last + 1)
}

function titleAbove(sample: Sample, at: number): string | null {
  const rows = sample.cells
    .slice(0, at)
    .map((row) => [...new Set(row.map(tidy).filter((cell) => cell !== ''))].join(' '))
  const title = rows.filter((row) => row !== '').join(' ')
  return title === '' ? null : title.slice(0, 300)
}

/** A name of the table of synonyms, a group with a measure below it, or a period. */
export function isKnownName(name: string): boolean {
  const { key } = foldHeader(name)
  if (candidatesByHeader.has(key)) return true
  const parts = name.split(' > ')
  if (parts.length === 2) return measureOf(parts[1] ?? '') !== null
  return readPeriod(name, { year: 2000 }) !== null && !/^\d+$/.test(name)
}

/** The measure that a lower header names: 权重, 目标值, 实际值, 得分 … */
export function measureOf(name: string) {
  const { key } = foldHeader(name)
  return measureSuffixes.find(({ suffix }) => suffix === key)?.field ?? null
}
