import { countTablesFrom } from '#pipeline/fit/count-tables-from.ts'
import type { RemlAnswer } from '#pipeline/fit/jobs.ts'
import { prepareJob, type PreparedJob } from '#pipeline/fit/run-in-worker.ts'
import type { Workspace } from '#pipeline/warehouse/open.ts'
import { codeRows, type FactorTerm, type RowCounts } from './coded-table.ts'
import { openCsv } from './csv-file.ts'
import { demandNumbers, loadRows } from './delivered-rows.ts'
import { inScratchWorkspace } from './scratch-workspace.ts'
import { fitLimits, type FitLimit } from './separability.ts'

export type RemlQuestion = { path: string; response: string; terms: FactorTerm[]; seed: number; intervals: Intervals }
/** auto: by bootstrap where a factor has few levels and the rows are not too many; all: in any case; none: estimates only. */
export type Intervals = 'auto' | 'all' | 'none'
export type RemlStep = 'read' | 'count' | 'fit' | 'intervals'
export type RemlEffects = {
  onProgress: (step: RemlStep, done: number, total: number | null) => void
  signal: AbortSignal
}
/** Wall time of each step, seconds; `fit` ends when the estimates are there, `intervals` takes what follows. */
export type RemlTimings = Record<RemlStep, number>
export type RemlOfFile = {
  fit: RemlAnswer
  counts: RowCounts
  levels: number[]
  limits: FitLimit[]
  seconds: RemlTimings
}

/**
 * Rows × factors up to which intervals may come from a bootstrap unasked. Each replicate goes over all rows, so that beyond this
 * size the intervals would take many times as long as the fit.
 */
const MOST_CODES = 1_000_000
/** From this many levels on the interval by the delta method covers what it promises (statistics 8). */
const ENOUGH_LEVELS = 20

/**
 * A variance components model of a file: read and coded by DuckDB, counted there, fitted in a worker from the counts.
 *
 * @throws a letter for a fault of file or call; what the data cannot carry is a `status` of the fit instead
 */
export async function remlOfFile(question: RemlQuestion, effects: RemlEffects): Promise<RemlOfFile> {
  const job = prepareJob('reml')
  try {
    return await fitOfFile(question, effects, job)
  } finally {
    job.discard()
  }
}

async function fitOfFile(
  question: RemlQuestion,
  { onProgress, signal }: RemlEffects,
  job: PreparedJob<'reml'>,
): Promise<RemlOfFile> {
  const started = performance.now()
  onProgress('read', 0, null)
  const file = openCsv(question.path)
  const columns = [...new Set(question.terms.flatMap((term) => term.columns))]
  const marks = { read: 0, count: 0, fit: 0 }

  const { tables, codes, counts, levels } = await inScratchWorkspace(file.bytes, async (workspace) => {
    await loadRows(workspace, file, [question.response, ...columns])
    signal.throwIfAborted()
    await demandNumbers(workspace, file, question.response, 0)
    const { factors, counts, centre } = await codeRows(workspace, columns, question.terms)
    signal.throwIfAborted()
    marks.read = performance.now()
    onProgress('count', 0, null)
    const tables = await countTablesFrom(workspace, factors, centre)
    signal.throwIfAborted()
    const isFew = factors.some((factor) => factor.levels < ENOUGH_LEVELS)
    const isAffordable = question.intervals === 'all' || counts.kept * factors.length <= MOST_CODES
    const wantsCodes = question.intervals !== 'none' && isFew && isAffordable
    const codes = wantsCodes ? await codesOf(workspace, factors.length) : null
    return { tables, codes, counts, levels: factors.map((factor) => factor.levels) }
  })
  marks.count = performance.now()

  const limits = fitLimits(tables)
  onProgress('fit', 0, null)
  const fit = await job.run(
    { tables, codes, seed: question.seed, intervals: question.intervals !== 'none' },
    {
      signal,
      onProgress: (done, total) => {
        onProgress('fit', done, total)
        if (done < total || marks.fit > 0) return
        marks.fit = performance.now()
        if (question.intervals !== 'none') onProgress('intervals', 0, null)
      },
    },
  )
  const ended = performance.now()
  const fitted = marks.fit || ended
  const between = (from: number, to: number) => (to - from) / 1000
  const seconds = {
    read: between(started, marks.read),
    count: between(marks.read, marks.count),
    fit: between(marks.count, fitted),
    intervals: between(fitted, ended),
  }
  return { fit, counts, levels, limits: [...limits, ...provisional(fit, levels)], seconds }
}

/** Factors of few levels whose interval came from the delta method after all, which tends to be too short for them. */
const provisional = (fit: RemlAnswer, levels: number[]): FitLimit[] =>
  fit.names.flatMap((name, k): FitLimit[] =>
    levels[k]! < ENOUGH_LEVELS && fit.shares[k]?.method === 'logit_delta'
      ? [{ code: 'provisional_interval', factors: [name], levels: levels[k]! }]
      : [],
  )

async function codesOf(workspace: Workspace, factors: number): Promise<Int32Array[]> {
  const names = Array.from({ length: factors }, (_, k) => `f${k}`)
  const columns = await workspace.columns(`select ${names.join(', ')} from coded`)
  // Codes are INTEGER columns.
  return names.map((name) => columns[name] as Int32Array)
}
