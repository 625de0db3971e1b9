import { gradeOf } from './plan-facts.ts'
import type { Case } from './cases-of.ts'
import type { Rows } from './rows.ts'

/** 2026H1 → 4052: the half-year of a day as a number, so that the next one is one more. */
const cycleOf = (day: string): number => Number(day.slice(0, 4)) * 2 + (Number(day.slice(5, 7)) > 6 ? 1 : 0)

/**
 * Closed cases of a half-year whose unit had a gap signal with the same cause in the next one, of closed cases whose next half-year lies
 * in the data. The cause counts as confirmed where the data back it (associated or tried); what was only reported is no repeat.
 */
export function repeatsOf(cases: readonly Case[], causes: Rows['causes'], asOf: string) {
  const observed = cases.filter(
    ({ isClosed, cause, due_on }) =>
      isClosed && cause !== null && cycleOf(due_on) + 1 < cycleOf(asOf) + (isEnd(asOf) ? 1 : 0),
  )
  const repeated = observed.filter(({ unit_id, cause, due_on }) => {
    const grade = gradeOf(cause, [unit_id], causes)
    return (
      (grade === 'associated' || grade === 'tried') &&
      cases.some(
        (next) => next.unit_id === unit_id && next.cause === cause && cycleOf(next.opened_on) === cycleOf(due_on) + 1,
      )
    )
  })
  const counts = Map.groupBy(repeated, ({ cause }) => cause!)
  return {
    ...{ k: repeated.length, n: observed.length },
    causes: [...counts]
      .map(([cause, some]) => ({ cause, n: some.length }))
      .toSorted((a, b) => b.n - a.n || (a.cause < b.cause ? -1 : 1)),
  }
}

/** A half-year counts as observed when it has ended. */
const isEnd = (day: string) => /-(?:06-30|12-31)$/.test(day)
