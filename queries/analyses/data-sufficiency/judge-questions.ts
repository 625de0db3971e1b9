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
/** `isBegun`: something else is enough already, so the answer is at least "partly". */
type Need = { have: number; needed: number; counted: Question['counted']; unlock: Unlock; isBegun?: boolean }

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
    const { have, needed, counted, unlock, isBegun } = NEEDS[code](counts)
    const answer = have >= needed ? 'yes' : have > 0 || isBegun ? 'partly' : 'no'
    return { code, answer, have, needed, counted, unlock: answer === 'yes' ? null : unlock }
  })
}

const NEEDS: Record<Code, (counts: Counts) => Need> = {
  gap: (n) => ({ have: n.n_people_with_gap, needed: SMALLEST_GROUP, counted: 'people', unlock: missingOfGap(n) }),
  trend: (n) => ({
    have: n.n_periods,
    needed: FEWEST_PERIODS_OF_TREND,
    counted: 'periods',
    unlock: n.n_periods === 0 ? missingOfGap(n) : 'goal_result.period_id',
  }),
  variance_split: needsOfSplit,
  person_or_noise: needsOfPerson,
  manager_or_department: (n) => ({
    have: n.n_units_of_several_managers,
    needed: Math.max(1, Math.ceil(UNITS_OF_SEVERAL_MANAGERS * n.n_units_with_manager)),
    counted: 'units_of_several_managers',
    unlock: 'goal_result.manager_key',
  }),
  goal_difficulty: (n) => ({
    have: n.n_shared_kpis,
    needed: FEWEST_LEVELS,
    counted: 'shared_kpis',
    unlock: 'goal_result.kpi_id',
  }),
  factor_evidence: (n) => ({
    have: n.n_context_units,
    needed: FEWEST_UNITS_OF_FACTORS,
    counted: 'units_with_circumstances',
    unlock: 'context_factor.value',
  }),
  rating_traps: (n) => ({
    have: n.n_raters_of_five,
    needed: FEWEST_RATERS,
    counted: 'raters',
    unlock: n.n_ratings === 0 ? 'review.score' : 'review.rater_key',
  }),
  goal_text: (n) => ({
    have: n.n_goals_with_text,
    needed: mostOf(n.n_goals),
    counted: 'goals_with_text',
    unlock: 'goal_result.goal_text',
  }),
  target_moves: (n) => ({
    have: n.n_revisions,
    needed: 1,
    counted: 'revisions',
    unlock: 'target_revision.changed_at',
  }),
  feedback: (n) => ({
    have: n.n_checkin_units,
    needed: FEWEST_UNITS,
    counted: 'units_with_checkins',
    unlock: 'checkin.occurred_on',
  }),
  plan_effect: (n) => ({ have: n.n_plans_with_start, needed: 1, counted: 'plans', unlock: 'plan.starts_on' }),
  participation: (n) => ({
    have: n.n_goals_with_proposer,
    needed: mostOf(n.n_goals),
    counted: 'goals_with_proposer',
    unlock: 'goal_result.proposed_by',
  }),
}

/** Half of the goals, and at least one. */
const mostOf = (goals: number) => Math.max(1, Math.ceil(goals / 2))

/** Enough rows first, then enough units (or managers, who divide people as well). */
function needsOfSplit(n: Counts): Need {
  if (n.n_gaps_of_people < FEWEST_ROWS) {
    const unlock = n.n_gaps_of_people === 0 ? missingOfGap(n) : 'goal_result.period_id'
    return { have: n.n_gaps_of_people, needed: FEWEST_ROWS, counted: 'results_of_people', unlock }
  }
  const enough = n.n_units >= FEWEST_UNITS || n.n_managers >= FEWEST_MANAGERS
  if (enough)
    return {
      have: n.n_gaps_of_people,
      needed: FEWEST_ROWS,
      counted: 'results_of_people',
      unlock: 'goal_result.unit_id',
    }
  const unlock = n.n_units < 2 ? 'goal_result.unit_id' : 'goal_result.manager_key'
  return { have: n.n_units, needed: FEWEST_UNITS, counted: 'units', unlock, isBegun: true }
}

/** Enough periods first; with one goal an employee and period a single weak period still looks like a lasting difference. */
function needsOfPerson(n: Counts): Need {
  const periods = { have: n.n_periods_of_people, needed: ADVISED_PERIODS, counted: 'periods' } as const
  if (n.n_periods_of_people === 0) return { ...periods, unlock: missingOfGap(n) }
  // One period cannot separate anything, however many goals it has.
  if (n.n_periods_of_people === 1) return { ...periods, have: 0, unlock: 'goal_result.period_id' }
  if (n.n_periods_of_people < ADVISED_PERIODS) return { ...periods, unlock: 'goal_result.period_id' }
  if (n.n_person_periods_of_several > 0) return { ...periods, unlock: 'goal_result.goal_id' }
  return {
    have: 0,
    needed: 1,
    counted: 'person_periods_of_several_goals',
    unlock: 'goal_result.goal_id',
    isBegun: true,
  }
}

function missingOfGap(n: Counts): Unlock {
  if (n.n_with_actual === 0) return 'goal_result.actual'
  if (n.n_with_target === 0) return 'goal_result.target'
  return 'goal_result.person_key'
}
