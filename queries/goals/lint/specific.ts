import { uncoverNames, type Span } from './cover.ts'
import { concreteActionEn, vagueVerbEn } from './actions-en.ts'
import { concreteActionZh, endsAbstract, vagueVerbZh } from './actions-zh.ts'
import { genericObject } from './objects.ts'
import type { GoalReading } from './read-goal.ts'

export type SpecificFault = { code: 'S_VAGUE_VERB' | 'S_GENERIC_OBJECT' | 'S_NO_SCOPE'; span: Span | null }

/**
 * Null: specific. With a criterion a goal is specific unless it is about nothing in particular (各项指标, "all KPIs",
 * "满意度" of whom?). Without one it needs a concrete action on an object that is not abstract, or a counted scope.
 */
export function specificFault(goal: GoalReading, hasCriterion: boolean): SpecificFault | null {
  const generic = genericObject(goal)
  if (hasCriterion) return generic && { code: 'S_GENERIC_OBJECT', span: generic }
  const text = uncoverNames(goal.rest, goal.normal.low)
  if (goal.scope.length > 0 && goal.lang === 'zh' && !endsAbstract(text)) return null
  const isConcrete = goal.lang === 'zh' ? concreteActionZh(text) : concreteActionEn(text)
  if (isConcrete) return null
  const verb = goal.lang === 'zh' ? vagueVerbZh(text) : vagueVerbEn(text)
  if (verb) return { code: 'S_VAGUE_VERB', span: verb }
  return generic ? { code: 'S_GENERIC_OBJECT', span: generic } : { code: 'S_NO_SCOPE', span: null }
}
