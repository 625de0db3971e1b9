import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { CausewayError } from '#pipeline/errors.ts'
import { openLedger, type Ledger } from '#pipeline/store/ledger.ts'
import { openStore } from '#pipeline/store/open.ts'
import { buildAndPublish, type BuildEffects } from './build.ts'
import { codeVersion } from './code-version.ts'
import { filesOf } from './import-paths.ts'
import { layout, type Layout } from './layout.ts'
import { loadFile, type ImportedFile, type LoadContext, type Reader } from './load-file.ts'
import { makeFolders } from './make-folders.ts'
import { openSnapshot } from './open.ts'
import { currentId, snapshotPath } from './publish.ts'
import { sweep } from './sweep.ts'
import { lockForWriting } from './writer-lock.ts'

export type { ImportedFile }
export type ImportRequest = {
  /** Warehouse folder; made when it does not exist. */
  dir: string
  paths: string[]
  /** A mapping file to use for every file; naming it confirms it. */
  mapping?: string | null
  /** Accept a proposal that would need confirmation. */
  accept?: boolean
  /** Do everything but keep and publish. */
  dryRun?: boolean
}

export type RefusedFile = { file: string; error: CausewayError }
export type ImportOutcome = {
  /** The snapshot that holds everything loaded so far; null when nothing is. */
  snapshot: string | null
  files: ImportedFile[]
  /** Nothing of these was loaded; the others are not affected. */
  refused: RefusedFile[]
  timings_ms: Record<string, number>
}

/**
 * Loads each file that is not yet loaded, then builds and publishes one snapshot of everything. Each load is committed on its
 * own; an import that was killed in between is completed by the next one.
 */
export async function importFiles(
  request: ImportRequest,
  effects: BuildEffects,
  read: Reader = readInChild,
): Promise<ImportOutcome> {
  const files = await filesOf(request.paths)
  if (request.dryRun) return dryRun(request, files, effects, read)

  const folders = await makeFolders(request.dir)
  const unlock = await lockForWriting(folders.lock)
  const store = openStore(folders.store)
  try {
    const ledger = openLedger(store)
    await sweep(folders, ledger)
    const context: LoadContext = {
      folders,
      ledger,
      effects,
      request,
      read,
      delivery: ledger.nextSeq(),
      timings: new Map(),
    }
    const outcome = await importEach(files, (file, job) => loadFile(file, job, context), folders.staging)
    let snapshot = await currentId(folders)
    if (ledger.entries().length > 0 && !(await coversAll(folders, snapshot, ledger))) {
      const built = await buildAndPublish(folders, ledger, effects)
      snapshot = built.snapshot
      for (const [phase, ms] of Object.entries(built.timings_ms)) context.timings.set(phase, ms)
    }
    return { snapshot, ...outcome, timings_ms: Object.fromEntries(context.timings) }
  } finally {
    store.close()
    unlock()
  }
}

/** Reads and loads nothing into the warehouse: the work happens in a private folder outside it that is removed again. */
async function dryRun(
  request: ImportRequest,
  files: string[],
  effects: BuildEffects,
  read: Reader,
): Promise<ImportOutcome> {
  const folders = layout(resolve(request.dir))
  const store = existsSync(folders.store) ? openStore(folders.store) : null
  const staging = await mkdtemp(join(tmpdir(), 'causeway-dry-run-'))
  try {
    const ledger = store && openLedger(store)
    const delivery = ledger?.nextSeq() ?? 1
    const context: LoadContext = { folders, ledger, effects, request, read, delivery, timings: new Map() }
    const outcome = await importEach(files, (file, job) => loadFile(file, job, context), staging)
    return { snapshot: await currentId(folders), ...outcome, timings_ms: Object.fromEntries(context.timings) }
  } finally {
    store?.close()
    await rm(staging, { recursive: true, force: true })
  }
}

async function importEach(
  files: string[],
  load: (file: string, job: string) => Promise<ImportedFile>,
  staging: string,
): Promise<{ files: ImportedFile[]; refused: RefusedFile[] }> {
  const loaded: ImportedFile[] = []
  const refused: RefusedFile[] = []
  for (const [i, file] of files.entries()) {
    const job = join(staging, `import-${i + 1}`)
    await mkdir(job, { recursive: true, mode: 0o700 })
    try {
      loaded.push(await load(file, job))
    } catch (error) {
      // A refused file is an answer to the one who delivered it; anything else is a fault of ours and stops the import.
      if (!(error instanceof CausewayError)) throw error
      refused.push({ file, error })
    } finally {
      await rm(job, { recursive: true, force: true })
    }
  }
  return { files: loaded, refused }
}

/** The reader is a program of its own, opened only when there is something to read. */
const readInChild: Reader = async (job, options) => {
  const { readExport } = await import('#pipeline/ingest/read-file.ts')
  return readExport(job, options)
}

/**
 * Does the served snapshot hold every committed load, as this program computes it? Not so after a kill between a commit and the
 * publication, nor after an update of the program.
 */
async function coversAll(folders: Layout, id: string | null, ledger: Ledger): Promise<boolean> {
  if (id === null || !existsSync(snapshotPath(folders, id))) return false
  const snapshot = await openSnapshot(snapshotPath(folders, id)).catch(() => null)
  if (!snapshot) return false
  try {
    const made = await snapshot.query(
      'select code_version from snapshot_info',
      {},
      { source: 'version of the snapshot' },
    )
    if (made[0]?.['code_version'] !== codeVersion()) return false
    const held = await snapshot.query('select batch_id from batch', {}, { source: 'loads of the snapshot' })
    const ids = new Set(held.map(({ batch_id }) => batch_id))
    return ledger.entries().every(({ batch_id }) => ids.has(batch_id))
  } finally {
    await snapshot.close()
  }
}
