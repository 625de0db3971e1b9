import type { Outcome, PlanOutcomesResult } from './result.ts'

/** One plan as scripts read it. `judged_as` says whether the figures are its own or those of its `programme`. */
export type FlatPlan = Omit<Outcome, 'plans'> & { programme: string | null }

/** A row for every plan; plans judged together carry the figures of their programme, plans of persons have one row together. */
export function flatPlans({ outcomes }: Pick<PlanOutcomesResult, 'outcomes'>): FlatPlan[] {
  return outcomes.flatMap(({ plans, ...one }): FlatPlan[] => {
    const programme = one.judged_as === 'programme' ? one.plan : null
    const names = one.judged_as === 'programme' && plans.length > 0 ? plans : [one.plan]
    return names.map((plan) => ({ ...one, plan, programme }))
  })
}
