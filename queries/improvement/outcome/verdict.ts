import { RELEVANT, type GuardrailOutcome, type OutcomeVerdict } from './define.ts'

export type Judged = {
  /** All in SD. */
  raw: number
  raw_low: number
  expected: number
  corrected: number
  low: number
  high: number
  /** After correction for the number of plans judged together. */
  q: number | null
  guardrails: readonly GuardrailOutcome[]
}

/** q must be below this as well where several plans are judged together. */
const FALSE_DISCOVERY = 0.05

/** The verdicts of improvement §5 that rest on an estimate: the first that matches. "Cannot tell" has been ruled out before. */
export function outcomeVerdict(found: Judged): OutcomeVerdict {
  const { raw, raw_low, expected, corrected, low, high, q, guardrails } = found
  const isSure = q === null || q < FALSE_DISCOVERY
  if (high < 0 && corrected <= -RELEVANT && isSure) return 'harmful'
  if (low > 0 && corrected >= RELEVANT && isSure) {
    return guardrails.some(({ state }) => state === 'worse') ? 'trade_off' : 'worked'
  }
  if (low > -RELEVANT && high < RELEVANT) return 'no_relevant_effect'
  if (raw_low > 0 && expected >= raw / 2 && corrected < RELEVANT) return 'explained_by_regression'
  return corrected > 0 && (low <= 0 || !isSure) ? 'promising' : 'not_confirmed'
}
