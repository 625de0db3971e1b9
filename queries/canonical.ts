/**
 * The canonical tables: what an import delivers, as text with these names, and what a snapshot holds, with these types.
 * Every fact also has the columns of COMMON. A measure `m` of MEASURES has a companion `m_null` with the reason of its absence.
 * `*_key` are random keys from the identity store; no table holds a name of a person.
 */
export type SqlType = 'VARCHAR' | 'DOUBLE' | 'INTEGER' | 'SMALLINT' | 'DATE' | 'TIMESTAMP' | 'BOOLEAN'

export const COMMON = {
  tenant_id: 'VARCHAR', batch_id: 'VARCHAR', source_id: 'VARCHAR',
  period_id: 'VARCHAR', period_start: 'DATE', period_end: 'DATE',
  src_file: 'VARCHAR', src_sheet: 'VARCHAR', src_row: 'INTEGER', src_group: 'VARCHAR',
} as const satisfies Record<string, SqlType>

export const CANONICAL = {
  goal_result: {
    subject_type: 'VARCHAR', person_key: 'VARCHAR', unit_id: 'VARCHAR', manager_key: 'VARCHAR', role: 'VARCHAR',
    goal_id: 'VARCHAR', kpi_id: 'VARCHAR', kpi_version: 'INTEGER', lane: 'VARCHAR', goal_text: 'VARCHAR',
    parent_goal_id: 'VARCHAR', dimension: 'VARCHAR', weight: 'DOUBLE', weight_null: 'VARCHAR', unit: 'VARCHAR',
    unit_scale: 'DOUBLE', direction: 'VARCHAR', original_target: 'DOUBLE', target: 'DOUBLE', target_null: 'VARCHAR',
    target_cmp: 'VARCHAR', baseline: 'DOUBLE', stretch: 'DOUBLE', actual: 'DOUBLE', actual_null: 'VARCHAR',
    denominator: 'DOUBLE', attainment_reported: 'DOUBLE', attainment_formula: 'VARCHAR', score: 'DOUBLE',
    score_null: 'VARCHAR', max_score: 'DOUBLE', target_set_at: 'DATE', target_revised_at: 'DATE', proposed_by: 'VARCHAR',
    data_source: 'VARCHAR', cause_code: 'VARCHAR',
  },
  review: {
    review_id: 'VARCHAR', person_key: 'VARCHAR', unit_id: 'VARCHAR', manager_key: 'VARCHAR', role: 'VARCHAR',
    rater_key: 'VARCHAR', rater_relation: 'VARCHAR', rater_weight: 'DOUBLE', stage: 'VARCHAR', score: 'DOUBLE',
    score_null: 'VARCHAR', max_score: 'DOUBLE', rating_raw: 'VARCHAR', rating_ord: 'SMALLINT', scale_id: 'VARCHAR',
    coefficient: 'DOUBLE', forced_group: 'VARCHAR', bonus_penalty: 'DOUBLE', submitted_at: 'TIMESTAMP',
    interview_done: 'BOOLEAN', appealed: 'BOOLEAN', comment_id: 'VARCHAR',
  },
  criterion_score: {
    review_id: 'VARCHAR', criterion_id: 'VARCHAR', criterion: 'VARCHAR', dimension: 'VARCHAR', weight: 'DOUBLE',
    score: 'DOUBLE', score_null: 'VARCHAR', max_score: 'DOUBLE',
  },
  target_revision: {
    goal_id: 'VARCHAR', person_key: 'VARCHAR', unit_id: 'VARCHAR', changed_at: 'DATE', known_at: 'DATE', field: 'VARCHAR',
    old_value: 'DOUBLE', new_value: 'DOUBLE', reason: 'VARCHAR', requested_by: 'VARCHAR',
  },
  context_factor: {
    subject_type: 'VARCHAR', person_key: 'VARCHAR', unit_id: 'VARCHAR', factor: 'VARCHAR', value: 'DOUBLE',
    value_null: 'VARCHAR', scale_min: 'DOUBLE', scale_max: 'DOUBLE', unit: 'VARCHAR', higher_is: 'VARCHAR',
    respondents: 'INTEGER', source: 'VARCHAR',
  },
  checkin: {
    person_key: 'VARCHAR', unit_id: 'VARCHAR', kind: 'VARCHAR', occurred_on: 'DATE', n: 'INTEGER', initiated_by: 'VARCHAR',
    blocker_code: 'VARCHAR',
  },
  plan: {
    plan_id: 'VARCHAR', subject_type: 'VARCHAR', person_key: 'VARCHAR', unit_id: 'VARCHAR', type: 'VARCHAR',
    owner_side: 'VARCHAR', cause_code: 'VARCHAR', remedy_code: 'VARCHAR', starts_on: 'DATE', ends_on: 'DATE',
    status: 'VARCHAR', cost: 'DOUBLE', closed_on: 'DATE', result: 'VARCHAR',
  },
  plan_step: {
    plan_id: 'VARCHAR', step_no: 'INTEGER', text: 'VARCHAR', owner_side: 'VARCHAR', due_on: 'DATE', done_on: 'DATE',
  },
  event: {
    event_id: 'VARCHAR', unit_id: 'VARCHAR', kind: 'VARCHAR', starts_on: 'DATE', ends_on: 'DATE', label: 'VARCHAR',
    evidence: 'VARCHAR',
  },
  person_period: {
    person_key: 'VARCHAR', valid_from: 'DATE', valid_to: 'DATE', unit_id: 'VARCHAR', manager_key: 'VARCHAR',
    role: 'VARCHAR', job_family: 'VARCHAR', grade: 'VARCHAR', region: 'VARCHAR', fte: 'DOUBLE', status: 'VARCHAR',
    hire_month: 'VARCHAR', leave_on: 'DATE',
  },
  unit: {
    unit_id: 'VARCHAR', version: 'INTEGER', parent_id: 'VARCHAR', name_zh: 'VARCHAR', name_en: 'VARCHAR', kind: 'VARCHAR',
    sort_order: 'INTEGER', valid_from: 'DATE', valid_to: 'DATE', path: 'VARCHAR',
  },
  kpi: {
    kpi_id: 'VARCHAR', version: 'INTEGER', code: 'VARCHAR', name_zh: 'VARCHAR', name_en: 'VARCHAR', definition: 'VARCHAR',
    formula: 'VARCHAR', unit: 'VARCHAR', direction: 'VARCHAR', data_source: 'VARCHAR', zero_rule: 'VARCHAR',
    signed: 'BOOLEAN', plausible_min: 'DOUBLE', plausible_max: 'DOUBLE', valid_from: 'DATE', valid_to: 'DATE',
  },
  rating_scale: {
    scale_id: 'VARCHAR', level_raw: 'VARCHAR', ord: 'INTEGER', label_zh: 'VARCHAR', label_en: 'VARCHAR',
    min_score: 'DOUBLE', max_score: 'DOUBLE', quota: 'DOUBLE',
  },
  comment: { comment_id: 'VARCHAR', author_relation: 'VARCHAR', text: 'VARCHAR', lang: 'VARCHAR' },
} as const satisfies Record<string, Record<string, SqlType>>

export type CanonicalTable = keyof typeof CANONICAL
export const CANONICAL_TABLES = Object.keys(CANONICAL) as CanonicalTable[]

/** Column → type of one canonical table, the common ones first. */
export function columnsOf(table: CanonicalTable): Record<string, SqlType> {
  return { ...COMMON, ...CANONICAL[table] }
}
