import type { Both } from '#queries/locale.ts'
import { openIdentity, type Identity } from '#pipeline/store/identity.ts'
import type { Progress } from '#pipeline/effects.ts'
import { chooseMapping, type Chosen } from './choose-mapping.ts'
import { confirmPeriods } from './confirm-periods.ts'
import { withEncodingCheck } from './encoding-check.ts'
import { kpiRegistry } from './kpis.ts'
import { MAX_QUARANTINED_SHARE } from './limits.ts'
import { loadMapping } from './load-mapping.ts'
import type { ReadReport } from './manifest.ts'
import { writeMentioned, writeScales } from './mentioned-tables.ts'
import { openDocument, type Document } from './open-document.ts'
import { ask, withProposal } from './proposal.ts'
import type { ReadJob } from './protocol.ts'
import { openQuarantine } from './quarantine.ts'
import { reportOf } from './read-report.ts'
import { readySheet } from './ready-sheet.ts'
import { unitRegistry } from './units.ts'
import { refuseIfTooMany, writeTables } from './write-tables.ts'

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
  const found = sheets.map(({ scale }) => scale)
  const scales = tables.has('rating_scale') ? null : writeScales(job.out_dir, mapping.rating_scale, found)
  if (scales) tables.add(scales)
  return reportOf(job, document, chosen, used, sheets, written, quarantine, [...tables])
}
