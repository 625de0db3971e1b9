import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Both } from '#queries/locale.ts'
import { detect } from './detect.ts'
import { fingerprint } from './fingerprint.ts'
import { firstRows, type Grid, type Warning } from './grid.ts'
import { findHeader, type Header } from './header.ts'
import { SAMPLE_ROWS } from './limits.ts'
import { loadMapping } from './load-mapping.ts'
import type { Mapping } from './mapping.ts'
import type { Document } from './open-document.ts'
import { refusal } from './refusal.ts'
import { lackingColumns, missingColumns, type Shape } from './required-columns.ts'

export type Chosen = {
  mapping: Mapping
  origin: 'named' | 'saved' | 'detected'
  shape: Shape
  fingerprint: string
  sheets: { grid: Grid; header: Header }[]
  questions: Both[]
  warnings: Warning[]
}
type Found = { grid: Grid; header: Header; sample: string[][] }

/** The mapping named, else the one confirmed earlier for such a header, else what detection proposes. */
export async function chooseMapping(
  document: Document,
  named: Mapping | null,
  mappingsDir: string,
  file: string,
): Promise<Chosen> {
  if (named) return { ...withMapping(document, named, file), origin: 'named' }
  const found = sheetsWithHeader(document, file)
  const first = found[0]
  if (!first) throw refusal('unknown-file', { file }, { found: firstCells(document.grids[0]) })
  const print = fingerprint(first.header.names)
  const saved = join(mappingsDir, `${print}.yaml`)
  if (existsSync(saved)) return { ...withMapping(document, await loadMapping(saved), file), origin: 'saved' }

  const sheet = first.grid.sheet
  const proposal = detect(first.header, first.sample, { sheet, file })
  const lacking = lackingColumns(proposal)
  if (lacking.length > 0)
    throw missingColumns(lacking, first.header.names.filter(Boolean), {
      file,
      sheet: sheet || undefined,
      line: first.header.line,
    })
  const questions = [...proposal.questions]
  const warnings = [...proposal.warnings]
  if (document.encodingIsGuess) proposal.mapping.encoding = 'gb18030'
  if (first.header.title) warnings.push({ code: 'TITLE_ROWS', detail: first.header.title })
  if (found.length > 1) {
    proposal.mapping.sheet = '*'
    questions.push({
      zh: `合并 ${found.length} 个表头相同的工作表`,
      en: `${found.length} sheets with the same header are united`,
    })
  }
  return {
    mapping: proposal.mapping,
    origin: 'detected',
    shape: proposal.shape,
    fingerprint: print,
    sheets: found,
    questions,
    warnings,
  }
}

function withMapping(document: Document, mapping: Mapping, file: string): Omit<Chosen, 'origin'> {
  const names = namesOf(mapping)
  const pattern = mapping.unpivot?.pattern ? new RegExp(mapping.unpivot.pattern, 'u') : null
  const wanted = {
    header_row: mapping.header_row,
    header_rows: mapping.header_rows ?? (names.some((name) => name.includes(' > ')) ? undefined : 1),
    known: (name: string) => names.includes(loosely(name)) || Boolean(pattern?.test(name)),
  } as const
  const found = document.grids.flatMap((grid) => {
    const sample = firstRows(grid, 60)
    const header = findHeader(sample, grid.merges, wanted, file)
    if (header?.hits === 0 && mapping.header_row !== undefined) {
      const other = findHeader(sample, grid.merges, { ...wanted, header_row: undefined }, file)
      const place = { file, sheet: grid.sheet || undefined, line: mapping.header_row }
      if (other && other.hits > 0) throw refusal('header-elsewhere', place, { line: other.line })
    }
    return header ? [{ grid, header }] : []
  })
  const most = Math.max(0, ...found.map(({ header }) => header.hits))
  const best = found.filter(({ header }) => header.hits === most)
  if (best.length === 0) throw refusal('unknown-file', { file }, { found: firstCells(document.grids[0]) })
  if (best.length > 1 && mapping.sheet !== '*')
    throw refusal('several-sheets', { file }, { sheets: best.map(({ grid }) => grid.sheet).join(', ') })
  const title = best[0]?.header.title
  return {
    mapping,
    shape: 'mapped',
    fingerprint: fingerprint(best[0]?.header.names ?? []),
    sheets: best,
    questions: [],
    warnings: title ? [{ code: 'TITLE_ROWS', detail: title }] : [],
  }
}

/** The sheets that hold a table we can name, all with the same header; several different ones need a mapping. */
function sheetsWithHeader(document: Document, file: string): Found[] {
  const found = document.grids.flatMap((grid): Found[] => {
    const sample = firstRows(grid, SAMPLE_ROWS)
    const header = findHeader(sample, grid.merges, {}, file)
    if (!header || header.hits < 2) return []
    return [{ grid, header, sample: sample.cells.slice(header.at + header.rows) }]
  })
  const prints = new Set(found.map(({ header }) => fingerprint(header.names)))
  if (prints.size > 1)
    throw refusal('several-sheets', { file }, { sheets: found.map(({ grid }) => grid.sheet).join(', ') })
  return found
}

function namesOf(mapping: Mapping): string[] {
  const { unpivot } = mapping
  const groups = unpivot?.groups ? Object.values(unpivot.groups).flatMap((group) => Object.values(group)) : []
  return [...Object.keys(mapping.columns), ...(unpivot?.columns ?? []), ...groups]
    .filter((name) => name !== undefined)
    .map(loosely)
}

const loosely = (name: string) => name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')

function firstCells(grid: Grid | undefined): string {
  const row = grid ? (firstRows(grid, 1).cells[0] ?? []) : []
  return row
    .filter((cell) => cell !== '')
    .slice(0, 12)
    .join(', ')
    .slice(0, 300)
}
