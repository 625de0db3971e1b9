import { countTablesFrom } from '#pipeline/fit/count-tables-from.ts'
import type { RemlAnswer } from '#pipeline/fit/jobs.ts'
import { runJob } from '#pipeline/fit/run-in-worker.ts'
import type { Workspace } from '#pipeline/warehouse/open.ts'
import { codeRows, type FactorTerm, type RowCounts } from './coded-table.ts'
import { openCsv } from './csv-file.ts'
import { demandNumbers, loadRows } from './delivered-rows.ts'
import { inScratchWorkspace } from './scratch-workspace.ts'
import { fitLimits, type FitLimit } from './separability.ts'

export type RemlQuestion = { path: string; response: string; terms: FactorTerm[]; seed: number; intervals: boolean }
export type RemlStep = 'read' | 'count' | 'fit'
export type RemlEffects = {
  onProgress: (step: RemlStep, done: number, total: number | null) => void
  signal: AbortSignal
}
/** Wall time of each step and of all, seconds. */
export type RemlTimings = Record<RemlStep, number> & { all: number }
export type RemlOfFile = {
  fit: RemlAnswer
  counts: RowCounts
  levels: number[]
  limits: FitLimit[]
  seconds: RemlTimings
}

/** Rows × factors up to which the codes of the rows go to the fit, for intervals by bootstrap: 4 bytes each. */
const MOST_CODES = 4_000_000

/**
 * A variance components model of a file: read and coded by DuckDB, counted there, fitted in a worker from the counts.
 *
 * @throws a letter for a fault of file or call; what the data cannot carry is a `status` of the fit instead
 */
export async function remlOfFile(question: RemlQuestion, { onProgress, signal }: RemlEffects): Promise<RemlOfFile> {
  const started = performance.now()
  onProgress('read', 0, null)
  const file = openCsv(question.path)
  const columns = [...new Set(question.terms.flatMap((term) => term.columns))]
  const marks = { read: 0, count: 0 }

  const { tables, codes, counts, levels } = await inScratchWorkspace(async (workspace) => {
    await loadRows(workspace, file, [question.response, ...columns])
    signal.throwIfAborted()
    await demandNumbers(workspace, file, question.response, 0)
    const { factors, counts, centre } = await codeRows(workspace, columns, question.terms)
    signal.throwIfAborted()
    marks.read = performance.now()
    onProgress('count', 0, null)
    const tables = await countTablesFrom(workspace, factors, centre)
    signal.throwIfAborted()
    const codes =
      question.intervals && counts.kept * factors.length <= MOST_CODES ? await codesOf(workspace, factors.length) : null
    return { tables, codes, counts, levels: factors.map((factor) => factor.levels) }
  })
  marks.count = performance.now()

  const limits = fitLimits(tables)
  onProgress('fit', 0, null)
  const fit = await runJob(
    'reml',
    { tables, codes, seed: question.seed, ...(question.intervals ? {} : { replicates: 0, draws: 0 }) },
    { signal, onProgress: (done, total) => onProgress('fit', done, total) },
  )
  const ended = performance.now()
  const between = (from: number, to: number) => (to - from) / 1000
  const seconds = {
    read: between(started, marks.read),
    count: between(marks.read, marks.count),
    fit: between(marks.count, ended),
    all: between(started, ended),
  }
  return { fit, counts, levels, limits, seconds }
}

async function codesOf(workspace: Workspace, factors: number): Promise<Int32Array[]> {
  const names = Array.from({ length: factors }, (_, k) => `f${k}`)
  const columns = await workspace.columns(`select ${names.join(', ')} from coded`)
  // Codes are INTEGER columns.
  return names.map((name) => columns[name] as Int32Array)
}
