/** A period or employee-period in which both measures are known. */
type Row = { has_same_denominator: boolean }

/**
 * Are the two measures rates of the same cases? What one gains the other then loses by arithmetic, so neither trends nor correlation
 * say anything. Judged by the people where there are any, else by the periods of the unit.
 */
export function isMechanical(people: readonly Row[], series: readonly Row[]): boolean {
  const rows = people.length > 0 ? people : series
  return rows.filter(({ has_same_denominator }) => has_same_denominator).length >= MOSTLY * Math.max(1, rows.length)
}

const MOSTLY = 0.8
