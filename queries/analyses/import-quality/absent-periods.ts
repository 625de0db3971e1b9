const MONTHS_OF: Record<string, number> = { month: 1, quarter: 3, half: 6, year: 12 }

/**
 * How many periods are absent between the first and the last one, in the kind that occurs most often (ties: the shorter).
 * A missing month breaks a trend line and is easily read as "no change".
 */
export function absentPeriods(periods: readonly { kind: string; period_start: string }[]): number {
  const [kind] = Object.keys(MONTHS_OF)
    .map((name) => [name, periods.filter((period) => period.kind === name)] as const)
    .toSorted((a, b) => b[1].length - a[1].length)
  if (!kind || kind[1].length < 2) return 0
  const months = kind[1].map((period) => monthNumber(period.period_start))
  const expected = Math.round((Math.max(...months) - Math.min(...months)) / MONTHS_OF[kind[0]]!) + 1
  return Math.max(0, expected - new Set(months).size)
}

/** Months since year 0 of an ISO date. */
const monthNumber = (iso: string) => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1
