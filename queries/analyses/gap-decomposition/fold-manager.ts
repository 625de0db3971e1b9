import type { GapDecompositionResult } from './result.ts'

type Part = GapDecompositionResult['parts'][number]

/**
 * Management added to the unit's own part, so that no bar is about a handful of managers. The sum stays the same; its interval is not
 * the sum of the two intervals, because both come from one fit, so it is left out.
 */
export function foldManager(parts: readonly Part[]): Part[] {
  const manager = parts.find(({ factor }) => factor === 'manager')
  if (!manager) return [...parts]
  const others = parts.filter((part) => part !== manager)
  const department = others.find(({ factor }) => factor === 'department')
  const merged: Part = {
    factor: 'department+manager',
    side: 'system',
    contribution: manager.contribution + (department?.contribution ?? 0),
    low: null,
    high: null,
  }
  return [merged, ...others.filter((part) => part !== department)]
}
