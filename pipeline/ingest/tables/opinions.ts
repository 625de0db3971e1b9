import type { Field } from '../fields.ts'

export type Opinion = {
  relation: '' | 'self' | 'manager' | 'second_level' | 'peer'
  stage: string
  score: Field | null
  rating: Field | null
}

/** Each score or level of a row is a review of its own: by oneself, by the manager, and the final one. */
export const OPINIONS: Opinion[] = [
  { relation: 'self', stage: 'submitted', score: 'self_score', rating: null },
  { relation: 'manager', stage: 'submitted', score: 'manager_score', rating: null },
  { relation: 'second_level', stage: 'submitted', score: 'second_level_score', rating: null },
  { relation: 'peer', stage: 'submitted', score: 'peer_score', rating: null },
  { relation: '', stage: 'before_calibration', score: null, rating: 'calib_before' },
  { relation: '', stage: 'after_calibration', score: null, rating: 'calib_after' },
  { relation: '', stage: 'final', score: 'final_score', rating: 'final_rating' },
]

const OPINION_FIELDS: Field[] = OPINIONS.flatMap(({ score, rating }) => [score, rating]).filter(
  (field) => field !== null,
)

/** Columns that speak of a person's appraisal as a whole, wherever they stand. */
const RATING_FIELDS: Field[] = [
  ...OPINION_FIELDS,
  'rating_coefficient',
  'forced_group',
  'bonus_penalty',
  'submitted_at',
  'interview_done',
  'appeal',
  'comments_manager',
  'comments_self',
]

export const isOpinionField = (field: Field): boolean => OPINION_FIELDS.includes(field)
export const isRatingField = (field: Field): boolean => RATING_FIELDS.includes(field)
/** The level columns of an appraisal, which share one scale. */
export const LEVEL_FIELDS: Field[] = OPINIONS.flatMap(({ rating }) => rating ?? [])
