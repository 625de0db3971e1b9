import type { Snapshot } from '#pipeline/warehouse/open.ts'
import { readSql } from '#pipeline/warehouse/read-sql.ts'
import { causeOfFactor, type Cause } from '#queries/improvement/causes.ts'
import type { EvidenceGrade } from '#queries/improvement/fit/fit-of.ts'
import { EVIDENCE_KINDS, type EvidenceKind } from '#queries/improvement/plan/body.ts'
import { strongerGrade, type OpenBlocker, type UnitFacts } from '#queries/improvement/plan/plan-list.ts'
import type { PlanRecord, PlanStep } from '#queries/improvement/plan/record.ts'
import type { Verdict } from '#queries/diagnosis/factors.ts'

/** The plans of a snapshot, read only, and what it says of the units they are for. */
export type ImportedPlans = {
  plans: PlanRecord[]
  /** Plan → number of its units and of its people. */
  sizes: ReadonlyMap<string, { n_units: number; n_people: number }>
  units: ReadonlyMap<string, UnitFacts>
  /** Difficulties that were reported and not answered, without who reported them. */
  blockers: OpenBlocker[]
  /** The last day of the first period of the data, ISO; null without periods. */
  first_end: string | null
}

const known = new WeakMap<Snapshot, Promise<ImportedPlans>>()

/** Reads them once per opened snapshot; a snapshot never changes. */
export function importedPlans(snapshot: Snapshot): Promise<ImportedPlans> {
  const found = known.get(snapshot) ?? readImported(snapshot)
  known.set(snapshot, found)
  found.catch(() => known.delete(snapshot))
  return found
}

async function readImported(snapshot: Snapshot): Promise<ImportedPlans> {
  const units = await readUnits(snapshot)
  const [data] = (await ask(snapshot, 'data_from')) as { first_end: string | null }[]
  const first_end = data?.first_end?.slice(0, 10) ?? null
  if (!(await hasColumns(snapshot, 'plan', 'lesson')) || !(await hasColumns(snapshot, 'plan_step', 'kind')))
    return { plans: [], sizes: new Map(), units, first_end, blockers: [] }
  const rows = (await ask(snapshot, 'imported_plans')) as ImportedRow[]
  const steps = Map.groupBy((await ask(snapshot, 'imported_steps')) as StepRow[], ({ plan_id }) => plan_id)
  return {
    plans: rows.map((row) => recordOf(row, steps.get(row.plan_id) ?? [])),
    sizes: new Map(rows.map(({ plan_id, n_units, n_people }) => [importedId(plan_id), { n_units, n_people }])),
    units,
    first_end,
    blockers: (await hasColumns(snapshot, 'checkin', 'owner_function'))
      ? ((await ask(snapshot, 'imported_blockers')) as OpenBlocker[])
      : [],
  }
}

/** Ids of files never meet those of the store. */
export const importedId = (planId: string): string => `i-${planId}`

/** A snapshot of an earlier version has no such table, or lacks what is read of it here. */
async function hasColumns(snapshot: Snapshot, table: string, column: string): Promise<boolean> {
  const rows = await snapshot.query(
    'select 1 as found from information_schema.columns where table_name = $table and column_name = $column',
    { table, column },
    { source: 'imported plans' },
  )
  return rows.length > 0
}

async function readUnits(snapshot: Snapshot): Promise<Map<string, UnitFacts>> {
  const units = new Map<string, UnitFacts>()
  const of = (id: string): UnitFacts => {
    const facts = units.get(id) ?? { verdict: null, grades: {}, n_people: null, is_withheld: false }
    units.set(id, facts)
    return facts
  }
  const people = (await ask(snapshot, 'unit_people')) as {
    unit_id: string
    n_people: number | null
    is_withheld: boolean
  }[]
  for (const { unit_id, n_people, is_withheld } of people) Object.assign(of(unit_id), { n_people, is_withheld })
  const causes = (await ask(snapshot, 'unit_causes')) as {
    unit_id: string
    verdict: Verdict | null
    factor: string | null
    grade: EvidenceGrade | null
  }[]
  for (const { unit_id, verdict, factor, grade } of causes) {
    const facts = of(unit_id)
    if (verdict !== null) facts.verdict = verdict
    const cause: Cause | null = factor === null ? null : causeOfFactor(factor)
    if (cause !== null && grade !== null) facts.grades[cause] = strongerGrade(facts.grades[cause], grade)
  }
  return units
}

async function ask(snapshot: Snapshot, file: string): Promise<unknown[]> {
  const path = `improvement/plan/${file}.sql`
  return snapshot.query(await readSql(path), {}, { source: path })
}

/** What imported_plans.sql selects; its header states the grain. */
type ImportedRow = {
  plan_id: string
  subject_type: string | null
  unit_id: string | null
  n_units: number
  n_people: number
  plan_type: string | null
  evidence_kinds: string | null
  own_benefit: string | null
  lesson: string | null
} & Pick<
  PlanRecord,
  | 'cause'
  | 'remedy'
  | 'starts_on'
  | 'ends_on'
  | 'status'
  | 'cost'
  | 'closed_on'
  | 'kpi_id'
  | 'programme'
  | 'owner_function'
  | 'acknowledged_on'
  | 'started_on'
  | 'co_authored'
  | 'expected_effect'
  | 'decision_level'
  | 'hours'
>
type StepRow = Pick<PlanStep, 'step_no' | 'due_on' | 'done_on' | 'owner_function'> & {
  plan_id: string
  text: string | null
  owner_side: string | null
  kind: string | null
}

function recordOf(row: ImportedRow, steps: StepRow[]): PlanRecord {
  const { plan_id, subject_type, unit_id, n_units: _, n_people: __, plan_type, evidence_kinds, ...rest } = row
  return {
    ...rest,
    id: importedId(plan_id),
    source: 'imported',
    version: 0,
    created_on: null,
    kpi_chosen_on: null,
    unit_id: unit_id ?? '',
    subject: subject_type === 'person' ? 'person' : 'unit',
    // Without a name it is called by its cause and remedy.
    title: rest.programme ?? '',
    // The type says what is done where no remedy is named: coaching, process, resource, IDP.
    remedy: rest.remedy ?? plan_type,
    own_benefit: rest.own_benefit ?? '',
    lesson: rest.lesson ?? '',
    is_cancelled: false,
    diagnosis: {
      kinds: kindsOf(evidence_kinds),
      grade: null,
      verdict: null,
      compared_in_same_conditions: null,
      text: '',
      snapshot: null,
    },
    steps: steps.map(({ plan_id: ___, text, owner_side, kind, ...step }) => ({
      ...step,
      text: text ?? '',
      side: sideOf(owner_side),
      kind: kind ?? 'action',
    })),
    blockers: [],
  }
}

const kindsOf = (text: string | null): EvidenceKind[] =>
  EVIDENCE_KINDS.filter((kind) => (text ?? '').toLowerCase().split('+').includes(kind))

/** company stays; employee and manager are the team. A step that names no side counts for neither. */
const sideOf = (side: string | null): string =>
  side === 'employee' || side === 'manager' ? 'team' : (side ?? 'unstated')
