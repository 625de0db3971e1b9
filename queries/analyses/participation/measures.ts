/** The tabs of the factors on which a measure stands (screens 4.4). */
export const TABS = ['process', 'goals', 'experience', 'feedback'] as const

/** share: of cases, with Wilson's interval · days: median wait · mean: per month of a person, or part of the people. */
export const KINDS = ['share', 'days', 'mean'] as const

/** What else could stand behind an association; units are not drawn by lot. */
export const CONFOUNDERS = ['role_mix', 'reverse', 'goal_difficulty', 'reporting', 'manager', 'season', 'size'] as const

type About = {
  tab: (typeof TABS)[number]
  kind: (typeof KINDS)[number]
  /** The column without which it is not testable. */
  needs: string
  confounders: (typeof CONFOUNDERS)[number][]
}

/** Participation and process, in the order in which they are read (concepts A3–A4). */
export const MEASURES = {
  goals_process: about('process', 'share', 'goal_result.indicator_type', ['role_mix', 'goal_difficulty']),
  goals_milestones: about('process', 'share', 'plan_step.goal_id', ['role_mix', 'reporting']),
  plans_milestones: about('process', 'share', 'plan_step.due_on', ['reverse', 'size']),
  blockers_answered: about('process', 'share', 'checkin.answered_on', ['reporting', 'reverse', 'size']),
  blocker_answered: about('process', 'days', 'checkin.answered_on', ['reporting', 'reverse', 'size']),
  goals_agreed: about('goals', 'share', 'goal_result.proposed_by', ['role_mix', 'goal_difficulty', 'manager']),
  goals_untouched: about('goals', 'share', 'goal_result.updated_on', ['reporting', 'manager', 'role_mix']),
  goal_acknowledged: about('goals', 'days', 'goal_result.acknowledged_on', ['reporting', 'manager', 'size']),
  plans_agreed: about('experience', 'share', 'plan.co_authored', ['reverse', 'manager']),
  plan_acknowledged: about('experience', 'days', 'plan.acknowledged_on', ['reporting', 'reverse']),
  plans_decide: about('experience', 'share', 'plan.decision_level', ['role_mix', 'reverse']),
  plans_benefit: about('experience', 'share', 'plan.own_benefit', ['reporting', 'reverse']),
  proposals_answered: about('experience', 'share', 'checkin.kind', ['reporting', 'manager']),
  proposals_adopted: about('experience', 'share', 'checkin.adopted', ['reporting', 'manager']),
  proposal_answered: about('experience', 'days', 'checkin.kind', ['reporting', 'manager']),
  incentive_material: about('experience', 'mean', 'context_factor.incentive_material', ['reverse', 'role_mix']),
  incentive_promotion: about('experience', 'mean', 'context_factor.incentive_promotion', ['reverse', 'role_mix']),
  incentive_recognition: about('experience', 'mean', 'context_factor.incentive_recognition', ['reverse', 'manager']),
  talks_per_month: about('feedback', 'mean', 'checkin.occurred_on', ['reverse', 'manager', 'size']),
  months_talked: about('feedback', 'share', 'checkin.employee_id', ['reverse', 'manager', 'size']),
  goals_talked: about('feedback', 'share', 'checkin.occurred_on', ['reverse', 'manager', 'size']),
  first_talk: about('feedback', 'days', 'checkin.occurred_on', ['reverse', 'season', 'manager']),
} as const satisfies Record<string, About>

export type MeasureCode = keyof typeof MEASURES
export const MEASURE_CODES = Object.keys(MEASURES) as [MeasureCode, ...MeasureCode[]]
export const isMeasure = (code: string): code is MeasureCode => code in MEASURES

function about<T extends About['tab'], K extends About['kind']>(
  tab: T,
  kind: K,
  needs: string,
  confounders: About['confounders'],
): { tab: T; kind: K; needs: string; confounders: About['confounders'] } {
  return { tab, kind, needs, confounders }
}
