/** Every finding a goal's text can give, in the order in which they are told. Each has its words in `words.ts`. */
export const CODES = [
  'M_NO_CRITERION',
  'M_ACTIVITY_ONLY',
  'T_MISSING',
  'T_VAGUE_WORD',
  'T_SLA_NOT_DEADLINE',
  'S_VAGUE_VERB',
  'S_GENERIC_OBJECT',
  'S_NO_SCOPE',
  'A_BEYOND_HISTORY',
  'A_TOO_EASY',
  'A_ABSOLUTE',
  'R_TRAIT_NOT_OUTCOME',
  'R_NO_LINK',
  'DIRECTION_CONFLICT',
  'TEXT_TARGET_MISMATCH',
  'BASELINE_MISSING',
  'GOAL_COMPOUND',
  'SHARE_UNSTATED',
] as const
export type GoalCode = (typeof CODES)[number]
