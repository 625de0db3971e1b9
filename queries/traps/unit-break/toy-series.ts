/** Monthly attainment of a made KPI; the unit changes after `UNCHANGED` months. */
export const months = [0.94, 0.97, 0.93, 0.96, 0.95, 0.98, 0.92, 0.95, 0.96, 0.94, 0.97, 0.93] as const
export const UNCHANGED = 8

export const reported = (powers: number): number[] =>
  months.map((value, i) => (i < UNCHANGED ? value : value * 10 ** powers))

/** The mean of the year as it would be read, in percent. */
export const missedBy = (powers: number): string =>
  `${Math.round((reported(powers).reduce((sum, value) => sum + value, 0) / months.length) * 100)}%`
