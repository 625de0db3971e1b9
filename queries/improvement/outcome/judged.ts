import type { PlanOutcome } from './define.ts'
import { outcomeVerdict } from './verdict.ts'

/** The verdict of an outcome that has an estimate; again after q has changed. Others stay as they are. */
export function judged(outcome: PlanOutcome): PlanOutcome {
  const { reason, raw, raw_low, expected, corrected, low, high } = outcome
  if (reason !== null || raw === null || raw_low === null || expected === null) return outcome
  if (corrected === null || low === null || high === null) return outcome
  return { ...outcome, verdict: outcomeVerdict({ ...outcome, raw, raw_low, expected, corrected, low, high }) }
}
