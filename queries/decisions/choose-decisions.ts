/** What asks for a decision, in the order in which it goes before the others (report §3, P1). */
export const DECISION_RULES = [
  'overdue_company_item',
  'system_without_plan',
  'target_not_interpretable',
  'remedy_mismatch',
  'stop_or_continue',
] as const
export type DecisionRule = (typeof DECISION_RULES)[number]

/** So many decisions are asked for at once. */
export const MOST_DECISIONS = 3

export type Ranked = {
  rule: DecisionRule
  /** Part of the company's goal weight that lies on the unit, 0 to 1. */
  goal_share: number
  /** Place in the organisation chart. */
  tree_order: number
  /** Tells apart what is still equal. */
  key: string
}

/**
 * Everything that asks for a decision, the first first: by rule, then the larger part of the goal weight, then the organisation chart.
 * The first `MOST_DECISIONS` are the decisions; nobody's taste enters.
 */
export function inOrder<T extends Ranked>(found: readonly T[]): T[] {
  const rank = ({ rule }: T) => DECISION_RULES.indexOf(rule)
  return found.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      b.goal_share - a.goal_share ||
      a.tree_order - b.tree_order ||
      (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  )
}
