import type { GoalReading } from './read-goal.ts'

/** M passes by a quantity, by a binary event, or by a KPI with a numeric target in the row's own columns. */
export function isMeasurable({ quantities, event }: GoalReading): boolean {
  return quantities.length > 0 || event
}

/** The only quantity counts what is done (trainings held, meetings attended), not what comes of it. Null: it does not. */
export function activityCount({ quantities, event, rest }: GoalReading): { start: number; end: number } | null {
  const [only] = quantities
  if (quantities.length !== 1 || only!.kind !== 'count' || event) return null
  const around = rest.slice(Math.max(0, only!.start - 16), only!.end + 28)
  return ACTIVITY.test(around) ? { start: only!.start, end: only!.end } : null
}

const ACTIVITY =
  /培训|会议|例会|座谈|走访|拜访|讲座|宣讲|研讨|演练|调研|巡检|巡查|沙龙|活动|课时|学时|\b(?:trainings?|meetings?|workshops?|seminars?|visits?|calls?|webinars?|sessions?|courses?|drills?|talks?|lectures?|walks?|huddles?|1:1s?|one-to-ones?|lunches|events?|audits? walks?)\b/
