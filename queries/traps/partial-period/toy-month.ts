/** A made team: the same attainment every month, of which the last has only begun. */
export const FULL = 0.96
export const DAYS = 30
const MONTHS = 6

/** What the last month shows against its full target when `days` have passed. */
export const attained = (days: number): number => (FULL * days) / DAYS
export const monthsWith = (days: number): number[] =>
  Array.from({ length: MONTHS }, (_, m) => (m === MONTHS - 1 ? attained(days) : FULL))
export const meanWith = (days: number): number => monthsWith(days).reduce((sum, value) => sum + value, 0) / MONTHS
