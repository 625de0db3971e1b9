import type { CountTables } from '#queries/stats/mixed/count-tables.ts'
import { seeded } from '#queries/stats/random.ts'
import { bootstrapVariances } from './bootstrap-variances.ts'
import { componentRows, sideRows } from './component-rows.ts'
import { decomposeUnits } from './decompose-units.ts'
import { fitModel } from './fit-model.ts'
import { identify } from './identify.ts'
import { companyLimits, limitRows } from './limit-rows.ts'
import { modelRow } from './model-row.ts'
import type { ModelData } from './model-data.ts'
import { plausibleVariances } from './plausible-variances.ts'
import type { Diagnosis } from './tables.ts'
import { unitCounts } from './unit-tree.ts'

export type DiagnoseOptions = {
  /** Of every draw, so that a snapshot's diagnosis can be made again to the last digit. */
  seed: number
  /** Joint draws for the shortfall make-up; at least 200 for an interval worth showing. */
  draws?: number
  /** Parametric bootstrap replicates for shares with factors of few levels. */
  replicates?: number
  onProgress?: (done: number, total: number) => void
  isCancelled?: () => boolean
}

export const DRAWS = 300
export const REPLICATES = 200

/**
 * Is it the system or individuals? Checks what can be told apart, fits the variance decomposition, and says of the company and
 * each unit how its shortfall is made up, the verdict, and what stands in its way (statistics 7 to 11). Pure: the same data,
 * tables and seed give the same rows.
 *
 * @param data    one row per employee, goal and period; gaps in z
 * @param tables  the count tables of the same rows, for every factor in data.codes
 * @returns the rows of the diagnosis tables; those of measured circumstances stay empty. Data that cannot be fitted give the
 *          verdict "cannot tell" with its reason, never an exception
 */
export function diagnose(data: ModelData, tables: CountTables, options: DiagnoseOptions): Diagnosis {
  const { seed, draws = DRAWS, replicates = REPLICATES, onProgress = () => {}, isCancelled } = options
  const counts = unitCounts(data)
  const found = identify(tables)
  const fit = fitModel(tables, found, { isCancelled, onIteration: (i) => onProgress(Math.min(FIT, i), ALL) })
  const bootstrap = bootstrapVariances(fit, data, found, { random: seeded(seed, 'bootstrap'), replicates, isCancelled })
  const variances = plausibleVariances(fit, bootstrap.variances)
  onProgress(FIT, ALL)
  const afterDraw = (d: number) => onProgress(FIT + Math.round(((d + 1) / draws) * (ALL - FIT)), ALL)
  const units = decomposeUnits({
    data,
    tables,
    counts,
    found,
    fit,
    variances,
    seed,
    draws,
    afterDraw,
    isCancelled,
  })
  return {
    diagnosis_model: [modelRow(data, tables, fit, counts, units.sampled)],
    diagnosis_component: componentRows(fit, found, bootstrap, units.realised),
    diagnosis_side: sideRows(units.realised),
    diagnosis_unit: units.rows,
    diagnosis_limit: [
      ...limitRows(data.units[0]?.unit_id ?? 'root', companyLimits(data, found, fit, units)),
      ...units.limits,
    ],
    diagnosis_part: units.parts,
    diagnosis_concentration: units.concentrations,
    diagnosis_factor: [],
    diagnosis_factor_unit: [],
  }
}

/** Progress in hundredths: the fit up to FIT, the draws from there. */
const FIT = 40
const ALL = 100
