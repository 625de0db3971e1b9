import type { Diagnosis } from '#queries/diagnosis/tables.ts'
import type { ModelData } from '#queries/diagnosis/model-data.ts'
import type { EvidenceData } from '#queries/evidence/evidence-data.ts'
import type { FactorEvidenceRows } from '#queries/evidence/factor-evidence.ts'
import type { CountTables } from '#queries/stats/mixed/count-tables.ts'
import type { RemlFit } from '#queries/stats/mixed/reml.ts'

/** What a running job may ask and tell: `done` of `total` in units of its own, and whether it should stop. */
export type JobControl = { onProgress: (done: number, total: number) => void; isCancelled: () => boolean }

/**
 * `method` says where the interval comes from. Of a superpopulation share: logit_delta, bootstrap, boundary, none; of a realised one:
 * draws at the variances of a bootstrap (draws_bootstrap), at variances drawn by the information of the fit (draws_information), or
 * at the estimates alone (draws), where the information is singular.
 */
export type Estimate = { estimate: number; low: number; high: number; method: string }

/** `codes` are those of the rows, one array per factor in the order of `tables.factors`; without them no bootstrap. */
export type RemlInput = {
  tables: CountTables
  codes: Int32Array[] | null
  seed: number
  replicates?: number
  draws?: number
  /** False leaves the intervals out (NaN): on a large model they take longer than the fit. */
  intervals?: boolean
}

/** A fit without its factorised system, which cannot leave the thread; shares in the order of `names`, then the residual's. */
export type RemlAnswer = Pick<
  RemlFit,
  | 'method'
  | 'status'
  | 'names'
  | 'variances'
  | 'residualVariance'
  | 'atBoundary'
  | 'fixed'
  | 'minus2LogReml'
  | 'iterations'
  | 'nEquations'
> & { shares: Estimate[]; realisedShares: Estimate[] }

export type EvidenceInput = { data: EvidenceData; seed: number }

export type DiagnoseInput = { data: ModelData; tables: CountTables; seed: number; draws?: number; replicates?: number }

/** The jobs of the worker: each takes and gives plain values and typed arrays only. */
export type Jobs = {
  reml: { input: RemlInput; output: RemlAnswer }
  diagnose: { input: DiagnoseInput; output: Diagnosis }
  evidence: { input: EvidenceInput; output: FactorEvidenceRows }
}
export type JobName = keyof Jobs

/** What the worker says to its owner. */
export type WorkerMessage<Name extends JobName = JobName> =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'result'; output: Jobs[Name]['output'] }
  | { kind: 'failed'; reason: string }
