/** The factors of the variance decomposition (statistics 2), in the order in which they are shown. */
export const FACTORS = [
  'department',
  'department_period',
  'manager',
  'role',
  'goal',
  'period',
  'person',
  'person_period',
] as const
export type Factor = (typeof FACTORS)[number]
export type Side = 'system' | 'individual' | 'noise'

export const sideOf = (factor: Factor | 'residual'): Side =>
  factor === 'person' ? 'individual' : factor === 'person_period' || factor === 'residual' ? 'noise' : 'system'

/** A component as it may be spoken of: one factor, or several that the data cannot tell apart, joined by '+'. */
export const mergedFactor = (factors: readonly Factor[]): string =>
  FACTORS.filter((factor) => factors.includes(factor)).join('+')
export const membersOf = (factor: string): string[] => factor.split('+')

/**
 * Why something cannot be claimed (statistics 10 and 11), and which gates have not run. Codes stand in `diagnosis_limit.code`
 * and `diagnosis_unit.reason`.
 */
export const LIMITS = [
  'no_rows',
  'few_rows',
  'few_people',
  'few_units',
  'one_period',
  'few_periods',
  'constant',
  'not_converged',
  'approximate',
  'high_noise',
  'wide_interval',
  'same_partition',
  'one_manager_per_department',
  'correlated_components',
  'few_movers',
  'disconnected_sets',
  'private_goal',
  'disconnected_goals',
  'few_levels',
  'not_separable',
  'no_targets',
  'no_shortfall',
  'no_managers',
  'no_roles',
  'sampled',
  'traps_not_run',
  'goal_check_not_run',
  'shares_protected',
] as const
export type Limit = (typeof LIMITS)[number]

export const VERDICTS = ['withheld', 'measurement_trap', 'cannot_tell', 'system', 'within_group', 'mixed'] as const
export type Verdict = (typeof VERDICTS)[number]

/** The verdict rule's numbers (statistics 11), each with its reason. */
/** Majority, demanded of the whole interval. */
export const MAJORITY = 0.5
/** Smallest difference from one half worth acting on. */
export const DOMINANT = 0.6
/** With so much of the shortfall in fluctuation a second measurement would reorder people. */
export const MOST_FLUCTUATION = 0.75
/** An interval of Q wider than this says nothing. */
export const WIDEST_INTERVAL = 0.4
export const FEWEST_ROWS = 200
export const FEWEST_PEOPLE_OF_UNIT = 10
export const FEWEST_ROWS_OF_UNIT = 30
export const FEWEST_UNITS = 5
export const FEWEST_MANAGERS = 5
