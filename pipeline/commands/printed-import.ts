import { basename } from 'node:path'
import type { ImportedFile, ImportOutcome } from '#pipeline/warehouse/import.ts'
import { alignedRows } from '#pipeline/terminal/text-table.ts'
import type { Lang } from '#queries/locale.ts'
import { importCodes } from '#queries/words/import-codes.ts'
import { importText } from './import-text.ts'

const COUNTS = ['rows_in', 'loaded', 'quarantined', 'superseded'] as const
type Counts = Record<(typeof COUNTS)[number], number>

const totalOf = (files: ImportedFile[]): Counts => {
  const total: Counts = { rows_in: 0, loaded: 0, quarantined: 0, superseded: 0 }
  for (const file of files) for (const name of COUNTS) total[name] += file[name]
  return total
}

/** For programs: counts per file and in total, under the names of the conservation law. */
export function importAsJson({ snapshot, files, refused, timings_ms }: ImportOutcome): Record<string, unknown> {
  return {
    snapshot,
    ...totalOf(files),
    files: files.map(({ report, set_aside, ...file }) => ({
      ...file,
      quarantine: set_aside.map((row) => ({ ...row, ...importCodes[row.code] })),
      ...(report && {
        source_id: report.source_id,
        encoding: report.encoding,
        shape: report.shape,
        blank_lines: report.blank_lines,
        empty_groups: report.empty_groups,
        records: report.records,
        quarantine_by_code: report.quarantine_by_code,
        warnings: report.warnings,
        mapping_origin: report.mapping_origin,
        lineage: report.lineage,
      }),
    })),
    refused: refused.map(({ file, error }) => ({
      ...{ file, code: error.code, title: error.title, remedy: error.remedy, place: error.place },
    })),
    timings_ms: Object.fromEntries(Object.entries(timings_ms).map(([phase, ms]) => [phase, Math.round(ms)])),
  }
}

/** For people: what was recognised, what became of the rows, and what to do about those set aside. */
export function printedImport({ snapshot, files, timings_ms }: ImportOutcome, lang: Lang): string {
  const words = importText[lang]
  const read = files.filter(({ status }) => status !== 'already_loaded')
  const parts = [
    ...files.flatMap(({ file, status, seq }) =>
      status === 'already_loaded' ? [words.already(basename(file), seq ?? 0)] : [],
    ),
    ...read.map((file) => printedMapping(file, lang)),
    read.length > 0 ? printedCounts(read, lang) : '',
    printedQuarantine(read, lang),
    read.some(({ status }) => status === 'dry_run') ? words.dry : standing(snapshot, 'build' in timings_ms, lang),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function standing(snapshot: string | null, isNew: boolean, lang: Lang): string {
  const words = importText[lang]
  if (snapshot === null) return words.notPublished
  return isNew ? words.published(snapshot) : words.unchanged(snapshot)
}

/** Which column was taken for which field, once per file: the thing a person can check at a glance. */
function printedMapping({ file, report }: ImportedFile, lang: Lang): string {
  if (!report) return ''
  const words = importText[lang]
  const fields = new Map<string, string>()
  for (const { column, field } of report.lineage) {
    const known = fields.get(column)
    if (!known?.split(', ').includes(field)) fields.set(column, known ? `${known}, ${field}` : field)
  }
  const head = `${words.mappingOf(basename(file))} (${words.origins[report.mapping_origin]}, ${report.encoding})`
  const lines = [...fields].map(([column, field]) => `  ${column} → ${field}`)
  const warnings = report.warnings.map(({ code, detail }) => `  ! ${warning(code, detail, lang)}`)
  return [head, ...lines, ...warnings].join('\n')
}

function warning(code: string, detail: string, lang: Lang): string {
  if (code === 'SAME_CONTENT') return importText[lang].sameContent(detail)
  return `${importCodes[code]?.title[lang] ?? code}${lang === 'zh' ? '：' : ': '}${detail}`
}

function printedCounts(files: ImportedFile[], lang: Lang): string {
  const words = importText[lang]
  const rows = [
    [words.columns.file, ...COUNTS.map((name) => words.columns[name])],
    ...files.map((file) => [basename(file.file), ...COUNTS.map((name) => String(file[name]))]),
    ...(files.length > 1 ? [[words.total, ...COUNTS.map((name) => String(totalOf(files)[name]))]] : []),
  ]
  return alignedRows(rows, ['left', 'right', 'right', 'right', 'right']).join('\n')
}

function printedQuarantine(files: ImportedFile[], lang: Lang): string {
  const counts = new Map<string, number>()
  for (const { report } of files) {
    for (const [code, n] of Object.entries(report?.quarantine_by_code ?? {}))
      counts.set(code, (counts.get(code) ?? 0) + n)
  }
  if (counts.size === 0) return ''
  const lines = [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([code, n]) => {
      const known = importCodes[code]
      return known ? `  ${n} × ${code}  ${known.title[lang]}: ${known.remedy[lang]}` : `  ${n} × ${code}`
    })
  return [importText[lang].setAside, ...lines, ...printedRows(files, lang)].join('\n')
}

/** The first rows to correct; rows that are no data need no correction and are not named. */
function printedRows(files: ImportedFile[], lang: Lang): string[] {
  const words = importText[lang]
  const rows = files.flatMap(({ file, set_aside }) =>
    set_aside.filter(({ column, code }) => column !== null || code === 'DUP_CONFLICT').map((row) => ({ file, ...row })),
  )
  const named = rows
    .slice(0, ROWS_NAMED)
    .map(
      ({ file, sheet, row, column, code, detail }) =>
        `  ${words.row(basename(file), sheet, row, column, detail)} ${code}`,
    )
  return rows.length > ROWS_NAMED ? [...named, `  ${words.moreRows}`] : named
}

const ROWS_NAMED = 10
