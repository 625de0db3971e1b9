import { FEWEST_MANAGERS, FEWEST_ROWS, FEWEST_UNITS } from '#queries/diagnosis/factors.ts'
import { SMALLEST_GROUP } from '#queries/domain.ts'
import { QUESTIONS, type Question } from './result.ts'
import type { Counts } from './counts.ts'

/** The columns that can be what is missing, as table.column of queries/canonical.ts. */
export const UNLOCKS = [
  'goal_result.actual',
  'goal_result.target',
  'goal_result.person_key',
  'goal_result.period_id',
  'goal_result.unit_id',
  'goal_result.manager_key',
  'goal_result.goal_id',
  'goal_result.kpi_id',
  'goal_result.goal_text',
  'goal_result.proposed_by',
  'context_factor.value',
  'review.score',
  'review.rater_key',
  'target_revision.changed_at',
  'checkin.occurred_on',
  'plan.starts_on',
] as const
export type Unlock = (typeof UNLOCKS)[number]

type Code = (typeof QUESTIONS)[number]
type Need = { have: number; needed: number; unlock: Unlock; isHeldBack?: boolean }

/** Fewest periods before a trend says a sentence (statistics 13.11). */
const FEWEST_PERIODS_OF_TREND = 8
/** Periods that separate lasting from passing differences well (statistics 10). */
const ADVISED_PERIODS = 4
/** Part of the units that must have had two managers before units and managers can be told apart (statistics 10). */
const UNITS_OF_SEVERAL_MANAGERS = 0.3
/** A factor with fewer levels has no variance of its own (statistics 2). */
const FEWEST_LEVELS = 3
/** Fewest units before measured circumstances are attributed (statistics 12), and fewest raters before rating is compared (privacy 2). */
const FEWEST_UNITS_OF_FACTORS = 20
const FEWEST_RATERS = 10

/**
 * Which questions these counts can answer: yes when there is as much as needed, partly when there is some, no when there is none.
 * `unlock` is the one column that would bring the answer closer; null where nothing is missing.
 */
export function judgeQuestions(counts: Counts): Question[] {
  return QUESTIONS.map((code) => {
    const { have, needed, unlock, isHeldBack } = NEEDS[code](counts)
    const answer = have >= needed && !isHeldBack ? 'yes' : have > 0 ? 'partly' : 'no'
    return { code, answer, have, needed, unlock: answer === 'yes' ? null : unlock }
  })
}

const NEEDS: Record<Code, (counts: Counts) => Need> = {
  gap: (n) => ({ have: n.n_people_with_gap, needed: SMALLEST_GROUP, unlock: missingOfGap(n) }),
  trend: (n) => ({
    have: n.n_periods,
    needed: FEWEST_PERIODS_OF_TREND,
    unlock: n.n_periods === 0 ? missingOfGap(n) : 'goal_result.period_id',
  }),
  variance_split: (n) => ({
    have: n.n_gaps_of_people,
    needed: FEWEST_ROWS,
    unlock: missingOfSplit(n),
    isHeldBack: n.n_units < FEWEST_UNITS && n.n_managers < FEWEST_MANAGERS,
  }),
  person_or_noise: (n) => ({
    have: n.n_periods_of_people < 2 ? 0 : n.n_periods_of_people,
    needed: ADVISED_PERIODS,
    unlock:
      n.n_periods_of_people === 0
        ? missingOfGap(n)
        : n.n_periods_of_people < ADVISED_PERIODS
          ? 'goal_result.period_id'
          : 'goal_result.goal_id',
    // One goal an employee and period: a bad quarter looks like a lasting difference.
    isHeldBack: n.n_person_periods_of_several === 0,
  }),
  manager_or_department: (n) => ({
    have: n.n_units_of_several_managers,
    needed: Math.max(1, Math.ceil(UNITS_OF_SEVERAL_MANAGERS * n.n_units_with_manager)),
    unlock: 'goal_result.manager_key',
  }),
  goal_difficulty: (n) => ({ have: n.n_shared_kpis, needed: FEWEST_LEVELS, unlock: 'goal_result.kpi_id' }),
  factor_evidence: (n) => ({
    have: n.n_context_units,
    needed: FEWEST_UNITS_OF_FACTORS,
    unlock: 'context_factor.value',
  }),
  rating_traps: (n) => ({
    have: n.n_raters_of_five,
    needed: FEWEST_RATERS,
    unlock: n.n_ratings === 0 ? 'review.score' : 'review.rater_key',
  }),
  goal_text: (n) => ({
    have: n.n_goals_with_text,
    needed: Math.max(1, Math.ceil(n.n_goals / 2)),
    unlock: 'goal_result.goal_text',
  }),
  target_moves: (n) => ({ have: n.n_revisions, needed: 1, unlock: 'target_revision.changed_at' }),
  feedback: (n) => ({ have: n.n_checkin_units, needed: FEWEST_UNITS, unlock: 'checkin.occurred_on' }),
  plan_effect: (n) => ({ have: n.n_plans_with_start, needed: 1, unlock: 'plan.starts_on' }),
  participation: (n) => ({
    have: n.n_goals_with_proposer,
    needed: Math.max(1, Math.ceil(n.n_goals / 2)),
    unlock: 'goal_result.proposed_by',
  }),
}

function missingOfGap(n: Counts): Unlock {
  if (n.n_with_actual === 0) return 'goal_result.actual'
  if (n.n_with_target === 0) return 'goal_result.target'
  return 'goal_result.person_key'
}

function missingOfSplit(n: Counts): Unlock {
  if (n.n_gaps_of_people === 0) return missingOfGap(n)
  if (n.n_gaps_of_people < FEWEST_ROWS) return 'goal_result.period_id'
  return n.n_units < 2 ? 'goal_result.unit_id' : 'goal_result.manager_key'
}
