import { withholdCells } from '#pipeline/privacy/withhold-cells.ts'
import type { Workspace } from '#pipeline/warehouse/open.ts'
import { readSql } from '#pipeline/warehouse/read-sql.ts'
import type { ModelData } from '#queries/diagnosis/model-data.ts'
import { ROOT_UNIT } from '#queries/domain.ts'
import { DIAGNOSIS_TABLES, type Diagnosis, type DiagnosisRow } from '#queries/diagnosis/tables.ts'

/**
 * Units whose diagnosis speaks of too few people, or would let such a group be worked out by subtraction: of units from the unit
 * above them, and of protected periods from all periods together. For the second a unit that the lattice protects in some period
 * is withheld as a whole.
 */
export async function withheldUnits(workspace: Workspace, { units }: ModelData): Promise<Set<string>> {
  const cells = await workspace.rows(
    'select unit_id, n_people, n_own from model_unit order by unit_id',
    {},
    'model_unit',
  )
  const inSomePeriod = await workspace.rows(await readSql('model/protected_units.sql'), {}, 'model/protected_units.sql')
  return withholdCells(
    cells.map(({ unit_id, n_people, n_own }) => ({
      unit_id: String(unit_id),
      counts: [Number(n_people)],
      own: [Number(n_own)],
      // Rows are added up, each in one unit: nobody's figure is a mean over several parts.
      crossing: [0],
    })),
    new Map(units.map(({ unit_id, parent }) => [unit_id, units[parent]?.unit_id ?? null])),
    inSomePeriod.map(({ unit_id }) => String(unit_id)),
  )
}

/**
 * The same diagnosis in which a withheld unit has nothing but its name and the word "withheld". Where the whole company is, the
 * figures of the model go too: they speak of the same people.
 */
export function withoutWithheld(diagnosis: Diagnosis, protectedUnits: ReadonlySet<string>): Diagnosis {
  // What the diagnosis itself found too small stays hidden as well.
  const tooSmall = diagnosis.diagnosis_unit.filter(({ is_withheld }) => is_withheld).map(({ unit_id }) => unit_id)
  const withheld = new Set([...protectedUnits, ...tooSmall])
  const isShown = ({ unit_id }: { unit_id: string | null }) => unit_id === null || !withheld.has(unit_id)
  const ofCompany = withheld.has(ROOT_UNIT)
    ? {
        diagnosis_component: [],
        diagnosis_side: [],
        diagnosis_factor: [],
        diagnosis_model: diagnosis.diagnosis_model.map(countless),
      }
    : {}
  return {
    ...diagnosis,
    ...ofCompany,
    diagnosis_unit: diagnosis.diagnosis_unit.map((row) => (isShown(row) ? row : hidden(row))),
    diagnosis_limit: diagnosis.diagnosis_limit.filter(isShown),
    diagnosis_part: diagnosis.diagnosis_part.filter(isShown),
    diagnosis_concentration: diagnosis.diagnosis_concentration.filter(isShown),
    diagnosis_factor_unit: diagnosis.diagnosis_factor_unit.filter(isShown),
  }
}

function hidden({ unit_id }: DiagnosisRow<'diagnosis_unit'>): DiagnosisRow<'diagnosis_unit'> {
  const nothing = Object.fromEntries(Object.keys(DIAGNOSIS_TABLES.diagnosis_unit).map((name) => [name, null]))
  // `nothing` has each column of the table, and every column may be null.
  return { ...(nothing as DiagnosisRow<'diagnosis_unit'>), unit_id, is_withheld: true, verdict: 'withheld' }
}

const countless = (model: DiagnosisRow<'diagnosis_model'>): DiagnosisRow<'diagnosis_model'> => ({
  ...model,
  ...{ n_people: null, n_person_periods: null, n_rows: null, n_sampled_person_periods: null },
  ...{ mean_gap_z: null, residual_variance: null, minus2_log_reml: null },
})
