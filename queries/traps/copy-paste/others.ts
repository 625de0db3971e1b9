import type { Copies } from './rater.ts'

/** Share of the top scores and of the top comment among the forms of all other raters with the same kind of form. */
export type Others = { scores: number; comments: number }

/**
 *   share = (k + 1)/(n + 2),   k forms of n with their rater's top scores (top comment), the rater in question left out
 *
 * @param all  raters with enough forms: with two or three forms every text is somebody's commonest
 * @returns null where fewer than three others are left
 */
export function othersOf(all: readonly Copies[]): (own: Copies) => Others | null {
  const totals = new Map(
    [...Map.groupBy(all, ({ hasCriteria }) => hasCriteria)].map(([kind, some]) => [
      kind,
      { raters: some.length, forms: sum(some, 'forms'), scores: sum(some, 'scores'), comments: sum(some, 'comments') },
    ]),
  )
  return (own) => {
    const total = totals.get(own.hasCriteria)
    if (!total || total.raters - 1 < FEWEST_OTHERS) return null
    const n = total.forms - own.forms
    const share = (of: 'scores' | 'comments') => (total[of] - own[of] + 1) / (n + 2)
    return { scores: share('scores'), comments: share('comments') }
  }
}

const sum = (some: readonly Copies[], of: 'forms' | 'scores' | 'comments') =>
  some.reduce((total, one) => total + one[of], 0)
/** Fewer other raters are no pool. */
const FEWEST_OTHERS = 3
