import { rebound, startOf, type Planned, type Rebound } from './rebound.ts'
import type { Others } from './others.ts'

export type PlannedRow = Planned & {
  person_no: number
  n_periods: number
  first_period: string | null
  last_period: string | null
}
export type OthersRow = Others & { n_periods: number }

/** The plans of one unit, or of the company, seen through the window in which those chosen were farthest from the others. */
export type Programme = {
  n: number
  n_periods: number | null
  first_period: string | null
  last_period: string | null
  found: Rebound | null
}

/**
 * Nobody records which periods a choice rested on: the last month, the quarter or the half-year. It shows in the data as the window
 * in which those chosen lie farthest below the others, so that one is taken for the selection period.
 */
export function programmeOf(rows: readonly PlannedRow[], others: readonly OthersRow[], fewest: number): Programme {
  let best: Programme = { n: 0, n_periods: null, first_period: null, last_period: null, found: null }
  for (const [n_periods, own] of Map.groupBy(rows, (row) => row.n_periods)) {
    const starts = new Set(own.map(startOf))
    const same = others.filter((of) => of.n_periods === n_periods && starts.has(startOf(of)))
    const found = own.length < fewest ? null : rebound(own, same)
    if (found && found.nOthers >= fewest && (!best.found || found.selection > best.found.selection)) {
      const periods = own.flatMap((one) => [one.first_period, one.last_period]).filter((id) => id !== null).sort() // prettier-ignore
      const [first_period, last_period] = [periods[0] ?? null, periods.at(-1) ?? null]
      best = { n: own.length, n_periods, first_period, last_period, found }
    } else if (!best.found) {
      best = { ...best, n: Math.max(best.n, own.length) }
    }
  }
  return best
}
