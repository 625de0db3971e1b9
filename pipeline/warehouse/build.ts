import { createHash } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Clock, Log, Progress } from '#pipeline/effects.ts'
import { diagnoseInto } from '#pipeline/fit/diagnose-into.ts'
import { checkTrapsInto } from '#pipeline/traps/check-traps-into.ts'
import { judgePlansInto } from '#pipeline/improvement/judge-plans-into.ts'
import { makeInputs } from '#pipeline/traps/make-inputs.ts'
import { openLedger, type Ledger, type LedgerEntry } from '#pipeline/store/ledger.ts'
import { openStore } from '#pipeline/store/open.ts'
import { studentT } from '#queries/stats/student-t.ts'
import { checkSnapshot } from './check-snapshot.ts'
import { codeVersion } from './code-version.ts'
import { sync } from './durable.ts'
import { judgeCells, type UnjudgedCell } from './judge-cells.ts'
import type { Layout } from './layout.ts'
import { MARTS_AFTER_JUDGEMENT, MARTS_BEFORE_JUDGEMENT, MODEL_MARTS, UNJUDGED_CELL, type Mart } from './marts.ts'
import { openWorkspace, type Workspace } from './open.ts'
import { makeFolders } from './make-folders.ts'
import { publish, removeOldSnapshots } from './publish.ts'
import { readSql } from './read-sql.ts'
import { attachStored, countStanding, detachStored } from './stored.ts'
import { sweep } from './sweep.ts'
import { lockForWriting } from './writer-lock.ts'

export type BuildEffects = { clock: Clock; progress: Progress; log: Log }
export type Built = { snapshot: string; timings_ms: { build: number; publish: number } }

/** DuckDB's buffer memory while building, megabytes; more than that spills to the staging folder. */
const BUILD_MEMORY_MB = 1024

/** Recomputes the snapshot from the stored batches and publishes it. */
export async function buildSnapshot(dir: string, effects: BuildEffects): Promise<Built> {
  const folders = await makeFolders(dir)
  const unlock = await lockForWriting(folders.lock)
  const store = openStore(folders.store)
  try {
    const ledger = openLedger(store)
    await sweep(folders, ledger)
    return await buildAndPublish(folders, ledger, effects)
  } finally {
    store.close()
    unlock()
  }
}

/** For callers that hold the writer lock. */
export async function buildAndPublish(folders: Layout, ledger: Ledger, effects: BuildEffects): Promise<Built> {
  const started = performance.now()
  const number = ledger.nextSnapshotNumber()
  const job = join(folders.staging, `build-${number}`)
  await mkdir(job, { recursive: true })
  try {
    const file = join(job, 'snapshot.duckdb')
    const id = await buildFile(file, job, folders, ledger, number, effects)
    const builtAt = performance.now()
    sync(file)
    await publish(folders, file, id)
    await removeOldSnapshots(folders)
    effects.log.info({ snapshot: id }, 'snapshot published')
    return { snapshot: id, timings_ms: { build: builtAt - started, publish: performance.now() - builtAt } }
  } finally {
    await rm(job, { recursive: true, force: true })
  }
}

async function buildFile(
  file: string,
  job: string,
  folders: Layout,
  ledger: Ledger,
  number: number,
  { clock, progress, log }: BuildEffects,
): Promise<string> {
  const threads = availableParallelism()
  const workspace = await openWorkspace(file, { memoryMb: BUILD_MEMORY_MB, threads, tempDir: join(job, 'spill') })
  const total = MARTS_BEFORE_JUDGEMENT.length + 1 + MARTS_AFTER_JUDGEMENT.length + MODEL_MARTS.length
  let done = 0
  const make = async (mart: Mart, params: Record<string, unknown> = {}) => {
    const source = `marts/${mart.name}.sql`
    const kind = mart.isStep ? 'temp table' : 'table'
    const sql = `create ${kind} ${mart.name} as ${await readSql(source)}`
    const run = () => workspace.run(sql, params, source)
    await (mart.serial ? workspace.inOrder(run) : run())
    progress({ stage: 'build', done: ++done, total, unit: 'steps' })
  }
  try {
    const entries = ledger.entries()
    await attachStored(workspace, folders.batches, entries)
    for (const mart of MARTS_BEFORE_JUDGEMENT) await make(mart)
    await addStudentQuantiles(workspace)
    await make(UNJUDGED_CELL)
    await judge(workspace)
    await countStanding(workspace)
    const id = `${await newestMonth(workspace, clock)}.${number}`
    const info = { snapshot_id: id, built_at: clock.now().toISOString().slice(0, -1), code_version: codeVersion() }
    for (const mart of MARTS_AFTER_JUDGEMENT) await make(mart, mart.name === 'snapshot_info' ? info : {})
    for (const mart of MODEL_MARTS) await make(mart)
    await makeInputs(workspace)
    await detachStored(workspace)
    const seed = seedOf(entries)
    await diagnoseInto(workspace, { seed, log, progress })
    await checkTrapsInto(workspace, { dir: folders.dir, seed, log, progress })
    await judgePlansInto(workspace, { snapshot: id, log })
    await checkSnapshot(workspace)
    await workspace.run('checkpoint')
    return id
  } finally {
    workspace.close()
  }
}

/** A number made of what was delivered, in order: the same batches draw the same random numbers in every build. */
function seedOf(entries: readonly LedgerEntry[]): number {
  const digest = createHash('sha256')
  for (const { sha256 } of entries) digest.update(sha256)
  return digest.digest().readInt32BE(0)
}

/** The quantile of each number of people that occurs, so that SQL needs no distribution functions. */
async function addStudentQuantiles(workspace: Workspace): Promise<void> {
  await workspace.run('create temp table t_quantile (df integer, t double)')
  const sizes = await workspace.rows('select distinct n_people - 1 as df from cell_of_people where n_people > 1')
  await workspace.append(
    't_quantile',
    sizes.map(({ df }) => [Number(df), studentT(0.975, Number(df))]),
  )
}

/** Some KPIs at a time, so that memory depends on units × periods and not on the number of KPIs. */
async function judge(workspace: Workspace): Promise<void> {
  const tree = await workspace.rows('select unit_id, parent_id from unit_tree')
  // unit_tree's columns are VARCHAR; parent_id is null for the root only.
  const parentOf = new Map(tree.map((row) => [row['unit_id'] as string, row['parent_id'] as string | null]))
  await workspace.run('create temp table cell_judgement (cell_no integer, signal varchar, is_withheld boolean)')
  // Cells are numbered KPI by KPI, so a run of KPIs is a run of numbers.
  const kpis = await workspace.rows('select max(cell_no) as last from unjudged_cell group by kpi_id order by last')
  let after = 0
  for (const [i, { last }] of kpis.entries()) {
    const isLast = i === kpis.length - 1
    if (!isLast && Number(last) - after < CELLS_AT_ONCE) continue
    const cells = await workspace.rows(
      `select ${CELL_COLUMNS} from unjudged_cell where cell_no > $after and cell_no <= $last order by cell_no`,
      { after, last },
    )
    // The columns are those of marts/unjudged_cell.sql, which UnjudgedCell names.
    for (const ofKpi of Map.groupBy(cells as UnjudgedCell[], ({ kpi_id }) => kpi_id).values()) {
      await workspace.append(
        'cell_judgement',
        judgeCells(ofKpi, parentOf).map(({ cell_no, signal, is_withheld }) => [cell_no, signal, is_withheld]),
      )
    }
    after = Number(last)
  }
}

/** Rows held as objects at one time, about 100 MB. */
const CELLS_AT_ONCE = 100_000

const CELL_COLUMNS = `cell_no, kpi_id, unit_id, period_id, period_start, period_kind, rebase_group, depth, level, n_people_any, n_people,
  n_people_judged, n_own_any, n_own, n_own_judged, n_crossing, mean_gap_ratio, sd_gap_ratio, half_width_ratio`

/** The month in which the newest period ends; without any period, the month of the build. */
async function newestMonth(workspace: Workspace, clock: Clock): Promise<string> {
  const [row] = await workspace.rows('select max(period_end) as period_end from period')
  const end = row?.['period_end']
  return (typeof end === 'string' ? end : clock.now().toISOString()).slice(0, 7)
}
