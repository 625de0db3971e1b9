import type { Column } from './columns.ts'
import { isLevel } from './department-levels.ts'
import { FACTORS, type Field } from './fields.ts'
import type { MappedTable } from './mapping.ts'
import type { Shape } from './required-columns.ts'

const FACTOR_SET: ReadonlySet<string> = new Set(FACTORS)
const MEASURES: Field[] = ['target', 'actual', 'score', 'attainment_pct']
export const SCORES: Field[] = [
  'final_score',
  'final_rating',
  'self_score',
  'manager_score',
  'second_level_score',
  'peer_score',
  'calib_before',
  'calib_after',
  'score',
]

/** What a plan says once and its steps do not repeat. */
const PLAN_ONLY: Field[] = ['plan_type', 'cause_code', 'remedy_code', 'plan_start', 'plan_status', 'actual', 'score']

/** So many columns that are periods make a table of periods. */
export const MONTHS = 3

/** What kind of table the columns make; null when they make none that is known. */
export function shapeOf(
  has: (...fields: Field[]) => boolean,
  groups: number,
  months: number,
  columns: Column[],
): Shape | null {
  const person = has('employee_id')
  const unit = has('department_path', 'department_code') || columns.some((c) => isLevel(c.name))
  const kpi = has('kpi_name', 'kpi_code')
  if (
    has('new_value') &&
    has('old_value', 'original_target') &&
    has('changed_at', 'target_changed_at') &&
    !has('actual')
  )
    return 'revision'
  const isFactor = (c: Column) => c.field !== null && FACTOR_SET.has(c.field)
  if (has('plan_id') && has('step_text', 'milestones', 'step_no', 'due_on', 'done_on') && !has(...PLAN_ONLY))
    return 'steps'
  if (has('plan_id') && !has('actual', 'score')) return 'plan'
  if (
    kpi &&
    !person &&
    !has('period') &&
    !has('actual', 'score') &&
    groups === 0 &&
    months < MONTHS &&
    // A list of KPIs has no targets of units: that would be a table of results whose periods were not understood.
    !(unit && has('target')) &&
    has('direction', 'unit', 'definition', 'scoring_rule', 'kpi_version')
  )
    return 'kpi'
  if (
    unit &&
    !person &&
    !kpi &&
    !has('period') &&
    has('parent_code', 'parent_name', 'sort_order', 'unit_kind', 'department_name_en')
  )
    return 'unit'
  if (
    !person &&
    !unit &&
    !kpi &&
    has('final_rating', 'level_raw') &&
    has('ord', 'sort_order', 'min_score', 'quota') &&
    !has('period')
  )
    return 'scale'
  if (!person && !kpi && has('label') && has('starts_on', 'plan_start', 'valid_from') && !has(...MEASURES))
    return 'event'
  if (has('factor') && has('value')) return 'context'
  const isOfGoals = kpi && has('target', 'actual')
  if (person && !isOfGoals && has('rater_id', 'rater_name', 'rater_relation') && has('dimension') && has('score'))
    return 'criteria'
  if (groups > 0 && (person || unit)) return 'wide'
  if (months >= MONTHS && (person || unit)) return 'months'
  if (person && kpi && has(...MEASURES)) return 'long'
  if (!person && unit && kpi && has(...MEASURES)) return 'department'
  if (person && has(...SCORES)) return 'review'
  if (!kpi && (person || unit) && has('occurred_on') && has('kind', 'n', 'initiated_by', 'blocker_code', 'answered_on'))
    return 'checkin'
  if (!kpi && unit && !has(...MEASURES) && columns.some(isFactor) && has('period')) return 'context-wide'
  if (
    person &&
    unit &&
    has('role', 'hire_date', 'manager_id', 'valid_from', 'grade', 'employment_status') &&
    !has('target', 'actual')
  )
    return 'roster'
  return null
}

/** The canonical table that each shape fills. */
export const TABLE: Record<Shape, MappedTable> = {
  long: 'goal_result',
  wide: 'goal_result',
  months: 'goal_result',
  department: 'goal_result',
  mapped: 'goal_result',
  review: 'review',
  criteria: 'criterion_score',
  context: 'context_factor',
  'context-wide': 'context_factor',
  plan: 'plan',
  steps: 'plan_step',
  roster: 'person_period',
  unit: 'unit',
  kpi: 'kpi',
  revision: 'target_revision',
  event: 'event',
  checkin: 'checkin',
  scale: 'rating_scale',
}
