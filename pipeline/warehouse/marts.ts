import { CANONICAL_TABLES } from '#queries/canonical.ts'

/**
 * One relation of a snapshot, made by `queries/marts/<name>.sql`. A step is needed only while building and is not kept.
 * `serial`: sums of fractions depend on their order in the last digit, so they run on one thread; the same batches then give
 * the same snapshot, to the bit.
 */
export type Mart = { name: string; isStep?: true; serial?: true }

const facts = CANONICAL_TABLES.filter((name) => name !== 'goal_result').map((name): Mart => ({ name }))

/** In the order in which they are made: each reads only what stands above it. */
export const MARTS_BEFORE_JUDGEMENT: readonly Mart[] = [
  { name: 'replaced_scope', isStep: true },
  { name: 'replaced_record', isStep: true },
  { name: 'goal_result' },
  ...facts,
  { name: 'period' },
  { name: 'unit_parent', isStep: true },
  { name: 'unit_place', isStep: true },
  { name: 'unit_tree' },
  { name: 'unit_closure' },
  { name: 'kpi_current' },
  { name: 'goal_gap' },
  { name: 'person_result', isStep: true, serial: true },
  { name: 'person_gap' },
  { name: 'crossing_person', isStep: true },
  { name: 'cell_of_people', isStep: true, serial: true },
  { name: 'cell_of_units', isStep: true, serial: true },
]

/** Needs the t quantiles for the numbers of people in `cell_of_people`. */
export const UNJUDGED_CELL: Mart = { name: 'unjudged_cell', isStep: true }

/** What the variance model and the evidence on circumstances read; needed until the diagnosis is fitted. */
export const MODEL_MARTS: readonly Mart[] = [
  { name: 'model_result', isStep: true },
  { name: 'model_scale', isStep: true, serial: true },
  { name: 'plan_person_goal', isStep: true, serial: true },
  { name: 'plan_own_measure', isStep: true, serial: true },
  { name: 'plan_unit_measure', isStep: true, serial: true },
  { name: 'plan_person_measure', isStep: true, serial: true },
  { name: 'plan_panel', serial: true },
  { name: 'model_code', isStep: true },
  { name: 'model_row', isStep: true },
  { name: 'model_count', isStep: true },
  { name: 'model_unit', isStep: true },
  { name: 'evidence_cell', isStep: true, serial: true },
  { name: 'evidence_factor', isStep: true },
  { name: 'evidence_value', isStep: true, serial: true },
]

/** Made after TypeScript has judged each cell against chance and protected the small ones. */
export const MARTS_AFTER_JUDGEMENT: readonly Mart[] = [
  { name: 'gap_cell' },
  { name: 'batch' },
  { name: 'source_file' },
  { name: 'quarantine' },
  { name: 'cell_issue' },
  { name: 'lineage' },
  { name: 'snapshot_info' },
]
