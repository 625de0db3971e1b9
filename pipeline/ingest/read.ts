import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Both } from '#queries/locale.ts'
import { openIdentity, type Identity } from '#pipeline/store/identity.ts'
import { CausewayError } from '#pipeline/errors.ts'
import type { Progress } from '#pipeline/effects.ts'
import { chooseMapping, type Chosen } from './choose-mapping.ts'
import { kpiRegistry } from './kpis.ts'
import { MAX_QUARANTINED_SHARE, OLDEST_PERIOD_MONTHS } from './limits.ts'
import type { ReadReport } from './manifest.ts'
import { loadMapping } from './load-mapping.ts'
import { mappingToYaml, type Mapping } from './mapping.ts'
import { openDocument, type Document } from './open-document.ts'
import type { ReadJob } from './protocol.ts'
import { openQuarantine } from './quarantine.ts'
import { readySheet } from './ready-sheet.ts'
import { refusal } from './refusal.ts'
import { openSink } from './sink.ts'
import { unitRegistry } from './units.ts'
import type { Period } from './values/period.ts'
import { refuseIfTooMany, writeTables, type ReadySheet, type Written } from './write-tables.ts'

/**
 * Reads one delivered file into canonical CSV: what it is, which mapping fits, what each row becomes. Runs in the child process; throws
 * a refusal when nothing of the file is to be loaded. The identity store is written last, and not at all in a dry run.
 */
export async function readDelivery(job: ReadJob, progress: Progress): Promise<ReadReport> {
  const named = job.mapping_path === null ? null : await loadMapping(job.mapping_path)
  const document = await openDocument(job.raw_path, job.file_name, named)
  const chosen = await withEncodingCheck(document, () =>
    chooseMapping(document, named, job.mappings_dir, job.file_name),
  )
  if (chosen.origin === 'detected' && !job.accept) ask(chosen.questions, chosen.mapping, job.file_name)

  const identity = openIdentity(job.identity_path, { dryRun: job.dry_run })
  try {
    const report = await withEncodingCheck(document, async () =>
      withProposal(chosen, () => write(job, document, chosen, identity, progress)),
    )
    identity.commit()
    return report
  } finally {
    identity.close()
  }
}

function write(job: ReadJob, document: Document, chosen: Chosen, identity: Identity, progress: Progress): ReadReport {
  const { mapping } = chosen
  const units = unitRegistry(identity, mapping)
  const kpis = kpiRegistry(identity)
  const shared = {
    identity,
    units,
    kpis,
    fileName: job.file_name,
    date1904: document.date1904,
    isWorkbook: document.kind === 'xlsx',
  }
  const questions: Both[] = []
  const sheets = chosen.sheets.map(({ grid, header }) => readySheet(grid, header, mapping, shared, questions))
  if (!job.accept && chosen.origin === 'detected') ask(questions, mapping, job.file_name)

  const quarantine = openQuarantine(job.out_dir)
  const written = writeTables(sheets, job.out_dir, quarantine, (done) =>
    progress({ stage: 'read', done, total: null, unit: 'rows' }),
  )
  quarantine.close()
  refuseIfTooMany(written, quarantine, mapping.max_quarantined_share ?? MAX_QUARANTINED_SHARE, job.file_name)
  const used = confirmPeriods(chosen, sheets, job)

  const tables = new Set<string>(written.tables)
  if (!tables.has('unit') && units.rows().length > 0)
    tables.add(writeMentioned(job.out_dir, 'unit', (units.nameRoot(), units.rows())))
  if (!tables.has('kpi') && kpis.rows().length > 0) tables.add(writeMentioned(job.out_dir, 'kpi', kpis.rows()))
  if (mapping.rating_scale) tables.add(writeScale(job.out_dir, mapping.rating_scale))
  return reportOf(job, document, chosen, used, sheets, written, quarantine, [...tables])
}

/** Units and KPIs that rows speak of; they stand on no row of their own. */
function writeMentioned(outDir: string, table: 'unit' | 'kpi', rows: Record<string, string>[]): string {
  const columns = Object.keys(rows[0] ?? {})
  const sink = openSink(outDir, table, columns)
  for (const row of rows) sink.add(columns.map((column) => row[column] ?? ''))
  sink.close()
  return table
}

function writeScale(outDir: string, scale: NonNullable<Mapping['rating_scale']>): string {
  const sink = openSink(outDir, 'rating_scale', ['scale_id', 'level_raw', 'ord', 'label_zh', 'label_en'])
  for (const [i, level] of scale.lowest_first.entries()) sink.add([scale.id, level, String(i + 1), level, level])
  sink.close()
  return 'rating_scale'
}

/** Periods that lie ahead or long ago are confirmed by a named mapping, by an earlier confirmation, or by --accept. */
function confirmPeriods(
  chosen: Chosen,
  sheets: ReadySheet[],
  job: ReadJob,
): { mapping: Mapping; origin: ReadReport['mapping_origin'] } {
  const { mapping, origin } = chosen
  if (origin === 'named') return { mapping, origin }
  const periods = sheets.flatMap(({ fields }) => fields.periodsSeen())
  const isConfirmed = (period: Period) =>
    mapping.confirmed_periods !== undefined &&
    period.start >= mapping.confirmed_periods.from &&
    period.end <= mapping.confirmed_periods.to
  const today = job.now.slice(0, 10)
  const oldest = monthsBefore(today, OLDEST_PERIOD_MONTHS)
  const open = periods
    .filter((period) => (period.start > today || period.end < oldest) && !isConfirmed(period))
    .map((period) => period.id)
    .sort()
  const questions = open.length === 0 ? [] : [periodQuestion(open)]
  if (!job.accept) {
    ask(questions, mapping, job.file_name)
    return { mapping, origin }
  }
  const from = periods.map((period) => period.start).sort()[0]
  const to = periods
    .map((period) => period.end)
    .sort()
    .at(-1)
  const accepted: Mapping = { ...mapping, ...(from && to ? { confirmed_periods: { from, to } } : {}) }
  if (!job.dry_run) {
    mkdirSync(job.mappings_dir, { recursive: true })
    writeFileSync(join(job.mappings_dir, `${chosen.fingerprint}.yaml`), mappingToYaml(accepted))
  }
  return { mapping: accepted, origin: 'accepted' }
}

function periodQuestion(ids: string[]): Both {
  const listed = ids.length > 6 ? `${ids.slice(0, 3).join(', ')} … ${ids.slice(-2).join(', ')}` : ids.join(', ')
  return {
    zh: `周期在未来或早于 ${OLDEST_PERIOD_MONTHS} 个月：${listed}`,
    en: `periods ahead or more than ${OLDEST_PERIOD_MONTHS} months ago: ${listed}`,
  }
}

function monthsBefore(day: string, months: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() - months)
  return at.toISOString().slice(0, 10)
}

function ask(questions: Both[], mapping: Mapping, file: string) {
  if (questions.length === 0) return
  throw refusal(
    'needs-confirmation',
    { file },
    {
      questions_zh: questions.map((question) => question.zh).join('；'),
      questions_en: questions.map((question) => question.en).join('; '),
      proposal: mappingToYaml(mapping),
    },
  )
}

/** Where the mapping is our own proposal, a refusal that one more line of it would settle shows it. */
function withProposal<T>(chosen: Chosen, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    const code = cause instanceof CausewayError ? cause.code : ''
    if (chosen.origin === 'named' || !(cause instanceof CausewayError)) throw cause
    if (code !== 'ambiguous-number' && code !== 'ambiguous-date') throw cause
    throw refusal(code, cause.place, { proposal: mappingToYaml(chosen.mapping) })
  }
}

/** A guessed encoding holds only when names in it are understood; otherwise the file is refused where it stops being UTF-8. */
async function withEncodingCheck<T>(document: Document, work: () => Promise<T>): Promise<T> {
  if (!document.encodingIsGuess) return work()
  try {
    const result = await work()
    if (
      isChosen(result) &&
      !result.sheets.some(({ header }) => header.names.some((name) => /\p{Script=Han}/u.test(name)))
    )
      throw document.wrongEncoding()
    return result
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : ''
    throw ['encoding', 'unknown-file', 'missing-column'].includes(String(code)) ? document.wrongEncoding() : cause
  }
}

const isChosen = (result: unknown): result is Chosen =>
  typeof result === 'object' && result !== null && 'fingerprint' in result

function reportOf(
  job: ReadJob,
  document: Document,
  chosen: Chosen,
  used: { mapping: Mapping; origin: ReadReport['mapping_origin'] },
  sheets: ReadySheet[],
  written: Written,
  quarantine: ReturnType<typeof openQuarantine>,
  tables: string[],
): ReadReport {
  const warned = sheets
    .flatMap(({ state }) => [...state.warnings.values()])
    .map(({ code, detail, n }) => ({ code, detail: `${detail} (${n})` }))
  const lineEnds = document.grids.flatMap((grid) => grid.warnings)
  const warnings = [...document.warnings, ...chosen.warnings, ...lineEnds, ...warned]
  return {
    file_name: job.file_name,
    sha256: document.sha256,
    content_hash: written.contentHash,
    source_id: used.mapping.source,
    encoding: document.encoding,
    shape: chosen.shape,
    sheets: sheets.map(({ grid, sources }, i) => ({
      name: grid.sheet,
      header_row: chosen.sheets[i]?.header.line ?? 1,
      title: chosen.sheets[i]?.header.title ?? null,
      n_columns: sources.names.length,
      rows_in: written.rowsBySheet[i] ?? 0,
    })),
    tables,
    rows_in: written.rowsIn,
    quarantined: quarantine.total(),
    blank_lines: written.blankLines,
    empty_groups: written.emptyGroups,
    records: written.records,
    quarantine_by_code: quarantine.byCode(),
    issues: sheets.flatMap(({ state }) => [...state.issues.values()]),
    lineage: sheets.flatMap(({ writers, sources, grid }) =>
      writers.flatMap(({ table, lineage }) =>
        lineage.map(({ field, from, rule_id }) => {
          const first = sources.groups[0]
          return {
            fact_table: table,
            field,
            sheet: grid.sheet,
            column: (first && sources.source(from)?.column(first)) ?? '',
            rule_id,
          }
        }),
      ),
    ),
    warnings: warnings.filter(
      (warning, i) =>
        warnings.findIndex((other) => other.code === warning.code && other.detail === warning.detail) === i,
    ),
    mapping: JSON.parse(JSON.stringify(used.mapping)),
    mapping_origin: used.origin,
  }
}
