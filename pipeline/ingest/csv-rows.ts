import { CONTROL_CHARS, type Batch } from './grid.ts'
import { LIMITS, over } from './limits.ts'
import { refusal } from './refusal.ts'

export type LineEnds = { lf: number; crlf: number; cr: number }
type Options = { delimiter: string; fileName: string; firstLine: number; lineEnds?: LineEnds }
type Record = { cells: string[]; end: number; problem: string | null }

/**
 * Splits decoded text into rows by the strict rules: a quotation mark may only open a field, is doubled inside, and must be closed
 * before the next delimiter. A row that breaks them on one line is marked; a quote that is never closed refuses the file with the line
 * on which it was opened. Lines without quotes, nearly all of them, take one indexOf and one split.
 */
export function* csvBatches(
  chunks: Iterable<string>,
  { delimiter, fileName, firstLine, lineEnds }: Options,
): Generator<Batch> {
  let rest = ''
  let line = firstLine
  let rows = 0

  function* drain(text: string, isLast: boolean): Generator<Batch, string> {
    const batch: Batch = { cells: [], lines: [], problems: null, blank: 0, hasControlChars: CONTROL_CHARS.test(text) }
    let at = 0
    let quote = find(text, '"', 0)
    let lf = find(text, '\n', 0)
    let cr = find(text, '\r', 0)
    while (at < text.length) {
      if (lf < at) lf = find(text, '\n', at)
      if (cr < at) cr = find(text, '\r', at)
      if (quote < at) quote = find(text, '"', at)
      let end = Math.min(lf, cr)
      // A carriage return at the very end may be the first half of CRLF.
      if (
        !isLast &&
        (end === Infinity || end === text.length - 1) &&
        (end === Infinity || text[end] === '\r') &&
        quote >= end
      )
        break
      if (end === Infinity) end = text.length

      if (quote >= end) {
        if (end - at > LIMITS.lineChars) throw tooLong(fileName, line)
        if (end === at) batch.blank++
        else {
          const cells = text.slice(at, end).split(delimiter)
          if (end - at > LIMITS.cellChars) checkCells(cells, fileName, line)
          batch.cells.push(cells)
          batch.lines.push(line)
        }
        line++
      } else {
        const record = quotedRecord(text, at, delimiter, isLast, () => ({ fileName, line }))
        if (!record) break
        end = record.end
        if (end - at > LIMITS.lineChars) throw tooLong(fileName, line)
        checkCells(record.cells, fileName, line)
        if (record.problem) (batch.problems ??= new Map()).set(batch.cells.length, record.problem)
        batch.cells.push(record.cells)
        batch.lines.push(line)
        line += 1 + lineBreaks(text, at, end)
      }
      const isCrlf = text[end] === '\r' && text[end + 1] === '\n'
      if (lineEnds && end < text.length) lineEnds[isCrlf ? 'crlf' : text[end] === '\r' ? 'cr' : 'lf']++
      at = end + (isCrlf ? 2 : 1)
    }
    rows += batch.cells.length
    if (rows > LIMITS.rows) throw refusal('too-large', { file: fileName, line }, over(LIMITS.rows, 'rows'))
    yield batch
    return at >= text.length ? '' : text.slice(at)
  }

  for (const chunk of chunks) {
    rest = yield* drain(rest === '' ? chunk : rest + chunk, false)
    if (rest.length > 2 * LIMITS.lineChars) throw tooLong(fileName, line)
  }
  if (rest !== '') yield* drain(rest, true)
}

/** One row in which quotation marks occur; null when the text ends inside it and more is to come. */
function quotedRecord(
  text: string,
  start: number,
  delimiter: string,
  isLast: boolean,
  where: () => { fileName: string; line: number },
): Record | null {
  const cells: string[] = []
  let at = start
  for (;;) {
    if (text[at] !== '"') {
      const stop = endOfCell(text, at, delimiter)
      if (stop === text.length && !isLast) return null
      const cell = text.slice(at, stop)
      if (cell.includes('"')) return brokenLine(text, start, isLast, 'a quotation mark inside an unquoted cell')
      cells.push(cell)
      at = stop
    } else {
      let value = ''
      let from = at + 1
      for (;;) {
        const close = text.indexOf('"', from)
        if (close < 0 || close - at > LIMITS.lineChars) {
          if (close < 0 && !isLast && text.length - at <= LIMITS.lineChars) return null
          throw openQuote(text, start, at, where())
        }
        if (close + 1 >= text.length && !isLast) return null
        value += text.slice(from, close)
        from = close + 1
        if (text[from] !== '"') break
        value += '"'
        from++
      }
      const after = text[from]
      const endsHere = after === undefined || after === '\n' || after === '\r' || after === delimiter
      if (!endsHere) {
        // Text after a closing quote. Over several lines it means that an earlier quote was never closed.
        if (lineBreaks(text, at, from) > 0) throw openQuote(text, start, at, where())
        return brokenLine(text, start, isLast, 'text after a closing quotation mark')
      }
      cells.push(value)
      at = from
    }
    if (text[at] !== delimiter) {
      if (text[at] === '\r' && at + 1 >= text.length && !isLast) return null
      return { cells, end: at, problem: null }
    }
    at++
  }
}

function brokenLine(text: string, start: number, isLast: boolean, problem: string): Record | null {
  const stop = endOfCell(text, start, '\n')
  if (stop === text.length && !isLast) return null
  return { cells: [text.slice(start, stop)], end: stop, problem }
}

function openQuote(
  text: string,
  start: number,
  quoteAt: number,
  { fileName, line }: { fileName: string; line: number },
) {
  return refusal('open-quote', { file: fileName, line: line + lineBreaks(text, start, quoteAt) })
}

function checkCells(cells: string[], fileName: string, line: number) {
  for (const cell of cells) {
    if (cell.length > LIMITS.cellChars) {
      throw refusal('too-large', { file: fileName, line }, over(LIMITS.cellChars, 'characters in one cell'))
    }
  }
}

const tooLong = (file: string, line: number) =>
  refusal('too-large', { file, line }, over(LIMITS.lineChars, 'characters in one line'))

/** Index of the next delimiter or line end. A loop, because indexOf of an absent character would read to the end of the piece. */
function endOfCell(text: string, from: number, delimiter: string): number {
  const stop = delimiter.charCodeAt(0)
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === stop || code === 10 || code === 13) return i
  }
  return text.length
}

function find(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from)
  return at < 0 ? Infinity : at
}

function lineBreaks(text: string, from: number, to: number): number {
  let n = 0
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) n++
  }
  return n
}
