import { VERDICTS, type Verdict } from '#queries/diagnosis/factors.ts'
import { FITTING, OF_PERSONS, ON_PERSONS, type Cause } from '../causes.ts'
import { causeOf, remedyOf } from '../fold-words.ts'

export const FITS = ['fits', 'mismatch', 'not_judged'] as const
export type Fit = (typeof FITS)[number]

/**
 * Why a plan does not fit, or cannot be judged. `outside_cause`, `acts_on_persons` and `no_comparison` are the rules a, b and c of
 * improvement §6; the others say what is missing.
 */
export const FIT_REASONS = [
  'outside_cause',
  'acts_on_persons',
  'no_comparison',
  'no_cause',
  'unknown_cause',
  'no_remedy',
  'unknown_remedy',
  'cause_not_confirmed',
  'comparison_not_recorded',
] as const
export type FitReason = (typeof FIT_REASONS)[number]

/** Grades A, B, C and none: how well the cause is backed (words §1). */
export type EvidenceGrade = 'tried' | 'associated' | 'reported' | 'none'

export type PlanCause = {
  /** A code or the word of a file. */
  cause: string | null
  /** The main remedy: a code or the word of a file. */
  remedy: string | null
  /** What the diagnosis of the unit says; null when there is none. */
  verdict?: Verdict | null
  evidence_grade?: EvidenceGrade | null
  /** Were people compared who work under the same conditions? null: not recorded. */
  compared_in_same_conditions?: boolean | null
}
export type FitFinding = { fit: Fit; reason: FitReason | null }

/**
 * Does the remedy reach the cause? (improvement §6)
 *
 *   mismatch when  (a) the cause is confirmed (grade A or B) and the remedy stands outside its row;
 *                  (b) the remedy works on persons while the verdict is system-dominant, cannot tell, a measurement trap,
 *                      or mixed without a comparison of people under the same conditions;
 *                  (c) the cause is said of persons and people were not compared under the same conditions.
 *
 * A measurement cause is met by repairing data or rule, so every other remedy is outside its row. What the record does not say is not
 * held against a plan: it is `not_judged`, with the reason.
 */
export function fitOf(plan: PlanCause): FitFinding {
  const cause = causeOf(plan.cause)
  const remedy = remedyOf(plan.remedy)
  const isConfirmed = plan.evidence_grade === 'tried' || plan.evidence_grade === 'associated'
  const isInRow = cause !== null && remedy !== null && isFitting(cause, remedy)

  if (cause && remedy && isConfirmed && !isInRow) return mismatch('outside_cause')
  if (remedy && ON_PERSONS.includes(remedy) && !allowsPersons(plan)) return mismatch('acts_on_persons')
  if (cause && OF_PERSONS.includes(cause) && plan.compared_in_same_conditions === false)
    return mismatch('no_comparison')

  if (!plan.cause) return notJudged('no_cause')
  if (!cause) return notJudged('unknown_cause')
  if (!plan.remedy) return notJudged('no_remedy')
  if (!remedy) return notJudged('unknown_remedy')
  if (!isInRow) return notJudged('cause_not_confirmed')
  if (OF_PERSONS.includes(cause) && plan.compared_in_same_conditions !== true)
    return notJudged('comparison_not_recorded')
  return { fit: 'fits', reason: null }
}

export const isFitting = (cause: Cause, remedy: string): boolean =>
  (FITTING[cause] as readonly string[]).includes(remedy)

/** Verdicts that leave no room for a remedy on persons; without a diagnosis there is nothing to hold against it. */
function allowsPersons({ verdict, compared_in_same_conditions }: PlanCause): boolean {
  if (verdict === 'system' || verdict === 'cannot_tell' || verdict === 'measurement_trap') return false
  return verdict !== 'mixed' || compared_in_same_conditions === true
}

export const isVerdict = (text: unknown): text is Verdict => VERDICTS.some((verdict) => verdict === text)

const mismatch = (reason: FitReason): FitFinding => ({ fit: 'mismatch', reason })
const notJudged = (reason: FitReason): FitFinding => ({ fit: 'not_judged', reason })
