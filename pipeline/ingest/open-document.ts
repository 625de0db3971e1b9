import { readFileSync } from 'node:fs'
import { csvGrid } from './csv-grid.ts'
import type { Grid, Warning } from './grid.ts'
import type { Mapping } from './mapping.ts'
import { recognise } from './recognise.ts'
import { refusal } from './refusal.ts'
import { undecodableAsEither } from './text-chunks.ts'
import { workbookFacts } from './xlsx-facts.ts'
import { xlsxGrid } from './xlsx-grid.ts'

export type Document = {
  sha256: string
  kind: 'text' | 'xlsx'
  encoding: string
  /** The encoding was neither marked nor stated: it holds only if the header is understood. */
  encodingIsGuess: boolean
  delimiter: string | null
  grids: Grid[]
  date1904: boolean
  warnings: Warning[]
  /** The refusal to give when the guess turns out wrong. */
  wrongEncoding: () => Error
}

/** Opens a delivered file as sheets of text rows, whatever it is, after every check of its container. */
export async function openDocument(path: string, fileName: string, mapping: Mapping | null): Promise<Document> {
  const found = recognise(path, fileName, mapping?.encoding)
  if (found.kind === 'xlsx') return openWorkbook(path, fileName, found.sha256, mapping)
  const { encoding, bomBytes, encodingIsGuess, sha256 } = found
  const wanted = mapping?.delimiter === 'tab' ? '\t' : mapping?.delimiter
  const wrongEncoding = () => undecodableAsEither(path, fileName)
  const opened = () => csvGrid({ path, fileName, encoding, bomBytes }, wanted)
  const { grid, delimiter } = encodingIsGuess ? orRefuse(opened, wrongEncoding) : opened()
  const warnings: Warning[] = []
  if (encoding.startsWith('utf-16')) warnings.push({ code: 'UTF_16', detail: encoding })
  if (encodingIsGuess) warnings.push({ code: 'ENCODING_DETECTED', detail: encoding })
  return {
    sha256,
    kind: 'text',
    encoding,
    encodingIsGuess,
    delimiter,
    grids: [grid],
    date1904: false,
    warnings,
    wrongEncoding,
  }
}

function orRefuse<T>(open: () => T, refuse: () => Error): T {
  try {
    return open()
  } catch {
    throw refuse()
  }
}

async function openWorkbook(path: string, file: string, sha256: string, mapping: Mapping | null): Promise<Document> {
  const bytes = readFileSync(path)
  const facts = await workbookFacts(bytes, file)
  const warnings: Warning[] = []
  const hidden = facts.sheets.filter((sheet) => sheet.state === 'hidden')
  if (hidden.length > 0) warnings.push({ code: 'HIDDEN_SHEETS', detail: hidden.map((sheet) => sheet.name).join(', ') })
  const visible = facts.sheets.filter((sheet) => sheet.state === 'visible')
  const names = visible.map((sheet) => sheet.name).join(', ')
  const wanted = mapping?.sheet
  const chosen =
    wanted === undefined || wanted === '*'
      ? visible
      : visible.filter((sheet, i) => sheet.name === String(wanted) || i + 1 === wanted)
  if (chosen.length === 0) throw refusal('no-such-sheet', { file }, { sheet: String(wanted ?? ''), sheets: names })
  const grids: Grid[] = []
  for (const sheet of chosen) {
    const grid = await xlsxGrid(bytes, sheet, facts, file)
    if ([...grid.batches()].some((batch) => batch.cells.length > 0)) grids.push(grid)
  }
  if (grids.length === 0) throw refusal('no-rows', { file })
  return {
    sha256,
    kind: 'xlsx',
    encoding: 'xlsx',
    encodingIsGuess: false,
    delimiter: null,
    grids,
    date1904: facts.date1904,
    warnings: [...warnings, ...grids.flatMap((grid) => grid.warnings)],
    wrongEncoding: () => refusal('not-text', { file }),
  }
}
