import type { GoalSettings } from './settings.ts'

/** Points of M, T and S; A and R have their own places (goals 4, 6). */
export const CLARITY_POINTS = { M: 30, T: 20, S: 20 } as const
export type LetterState = 'pass' | 'fail' | 'unknown'

/**
 * How clear a goal is, 0 to 1: the points of the letters that pass, of the points of those that are known. Null where nothing is.
 */
export function clarity(letters: Readonly<Record<keyof typeof CLARITY_POINTS, LetterState>>): number | null {
  let [points, of] = [0, 0]
  for (const [letter, weight] of Object.entries(CLARITY_POINTS) as [keyof typeof CLARITY_POINTS, number][]) {
    if (letters[letter] === 'unknown') continue
    of += weight
    if (letters[letter] === 'pass') points += weight
  }
  return of === 0 ? null : points / of
}

export const QUADRANTS = [
  'clear_reachable',
  'clear_out_of_reach',
  'vague_reachable',
  'vague_out_of_reach',
  'slack',
  'unknown',
] as const
export type Quadrant = (typeof QUADRANTS)[number]

/**
 * Where goals lie on the plane: chance to the right, clarity upwards. Slack targets have the right edge to themselves; goals without a
 * chance or without a clarity lie in the strip "unknown" at the side.
 */
export function quadrantOf(
  { chance, clear, isSlack }: { chance: number | null; clear: number | null; isSlack: boolean },
  settings: Pick<GoalSettings, 'out_of_reach' | 'clear'>,
): Quadrant {
  if (isSlack) return 'slack'
  if (chance === null || clear === null) return 'unknown'
  const isReachable = chance >= settings.out_of_reach
  if (clear >= settings.clear - 1e-9) return isReachable ? 'clear_reachable' : 'clear_out_of_reach'
  return isReachable ? 'vague_reachable' : 'vague_out_of_reach'
}
