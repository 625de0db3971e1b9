import type { Workspace } from '#pipeline/warehouse/open.ts'
import type { ModelData } from '#queries/diagnosis/model-data.ts'
import { DIAGNOSIS_TABLES, type Diagnosis, type DiagnosisRow, type DiagnosisTable } from '#queries/diagnosis/tables.ts'

// The keys of an object are text for the compiler; these are the names of the tables.
const NAMES = Object.keys(DIAGNOSIS_TABLES) as DiagnosisTable[]

/** Makes every table of the diagnosis, typed and empty. */
export async function createDiagnosisTables(workspace: Workspace): Promise<void> {
  for (const name of NAMES) {
    const columns = Object.entries(DIAGNOSIS_TABLES[name]).map(([column, type]) => `${column} ${type}`)
    await workspace.run(`create table ${name} (${columns.join(', ')})`, {}, name)
  }
}

/** Appends what the diagnosis says. A number that is not finite says nothing, so it is stored as null. */
export async function appendDiagnosis(workspace: Workspace, diagnosis: Diagnosis): Promise<void> {
  for (const name of NAMES) {
    const columns = Object.keys(DIAGNOSIS_TABLES[name])
    const rows: Record<string, string | number | boolean | null>[] = diagnosis[name]
    if (rows.length === 0) continue
    await workspace.append(
      name,
      rows.map((row) => columns.map((column) => storable(row[column]))),
    )
  }
}

const storable = (value: string | number | boolean | null | undefined) =>
  value === undefined || (typeof value === 'number' && !Number.isFinite(value)) ? null : value

const EMPTY: Diagnosis = {
  diagnosis_model: [],
  diagnosis_component: [],
  diagnosis_side: [],
  diagnosis_unit: [],
  diagnosis_limit: [],
  diagnosis_part: [],
  diagnosis_concentration: [],
  diagnosis_factor: [],
  diagnosis_factor_unit: [],
}

/** What a snapshot holds when the fit could not be finished: the counts, and that there is no result. */
export function unfinishedDiagnosis({ gap, codes, levels, period, counts }: ModelData): Diagnosis {
  const columns = Object.fromEntries(Object.keys(DIAGNOSIS_TABLES.diagnosis_model).map((name) => [name, null]))
  const model: DiagnosisRow<'diagnosis_model'> = {
    // Each column of the table is there and may be null.
    ...(columns as DiagnosisRow<'diagnosis_model'>),
    ...counts,
    period_kind: period.kind,
    first_period: period.first,
    last_period: period.last,
    n_periods: levels.period ?? 0,
    n_rows: gap.length,
    n_people: levels.person ?? 0,
    n_person_periods: levels.person_period ?? 0,
    n_units: codes.department ? (levels.department ?? 0) : 0,
    n_managers: levels.manager ?? 0,
    n_roles: levels.role ?? 0,
    n_goals: levels.goal ?? 0,
    method: 'none',
    status: 'not_converged',
  }
  return { ...EMPTY, diagnosis_model: [model] }
}
