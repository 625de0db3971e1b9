import { PARTS, type Part } from '#queries/words/diagnosis.ts'
import type { UnitVerdict } from './result.ts'

/**
 * What each part is of the shortfall, as drawn: fractions of the positive parts, which add up to 1. A negative part (better than the
 * target) is 0 here and said in words. Null without a make-up, or when nothing falls short.
 */
export function partShares({ shortfall }: Pick<UnitVerdict, 'shortfall'>): Record<Part, number> | null {
  if (shortfall === null) return null
  const positive = PARTS.map((part) => Math.max(0, shortfall[part].estimate))
  const total = positive.reduce((sum, part) => sum + part, 0)
  if (total <= 0) return null
  const [common = 0, conditions = 0, individual = 0, fluctuation = 0] = positive.map((part) => part / total)
  return { common, conditions, individual, fluctuation }
}
