import { GUARDRAILS, RELEVANT, type GuardrailOutcome, type PlanInput } from './define.ts'
import { cohortEffects } from './cohort-effects.ts'
import { testContrast } from './influence.ts'
import { prepare } from './prepare.ts'
import { spreadOf } from './spread.ts'

/**
 * Did load, experience or quality move to the worse with the plan? The same comparison as for the outcome, in SD, larger is better.
 *
 *   kept   the interval lies above −0.2 SD
 *   worse  at least −0.2 SD, and chance an unlikely reason (p ≤ .10)
 *   open   neither: too uncertain to say; the verdict is then not printed without that note
 */
export function judgeGuardrails(input: PlanInput): GuardrailOutcome[] {
  return GUARDRAILS.flatMap((guardrail): GuardrailOutcome[] => {
    const prepared = prepare(input, ({ guardrails }) => guardrails[guardrail])
    const contrast = cohortEffects(prepared)
    const found = testContrast(prepared, contrast)
    const sd = spreadOf(prepared)
    if (!found || !sd) return []
    const [estimate, low, high] = [found.estimate / sd, found.low / sd, found.high / sd]
    const state = low > -RELEVANT ? 'kept' : estimate <= -RELEVANT && found.p <= UNLIKELY ? 'worse' : 'open'
    const n_treated = prepared.cohorts.reduce((sum, { members }) => sum + members.length, 0)
    return [{ guardrail, estimate, low, high, state, n_treated }]
  })
}

const UNLIKELY = 0.1
