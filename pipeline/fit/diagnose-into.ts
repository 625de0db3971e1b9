import { CausewayError } from '#pipeline/errors.ts'
import type { Log, Progress } from '#pipeline/effects.ts'
import type { Workspace } from '#pipeline/warehouse/open.ts'
import { readSql } from '#pipeline/warehouse/read-sql.ts'
import { FACTORS } from '#queries/diagnosis/factors.ts'
import type { ModelData } from '#queries/diagnosis/model-data.ts'
import type { CountTables } from '#queries/stats/mixed/count-tables.ts'
import { countTablesFrom } from './count-tables-from.ts'
import { appendDiagnosis, createDiagnosisTables, unfinishedDiagnosis } from './diagnosis-tables.ts'
import { evidenceFrom } from './evidence-from.ts'
import { JOBS } from './job-table.ts'
import type { JobName, Jobs } from './jobs.ts'
import { deliveredFactors, modelDataFrom } from './model-data-from.ts'
import { runJob } from './run-in-worker.ts'
import { withheldUnits, withoutWithheld } from './withheld-units.ts'

export type DiagnoseOptions = { seed: number; log: Log; progress: Progress }

/** A fit that takes longer is given up, so that a build always ends. Milliseconds. */
const TIME_LIMIT_MS = 20 * 60_000

/**
 * Adds the diagnosis to a snapshot that is being built: reads the model marts, fits in a thread of its own, protects small units
 * and fills the tables of DIAGNOSIS_TABLES, which exist afterwards in any case. A fit that fails leaves the word for it in
 * `diagnosis_model` and a line in the log, and never stops the build.
 */
export async function diagnoseInto(workspace: Workspace, { seed, log, progress }: DiagnoseOptions): Promise<void> {
  await createDiagnosisTables(workspace)
  const data = await modelDataFrom(workspace)
  const evidence = await evidenceFrom(workspace, data)
  const tables = await modelTables(workspace, data)
  const withheld = await withheldUnits(workspace, data)
  const unfinished = unfinishedDiagnosis(data)
  const signal = AbortSignal.timeout(TIME_LIMIT_MS)
  const onProgress = (done: number, total: number) => progress({ stage: 'diagnosis', done, total, unit: 'steps' })
  const start = (isWork: boolean) => (isWork && data.gap.length >= ROWS_FOR_A_THREAD ? runJob : runHere)
  const orElse =
    <T>(rest: T) =>
    (error: unknown): T => {
      log.error(
        { code: error instanceof CausewayError ? error.code : 'fit-failed' },
        'the diagnosis could not be fitted',
      )
      return rest
    }
  const [fitted, factors] = await Promise.all([
    start(true)('diagnose', { data, tables, seed }, { onProgress, signal }).catch(orElse(unfinished)),
    start(evidence.factors.length > 0)('evidence', { data: evidence, seed }, { signal }).catch(orElse({})),
  ])
  onProgress(1, 1)
  await appendDiagnosis(workspace, withoutWithheld({ ...fitted, ...factors }, withheld))
}

/** A thread takes longer to start than so few rows take to fit. */
const ROWS_FOR_A_THREAD = 1000

async function runHere<Name extends JobName>(name: Name, input: Jobs[Name]['input']): Promise<Jobs[Name]['output']> {
  const run = await JOBS[name]()
  return run(input, { onProgress: () => {}, isCancelled: () => false })
}

/** What the rows that stand in the model marts now say of each unit, by the same fit; nothing is stored. */
export async function verdictsOfModel(workspace: Workspace, seed: number): Promise<Map<string, string | null>> {
  const data = await modelDataFrom(workspace)
  const tables = await modelTables(workspace, data)
  const run = data.gap.length >= ROWS_FOR_A_THREAD ? runJob : runHere
  const { diagnosis_unit } = await run(
    'diagnose',
    { data, tables, seed },
    { signal: AbortSignal.timeout(TIME_LIMIT_MS) },
  )
  return new Map(diagnosis_unit.map(({ unit_id, verdict }) => [String(unit_id), verdict]))
}

/** The count tables of the delivered factors, in the order of FACTORS. */
async function modelTables(workspace: Workspace, { gap }: ModelData): Promise<CountTables> {
  await workspace.run(`create or replace temp view coded as ${await readSql('model/coded.sql')}`, {}, 'model/coded.sql')
  const factors = (await deliveredFactors(workspace)).map(({ factor, levels }) => ({
    name: factor,
    column: FACTORS.indexOf(factor),
    levels,
  }))
  const centre = gap.length === 0 ? 0 : gap.reduce((sum, z) => sum + z, 0) / gap.length
  return countTablesFrom(workspace, factors, centre)
}
