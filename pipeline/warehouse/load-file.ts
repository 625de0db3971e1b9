import { basename, join } from 'node:path'
import type { Progress } from '#pipeline/effects.ts'
import type { ReadReport } from '#pipeline/ingest/manifest.ts'
import type { Ledger, LedgerEntry } from '#pipeline/store/ledger.ts'
import type { BuildEffects } from './build.ts'
import { moveDurably } from './durable.ts'
import type { Layout } from './layout.ts'
import { loadBatch, type LoadedBatch } from './load-batch.ts'
import { copyOnce } from './raw-file.ts'
import type { SetAside } from './write-quarantine.ts'

export type ImportedFile = {
  file: string
  status: 'loaded' | 'already_loaded' | 'dry_run'
  batch_id: string | null
  seq: number | null
  rows_in: number
  loaded: number
  quarantined: number
  superseded: number
  /** The first rows that were set aside. */
  set_aside: SetAside[]
  /** Null when the file was already loaded: it was not read again. */
  report: ReadReport | null
}

/** Reads one delivered file into canonical CSV; see pipeline/ingest/read-file.ts. */
export type Reader = (
  job: {
    raw_path: string
    file_name: string
    out_dir: string
    identity_path: string
    mappings_dir: string
    mapping_path: string | null
    accept: boolean
    dry_run: boolean
    now: string
  },
  options: { progress: Progress },
) => Promise<ReadReport>

export type LoadContext = {
  folders: Layout
  /** Null in a dry run of a warehouse that does not exist. */
  ledger: Ledger | null
  effects: BuildEffects
  request: { mapping?: string | null; accept?: boolean; dryRun?: boolean }
  read: Reader
  /** The first seq of this import; see BatchManifest. */
  delivery: number
  /** Milliseconds by phase, summed over files. */
  timings: Map<string, number>
}

/** One file from its bytes to a committed batch, unless it was loaded before or this is a dry run. @throws CausewayError when it is refused */
export async function loadFile(file: string, job: string, context: LoadContext): Promise<ImportedFile> {
  const { folders, ledger, effects, request, read } = context
  const copy = join(job, 'delivered')
  const sha256 = await copyOnce(file, copy, effects.progress)
  const known = ledger?.bySha256(sha256)
  if (known) return alreadyLoaded(file, known)

  const report = await timed(context, 'normalise', () =>
    read(
      {
        raw_path: copy,
        file_name: basename(file),
        out_dir: job,
        identity_path: folders.identity,
        mappings_dir: folders.mappings,
        mapping_path: request.mapping ?? null,
        accept: request.accept ?? false,
        dry_run: request.dryRun ?? false,
        now: effects.clock.now().toISOString(),
      },
      { progress: effects.progress },
    ),
  )
  const twin = ledger?.byContent(report.content_hash)
  if (twin) report.warnings.push({ code: 'SAME_CONTENT', detail: String(twin.seq) })

  const seq = ledger?.nextSeq() ?? 1
  const batch_id = `${String(seq).padStart(4, '0')}-${sha256.slice(0, 8)}`
  const received_at = effects.clock.now().toISOString()
  const batch = await loadBatch({
    jobDir: job,
    report: { ...report, sha256 },
    batch_id,
    seq,
    delivery: context.delivery,
    received_at,
  })
  for (const [phase, ms] of Object.entries(batch.timings_ms)) addTo(context.timings, phase, ms)

  const { rows_in, loaded, quarantined, superseded } = batch.manifest
  const counts = { rows_in, loaded, quarantined, superseded, set_aside: batch.set_aside }
  report.quarantine_by_code = batch.manifest.quarantine_by_code
  if (request.dryRun || !ledger) return { file, status: 'dry_run', batch_id: null, seq: null, ...counts, report }
  await timed(context, 'commit', async () => commit(folders, ledger, batch, copy))
  effects.log.info({ batch_id, rows_in, loaded, quarantined, superseded }, 'file loaded')
  return { file, status: 'loaded', batch_id, seq, ...counts, report }
}

/** Bytes and batch get their final names first; the line in the ledger is what makes them count. */
function commit(folders: Layout, ledger: Ledger, { dir, manifest }: LoadedBatch, copy: string): void {
  const { batch_id, seq, sha256, content_hash, source_id, file_name, received_at } = manifest
  const { rows_in, loaded, quarantined, superseded } = manifest
  moveDurably(copy, join(folders.raw, sha256))
  moveDurably(dir, join(folders.batches, batch_id))
  ledger.commit({
    ...{ batch_id, seq, sha256, content_hash, source_id, file_name, received_at },
    ...{ rows_in, loaded, quarantined, superseded },
  })
}

const alreadyLoaded = (file: string, { batch_id, seq }: LedgerEntry): ImportedFile => ({
  ...{ file, status: 'already_loaded', batch_id, seq },
  ...{ rows_in: 0, loaded: 0, quarantined: 0, superseded: 0, set_aside: [], report: null },
})

async function timed<T>({ timings }: LoadContext, phase: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  try {
    return await work()
  } finally {
    addTo(timings, phase, performance.now() - started)
  }
}

const addTo = (timings: Map<string, number>, phase: string, ms: number) =>
  void timings.set(phase, (timings.get(phase) ?? 0) + ms)
