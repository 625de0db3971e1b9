import type { TABS } from '#queries/analyses/factor-evidence/result.ts'

export type Tab = (typeof TABS)[number]

/** In which tab of the diagnosis each canonical circumstance stands (concepts A1.5–A1.9, A3, A4). */
const TAB_OF: Record<string, Tab> = {
  process: 'process',
  communication: 'process',
  role_clarity: 'goals',
  target_difficulty: 'goals',
  difficulty: 'goals',
  participation: 'experience',
  willingness: 'experience',
  incentive: 'experience',
  ability: 'experience',
  training_hours: 'experience',
  workload: 'experience',
  absence: 'experience',
  feedback: 'feedback',
  resources: 'resource',
  customers: 'resource',
  headcount: 'resource',
  market: 'market',
}
/** A circumstance without a place of its own is one of the process. */
export const tabOf = (factor: string): Tab => TAB_OF[factor] ?? 'process'
