import type { Merge } from './grid.ts'

/** What a values reader does not tell: merges, percent formats, formulas without a result, numbers too long to be exact. */
export type SheetFacts = {
  merges: Merge[]
  percentCells: Set<number>
  formulasWithoutValue: Set<number>
  brokenStrings: Set<number>
  longNumberColumns: Set<number>
  formulasWithValue: number
  hiddenRows: number
  hiddenColumns: number
}

/** One number per cell; 16,384 is the widest sheet there is. */
export const cellKey = (row: number, column: number): number => row * 16_384 + column

/**
 * Scans worksheet XML as it is unpacked: push pieces, then read the facts. Only ASCII parts are looked at, so pieces are decoded as
 * Latin-1. What follows the last `<` waits for the next piece.
 */
export function sheetScanner(percentStyles: Set<number>, sharedStrings: number) {
  const facts: SheetFacts = {
    merges: [],
    percentCells: new Set(),
    formulasWithoutValue: new Set(),
    brokenStrings: new Set(),
    longNumberColumns: new Set(),
    formulasWithValue: 0,
    hiddenRows: 0,
    hiddenColumns: 0,
  }
  let rest = ''
  let prefix: string | null = null
  let row = 0
  let column = -1
  let style = -1
  let type = ''
  let hasFormula = false
  let hasValue = false

  function tag(text: string, at: number, end: number) {
    const name = nameAt(text, at, prefix ?? '')
    if (name === 'c') {
      const head = text.slice(at, text.indexOf('>', at))
      const ref = /\sr="([A-Z]{1,3})(\d+)"/.exec(head)
      if (ref) {
        column = columnNumber(ref[1] ?? '')
        row = Number(ref[2])
      } else column++
      style = Number(/\ss="(\d+)"/.exec(head)?.[1] ?? -1)
      type = /\st="(\w+)"/.exec(head)?.[1] ?? 'n'
      hasFormula = false
      hasValue = false
    } else if (name === 'f') hasFormula = true
    else if (name === 'is') hasValue = true
    else if (name === 'v') value(text.slice(text.indexOf('>', at) + 1, end))
    else if (name === '/c') {
      if (hasFormula && hasValue) facts.formulasWithValue++
      else if (hasFormula) facts.formulasWithoutValue.add(cellKey(row, column))
    } else if (name === 'row') {
      const head = text.slice(at, text.indexOf('>', at))
      const number = /\sr="(\d+)"/.exec(head)?.[1]
      row = number ? Number(number) : row + 1
      column = -1
      if (/\shidden="(1|true)"/.test(head)) facts.hiddenRows++
    } else if (name === 'col') {
      if (/\shidden="(1|true)"/.test(text.slice(at, text.indexOf('>', at)))) facts.hiddenColumns++
    } else if (name === 'mergeCell') {
      const merge = /\sref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"/.exec(text.slice(at, end))
      if (merge) {
        facts.merges.push({
          firstColumn: columnNumber(merge[1] ?? ''),
          firstRow: Number(merge[2]),
          lastColumn: columnNumber(merge[3] ?? ''),
          lastRow: Number(merge[4]),
        })
      }
    }
  }

  function value(raw: string) {
    // A formula whose stored result is the empty text was calculated.
    if (type === 'str') hasValue = true
    if (raw === '') return
    hasValue = true
    if (type === 's') {
      const index = Number(raw)
      if (!Number.isInteger(index) || index < 0 || index >= sharedStrings) facts.brokenStrings.add(cellKey(row, column))
    } else if (type === 'n') {
      if (percentStyles.has(style)) facts.percentCells.add(cellKey(row, column))
      if ((raw.length > 15 || raw.includes('E')) && isLongInteger(raw)) facts.longNumberColumns.add(column)
    }
  }

  return {
    facts,
    push(piece: Buffer) {
      const text = rest + piece.toString('latin1')
      prefix ??= /<(\w+:)?worksheet/.exec(text)?.[1] ?? (text.includes('<worksheet') ? '' : null)
      let at = text.indexOf('<')
      for (;;) {
        const next = text.indexOf('<', at + 1)
        if (next < 0) break
        tag(text, at, next)
        at = next
      }
      rest = at < 0 ? '' : text.slice(at)
    },
  }
}

/** The local name of the tag that begins at `at`; a closing tag keeps its slash (`</x:c>` is "/c"). */
function nameAt(text: string, at: number, prefix: string): string {
  const closing = text.charCodeAt(at + 1) === 47
  const start = at + (closing ? 2 : 1) + prefix.length
  let end = start
  while (end < text.length && isNameCode(text.charCodeAt(end))) end++
  return closing ? `/${text.slice(start, end)}` : text.slice(start, end)
}

const isNameCode = (code: number) => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)

export function columnNumber(letters: string): number {
  let n = 0
  for (let i = 0; i < letters.length; i++) n = n * 26 + letters.charCodeAt(i) - 64
  return n - 1
}

/** More than 15 digits before any decimal point, also when written with an exponent (1.23457E+17). */
function isLongInteger(raw: string): boolean {
  const exponent = /^-?\d(?:\.\d+)?E\+?(\d+)$/i.exec(raw)
  if (exponent) return Number(exponent[1]) >= 15
  return /^-?\d{16,}$/.test(raw)
}
