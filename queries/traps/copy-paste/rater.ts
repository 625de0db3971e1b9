import type { FormRow } from './form-row.ts'
import { FEWEST_CHARACTERS, mostCopies, normalised } from './same-text.ts'

/** Forms of one rater that have both scores and a comment of some length; how many share the top scores, and the top comment. */
export type Copies = {
  forms: number
  scores: number
  comments: number
  /** Forms with criteria have more patterns than forms with one rating; only like is compared with like. */
  hasCriteria: boolean
}

/** Blanks, comments under `FEWEST_CHARACTERS` and forms without a score are left out; of two kinds of form the commoner counts. */
export function copiesOf(rows: readonly FormRow[]): Copies {
  const read = rows.flatMap(({ pattern_no, has_criteria, text }) => {
    const words = normalised(text)
    return pattern_no === null || [...words].length < FEWEST_CHARACTERS ? [] : [{ pattern_no, has_criteria, words }]
  })
  const withCriteria = read.filter(({ has_criteria }) => has_criteria)
  const hasCriteria = 2 * withCriteria.length >= read.length && read.length > 0
  const used = hasCriteria ? withCriteria : read.filter(({ has_criteria }) => !has_criteria)
  const patterns = new Map<number, number>()
  for (const { pattern_no } of used) patterns.set(pattern_no, (patterns.get(pattern_no) ?? 0) + 1)
  return {
    forms: used.length,
    scores: Math.max(0, ...patterns.values()),
    comments: mostCopies(used.map(({ words }) => words)),
    hasCriteria,
  }
}
