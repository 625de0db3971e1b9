import type { PanelPeriod } from './define.ts'

/** Where a start falls in the panel, as indices of periods. */
export type Placed = {
  /** First period wholly under the plan. */
  first: number
  /** The selection period: the last that ended before the start; it is extreme because it was selected. −1 where none. */
  selection: number
  /** First period of the selection window; only what lies before it is a baseline. Equal to `selection` unless more is known. */
  from: number
}

/** A plan that starts in the first quarter of a period counts for the whole of it; later, that period is neither before nor after. */
const EARLY = 0.25

/** @returns null where the plan starts after the last period */
export function placeStart(start: string, periods: readonly PanelPeriod[]): Placed | null {
  let selection = -1
  for (const [index, period] of periods.entries()) {
    if (period.end < start) selection = index
    else if (passed(start, period) <= EARLY) return { first: index, selection, from: selection }
  }
  return null
}

/** The share of the period that lies before the start; negative where it starts later than the plan. */
function passed(start: string, { start: from, end }: PanelPeriod): number {
  const days = (a: string, b: string) => (Date.parse(b) - Date.parse(a)) / 86_400_000
  return days(from, start) / (days(from, end) + 1)
}
