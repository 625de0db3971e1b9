import { streamXlsxRows } from 'hucre/xlsx'
import { BROKEN_CELL, CONTROL_CHARS, NO_CACHED_VALUE, type Batch, type Grid, type Warning } from './grid.ts'
import { LIMITS, over } from './limits.ts'
import { refusal } from './refusal.ts'
import { cellKey, sheetScanner } from './sheet-facts.ts'
import type { SheetPart, WorkbookFacts } from './xlsx-facts.ts'
import { unpack } from './zip-unpack.ts'

/**
 * One worksheet as rows of text. Values come from the streaming reader, everything it does not tell from the facts scan, joined by
 * row and column. Dates are taken by their UTC parts, percent cells as they are shown (0.7 with format 0% is "70%").
 */
export async function xlsxGrid(bytes: Buffer, sheet: SheetPart, workbook: WorkbookFacts, file: string): Promise<Grid> {
  const scanner = sheetScanner(workbook.percentStyles, workbook.sharedStrings)
  await unpack(bytes, sheet.entry, { unpacked: 0, packed: 0 }, file, scanner.push)
  const { facts } = scanner
  const cells: string[][] = []
  const lines: number[] = []
  const interned = new Map<string, string>()
  let hasControlChars = false
  let lastLine = 0
  let blank = 0
  try {
    for await (const row of streamXlsxRows(bytes, { sheet: sheet.name })) {
      const line = row.index + 1
      if (row.values.length > LIMITS.columns && row.values.slice(LIMITS.columns).some((value) => value !== null)) {
        throw refusal('too-large', { file, sheet: sheet.name, line }, over(LIMITS.columns, 'columns'))
      }
      const texts: string[] = []
      let isBlank = true
      for (let column = 0; column < Math.min(row.values.length, LIMITS.columns); column++) {
        let text = textOf(row.values[column] ?? null)
        const key = cellKey(line, column)
        if (facts.percentCells.has(key)) text = asPercent(text)
        if (text === '' && facts.formulasWithoutValue.has(key)) text = NO_CACHED_VALUE
        if (text === '' && facts.brokenStrings.has(key)) text = BROKEN_CELL
        if (text !== '') isBlank = false
        if (text.length > LIMITS.cellChars)
          throw refusal(
            'too-large',
            { file, sheet: sheet.name, line },
            over(LIMITS.cellChars, 'characters in one cell'),
          )
        hasControlChars ||= CONTROL_CHARS.test(text)
        texts.push(intern(interned, text))
      }
      blank += Math.max(0, line - lastLine - 1)
      lastLine = line
      if (isBlank) blank++
      else {
        cells.push(texts)
        lines.push(line)
      }
    }
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'CausewayError') throw cause
    throw refusal(
      'damaged-archive',
      { file, sheet: sheet.name },
      { zh: '工作表无法读取', en: 'its sheet cannot be read' },
      cause,
    )
  }
  const warnings: Warning[] = []
  if (facts.hiddenRows > 0) warnings.push({ code: 'HIDDEN_ROWS', detail: `${sheet.name}: ${facts.hiddenRows}` })
  if (facts.hiddenColumns > 0)
    warnings.push({ code: 'HIDDEN_COLUMNS', detail: `${sheet.name}: ${facts.hiddenColumns}` })
  if (facts.formulasWithValue > 0)
    warnings.push({ code: 'FORMULA_VALUES', detail: `${sheet.name}: ${facts.formulasWithValue}` })
  const batch: Batch = { cells, lines, problems: null, blank, hasControlChars }
  return {
    sheet: sheet.name,
    batches: () => [batch],
    rowsMayBeShort: true,
    merges: facts.merges,
    longNumberColumns: facts.longNumberColumns,
    warnings,
  }
}

function textOf(value: string | number | boolean | Date | object | null): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return plainNumber(value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return '#VALUE!'
    const text = value.toISOString()
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ')
  }
  return JSON.stringify(value)
}

/** The shortest digits that give this number, without an exponent where a reader would not write one. */
export function plainNumber(value: number): string {
  const text = String(value)
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (!parts) return text
  const [, sign = '', first = '', rest = '', exponent = '0'] = parts
  const power = Number(exponent)
  return power < 0 ? `${sign}0.${'0'.repeat(-power - 1)}${first}${rest}` : text
}

/** 0.285 → 28.5%, by moving the decimal point, so that no digit changes. */
export function asPercent(text: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!parts) return text
  const [, sign = '', whole = '', fraction = ''] = parts
  const digits = whole + fraction.padEnd(2, '0')
  const point = whole.length + 2
  const moved = `${digits.slice(0, point).replace(/^0+(?=\d)/, '')}${digits.length > point ? `.${digits.slice(point)}` : ''}`
  return `${sign}${moved}%`
}

function intern(known: Map<string, string>, text: string): string {
  if (text.length > 40) return text
  const seen = known.get(text)
  if (seen !== undefined) return seen
  if (known.size < 200_000) known.set(text, text)
  return text
}
