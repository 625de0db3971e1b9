import { csvBatches, type LineEnds } from './csv-rows.ts'
import type { Grid, Warning } from './grid.ts'
import { textChunks, type Encoding } from './text-chunks.ts'

type TextFile = { path: string; fileName: string; encoding: Encoding; bomBytes: number }

/** A delimited text file as one sheet. The delimiter is the given one, that of a `sep=` line, or the one most lines agree on. */
export function csvGrid(file: TextFile, wanted: string | undefined): { grid: Grid; delimiter: string } {
  const head = headOf(file)
  const sep = /^sep=(.)\r?\n/.exec(head)
  const delimiter = wanted ?? sep?.[1] ?? likelyDelimiter(head)
  const warnings: Warning[] = []
  const noteLineEnds = (ends: LineEnds) => {
    const kinds = [ends.lf, ends.crlf, ends.cr].filter((n) => n > 0).length
    const isNew = !warnings.some((warning) => warning.code === 'MIXED_LINE_ENDS')
    if (kinds > 1 && isNew)
      warnings.push({ code: 'MIXED_LINE_ENDS', detail: `LF ${ends.lf}, CRLF ${ends.crlf}, CR ${ends.cr}` })
  }
  function* batches() {
    const lineEnds: LineEnds = { lf: 0, crlf: 0, cr: 0 }
    const decoded = textChunks(file.path, file.encoding, file.bomBytes, file.fileName)
    const chunks = watched(without(decoded, sep?.[0].length ?? 0), warnings)
    yield* csvBatches(chunks, { delimiter, fileName: file.fileName, firstLine: sep ? 2 : 1, lineEnds })
    noteLineEnds(lineEnds)
  }
  return {
    delimiter,
    grid: { sheet: '', batches, rowsMayBeShort: false, merges: [], longNumberColumns: new Set(), warnings },
  }
}

const HEAD_CHARS = 100_000
const DELIMITERS = [',', '\t', ';', '|']

function headOf(file: TextFile): string {
  for (const chunk of textChunks(file.path, file.encoding, file.bomBytes, file.fileName))
    return chunk.slice(0, HEAD_CHARS)
  return ''
}

function* without(chunks: Iterable<string>, length: number): Generator<string> {
  let skip = length
  for (const chunk of chunks) {
    yield skip > 0 ? chunk.slice(skip) : chunk
    skip = 0
  }
}

/** UTF-8 that was read as Latin-1 or GBK and saved again (ZoÃ«, 锟斤拷), and the mark of a lost character. */
const MOJIBAKE = /[ÃÂ][\u0080-\u00bf]|â€|ï»¿|锟斤拷|\ufffd/

/** Passes the text on; the first text that looks as if its encoding had been confused earlier is noticed. */
function* watched(chunks: Iterable<string>, warnings: Warning[]): Generator<string> {
  for (const chunk of chunks) {
    const isNoticed = warnings.some((warning) => warning.code === 'SUSPICIOUS_TEXT')
    const found = isNoticed ? null : MOJIBAKE.exec(chunk)
    if (found) warnings.push({ code: 'SUSPICIOUS_TEXT', detail: JSON.stringify(found[0]) })
    yield chunk
  }
}

/** The delimiter with which most of the first lines have the same number of cells, and more than one. */
export function likelyDelimiter(head: string): string {
  const lastLineEnd = Math.max(head.lastIndexOf('\n'), head.lastIndexOf('\r'))
  const complete = head.length < HEAD_CHARS || lastLineEnd < 0 ? head : head.slice(0, lastLineEnd + 1)
  const scores = DELIMITERS.map((delimiter) => ({ delimiter, score: agreement(complete, delimiter) }))
  return scores.reduce((best, next) => (next.score > best.score ? next : best)).delimiter
}

function agreement(text: string, delimiter: string): number {
  const widths = new Map<number, number>()
  let lines = 0
  // Quoted cells may hold any delimiter; what is left of them here is one character.
  for (const line of text.replaceAll(/"(?:[^"]|"")*"/g, '"').split(/\r\n|\n|\r/)) {
    if (line.trim() === '') continue
    lines++
    const width = line.split(delimiter).length
    if (width > 1) widths.set(width, (widths.get(width) ?? 0) + 1)
  }
  const [width, n] = [...widths].reduce((best, next) => (next[1] > best[1] ? next : best), [1, 0])
  return lines === 0 ? 0 : n / lines + Math.min(width, 30) / 1000
}
