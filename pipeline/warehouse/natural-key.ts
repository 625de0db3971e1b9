import type { CanonicalTable } from '#queries/canonical.ts'

/**
 * The columns that say "the same fact" in each table. Two records of one file with one key are a duplicate (equal) or a
 * conflict (different); a record of a newer file replaces the older one. Missing parts of a key count as equal.
 */
export const NATURAL_KEY: Record<CanonicalTable, readonly string[]> = {
  goal_result: ['subject_type', 'person_key', 'unit_id', 'kpi_id', 'goal_id', 'period_id'],
  review: ['person_key', 'unit_id', 'period_id', 'review_id', 'rater_key', 'rater_relation', 'stage'],
  criterion_score: ['review_id', 'criterion_id', 'period_id'],
  // A goal may change twice on one day; each change begins where the one before ended.
  target_revision: ['goal_id', 'kpi_id', 'person_key', 'unit_id', 'period_id', 'changed_at', 'field', 'old_value'],
  context_factor: ['subject_type', 'person_key', 'unit_id', 'period_id', 'factor', 'source'],
  // A unit may meet two difficulties on one day; one that is answered later is still the same.
  checkin: ['person_key', 'unit_id', 'period_id', 'kind', 'occurred_on', 'item_id', 'blocker_code', 'owner_function'],
  // One plan may cover many units or people.
  plan: ['plan_id', 'unit_id', 'person_key'],
  plan_step: ['plan_id', 'step_no'],
  event: ['event_id'],
  person_period: ['person_key', 'unit_id', 'valid_from', 'period_id'],
  unit: ['unit_id', 'version'],
  kpi: ['kpi_id', 'version'],
  rating_scale: ['scale_id', 'level_raw'],
  comment: ['comment_id'],
}

/**
 * Tables that a file of results mentions in passing: its units, KPIs and people, and what was written about them. A source row is
 * judged by its facts, and by these only when it has no others (a roster, a KPI list).
 */
export const MENTIONED: ReadonlySet<CanonicalTable> = new Set([
  'unit',
  'kpi',
  'rating_scale',
  'person_period',
  'comment',
])
