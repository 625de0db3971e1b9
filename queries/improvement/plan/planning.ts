/** Follow-ups of a plan, in months after its start (improvement §5). */
export const FOLLOW_UP_MONTHS = [3, 6, 12] as const

/**
 * The days on which a plan is looked at again; a day that a month does not have is its last one.
 *
 * @param start  ISO day
 */
export const followUps = (start: string): string[] => FOLLOW_UP_MONTHS.map((months) => monthsAfter(start, months))

export function monthsAfter(start: string, months: number): string {
  const [year = 0, month = 1, day = 1] = start.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10)
}

/** How far a unit's result in one period tells its result in the next, where nothing else is known. */
export const PLANNING_RHO = 0.6

/**
 * The smallest change that a plan could show, in standard deviations, before it starts: 5 % two-sided, 80 % power.
 *
 *   MDE = 2.8 · sqrt(2 (1 − rho²) / n) · sqrt(1 + (c − 1) · ICC)
 *
 * @param n    units in each arm, ≥ 1
 * @param rho  correlation of before and after, in [0, 1)
 * @param c    people per cluster; 1 without clusters
 * @see improvement §4: rho = .6 gives .71 at n = 20, .50 at 40, .20 at 250
 */
export function planningMde(n: number, rho = PLANNING_RHO, c = 1, icc = 0): number {
  if (!(n >= 1)) throw new RangeError(`planningMde needs at least one unit, got ${n}`)
  return 2.8 * Math.sqrt((2 * (1 - rho * rho)) / n) * Math.sqrt(1 + (c - 1) * icc)
}
