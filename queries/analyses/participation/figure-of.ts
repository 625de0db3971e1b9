import { kaplanMeier } from '#queries/stats/kaplan-meier.ts'
import { wilson } from '#queries/stats/wilson.ts'
import { MEASURES, type MeasureCode } from './measures.ts'
import type { Rows } from './rows.ts'

/** Fewer cases than this are counted and not made a rate (improvement §7). */
export const FEWEST_CASES = 10

export type Figure = { n: number; k: number | null; value: number | null; low: number | null; high: number | null }

/**
 * One measure over the units that `isIn` names, from the rows of all of them; null where nothing was recorded there.
 * A share has the interval of Wilson, a wait that of the Kaplan–Meier median, a mean none.
 */
export function figureOf(code: MeasureCode, rows: Rows, isIn: (unit_id: string) => boolean): Figure | null {
  const { kind } = MEASURES[code]
  if (kind === 'share') return shareOf(rows.counts.filter((row) => row.measure === code && isIn(row.unit_id)))
  if (kind === 'mean') return meanOf(rows.means.filter((row) => row.measure === code && isIn(row.unit_id)))
  return daysOf(rows.waits.filter((row) => row.measure === code && isIn(row.unit_id)))
}

function shareOf(rows: Rows['counts']): Figure | null {
  const n = rows.reduce((sum, row) => sum + row.n, 0)
  const k = rows.reduce((sum, row) => sum + row.k, 0)
  const found = wilson(k, n)
  return found && { n, k, value: found.share, low: found.lower, high: found.upper }
}

function meanOf(rows: Rows['means']): Figure | null {
  const n = rows.reduce((sum, row) => sum + row.n, 0)
  // In order of size, so that the order of the rows cannot move the last digit.
  const total = rows
    .map((row) => row.total)
    .sort((a, b) => a - b)
    .reduce((sum, value) => sum + value, 0)
  return n === 0 ? null : { n, k: null, value: total / n, low: null, high: null }
}

/** The median wait; without one (more than half still wait) only the counts. */
function daysOf(rows: Rows['waits']): Figure | null {
  const found = kaplanMeier(rows.map(({ days, is_answered, n }) => ({ time: days, isEvent: is_answered, n })))
  if (!found) return null
  const { median } = found
  return {
    n: found.n,
    k: found.n_events,
    value: median?.estimate ?? null,
    low: median?.low ?? null,
    high: median?.high ?? null,
  }
}
