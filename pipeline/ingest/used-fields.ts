import type { Field } from './fields.ts'
import type { MappedTable } from './mapping.ts'
import { SCORES } from './shape.ts'

const COMMON: Field[] = ['employee_id', 'department_path', 'department_code', 'period', 'manager_id', 'company']
const GOAL: Field[] = [
  ...COMMON,
  'kpi_name',
  'kpi_code',
  'target',
  'actual',
  'weight',
  'score',
  'direction',
  'original_target',
  'denominator',
  'attainment_pct',
]
/** Fields whose duplicates matter: a second column of one of these refuses the file. */
export const USED: Record<MappedTable, Field[]> = {
  goal_result: GOAL,
  review: [...COMMON, ...SCORES],
  criterion_score: [...COMMON, 'rater_id', 'dimension', 'score', 'weight'],
  context_factor: [...COMMON, 'factor', 'value'],
  plan: ['plan_id', 'department_path', 'plan_start', 'plan_end', 'cause_code'],
  plan_step: ['plan_id', 'step_no', 'step_text', 'due_on', 'done_on'],
  person_period: COMMON,
  unit: ['department_path', 'department_code', 'parent_code', 'parent_name'],
  kpi: ['kpi_code', 'kpi_name', 'direction', 'unit'],
  target_revision: [...COMMON, 'goal_id', 'kpi_code', 'kpi_name', 'changed_at', 'old_value', 'new_value'],
  event: ['event_id', 'department_path', 'department_code', 'kind', 'label', 'starts_on', 'ends_on'],
  checkin: [...COMMON, 'kind', 'occurred_on', 'n'],
  rating_scale: ['scale_id', 'level_raw', 'ord', 'min_score', 'max_score', 'quota'],
}
