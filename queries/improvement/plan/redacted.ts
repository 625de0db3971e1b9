import type { Role } from '#queries/domain.ts'
import type { PlanRecord } from './record.ts'

/**
 * The plan as a role may read it (privacy §2): an executive gets causes, remedies, dates, results and what the company owes, and no
 * free text of human resources or of the team.
 */
export function redacted(plan: PlanRecord, role: Role): PlanRecord {
  if (role === 'hr') return plan
  return {
    ...plan,
    title: '',
    programme: null,
    own_benefit: '',
    lesson: '',
    diagnosis: { ...plan.diagnosis, text: '' },
    steps: plan.steps.map((step) => (step.side === 'company' ? step : { ...step, text: '' })),
    blockers: plan.blockers.map((blocker) => ({ ...blocker, text: '' })),
  }
}
