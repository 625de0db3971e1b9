/** A month as text, `2026-10`. Text order is time order. */
export type Month = string

/** The newest month of the example company. */
export const LAST_MONTH: Month = '2026-10'

const indexOf = (month: Month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
const monthAt = (index: number): Month => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`

/** The month `n` months later; negative is earlier. */
export const addMonths = (month: Month, n: number): Month => monthAt(indexOf(month) + n)

/** How many months lie from `from` to `to`; 0 when equal, negative when `to` is earlier. */
export const monthsBetween = (from: Month, to: Month): number => indexOf(to) - indexOf(from)

/** `count` months in order, the last one being `last`. */
export const monthsUpTo = (last: Month, count: number): Month[] =>
  Array.from({ length: count }, (_, i) => addMonths(last, i - count + 1))

export const firstDay = (month: Month): string => `${month}-01`

/** The last day of the month as ISO text. */
export function lastDay(month: Month): string {
  const days = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate()
  return `${month}-${String(days).padStart(2, '0')}`
}

/** `2025H1` for January to June 2025, else `2025H2`. */
export const halfYear = (month: Month): string => `${month.slice(0, 4)}H${Number(month.slice(5, 7)) <= 6 ? 1 : 2}`

/** The ISO day so many days later; negative is earlier. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
