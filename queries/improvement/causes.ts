/**
 * Causes of a gap and the remedies that fit each (improvement §6). Codes only; their names stand in cause-names.ts. The words of a
 * delivered file are folded to these codes; a word that is not known stays as it was written.
 */
export const CAUSES = [
  'process',
  'resource',
  'goal',
  'role',
  'communication',
  'market',
  'ability',
  'will',
  'measurement',
] as const
export type Cause = (typeof CAUSES)[number]

/** Which remedies fit which cause, in the order in which they are offered. */
export const FITTING = {
  process: ['redesign', 'tool', 'handover_rule'],
  resource: ['headcount', 'budget', 'leads', 'system_access'],
  goal: ['revise_goal', 'stage_goal', 'clarify_goal'],
  role: ['clarify_duties', 'decision_rights'],
  communication: ['checkin_rhythm', 'escalation_path'],
  market: ['replan', 'new_segment', 'rebase_target'],
  ability: ['training', 'coaching', 'practice'],
  will: ['participation', 'recognition', 'incentive'],
  measurement: ['repair_data', 'repair_rule'],
} as const satisfies Record<Cause, readonly string[]>

/** Remedies that are used and fit no cause of the table by themselves. */
export const UNTARGETED = ['individual_plan', 'transfer', 'target_pressure', 'bonus', 'new_kpi'] as const

export type Remedy = (typeof FITTING)[Cause][number] | (typeof UNTARGETED)[number]
export const REMEDIES: readonly Remedy[] = [...CAUSES.flatMap((cause): Remedy[] => [...FITTING[cause]]), ...UNTARGETED]

/** Remedies that work on persons: they need evidence that a person and not the system is the difference (rule b). */
export const ON_PERSONS: readonly Remedy[] = ['training', 'transfer', 'individual_plan']

/** Causes that are said of persons: they need a comparison of people under the same conditions (rule c). */
export const OF_PERSONS: readonly Cause[] = ['ability', 'will']

export const isCause = (text: unknown): text is Cause => CAUSES.some((cause) => cause === text)
export const isRemedy = (text: unknown): text is Remedy => REMEDIES.some((remedy) => remedy === text)

/** The canonical circumstances of the diagnosis (factor evidence) as causes; null where a circumstance names none. */
export function causeOfFactor(factor: string): Cause | null {
  return CAUSE_OF_FACTOR[factor] ?? null
}

const CAUSE_OF_FACTOR: Record<string, Cause | undefined> = {
  process: 'process',
  communication: 'communication',
  feedback: 'communication',
  role_clarity: 'role',
  target_difficulty: 'goal',
  difficulty: 'goal',
  resources: 'resource',
  customers: 'resource', // leads per head
  headcount: 'resource',
  workload: 'resource',
  absence: 'resource',
  market: 'market',
  ability: 'ability',
  training_hours: 'ability',
  participation: 'will',
  willingness: 'will',
  incentive: 'will',
}

export { causeOf, remedyOf } from './fold-words.ts'
