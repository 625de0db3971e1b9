import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import type { PlanOutcome } from './define.ts'
import { judged } from './judged.ts'

/** The outcomes of one report: Benjamini–Hochberg over those with a test, and their verdicts once more with q in the place of p. */
export function judgeTogether(outcomes: readonly PlanOutcome[]): PlanOutcome[] {
  const q = falseDiscovery(outcomes.map(({ p, reason }) => (reason === null ? p : null)))
  return outcomes.map((outcome, i) => {
    const found = q[i] ?? null
    if (found === null) return outcome
    const again = judged({ ...outcome, q: found })
    const turned = again.verdict !== outcome.verdict
    return turned ? { ...again, notes: [...new Set([...again.notes, 'many_plans' as const])] } : again
  })
}
