/**
 * The whole numbers that a quota gives n people, by largest remainders: everybody's share rounded down, the rest one each to the
 * shares that lost most, the earlier class first among equals.
 *
 * @param n       people, whole, ≥ 0
 * @param shares  by class, ≥ 0, total 1
 * @returns one count a class, total n
 * @see Hamilton's method of apportionment; Balinski & Young 2001, "Fair Representation"
 */
export function quotaCounts(n: number, shares: readonly number[]): number[] {
  const exact = shares.map((share) => n * share)
  const counts = exact.map((value) => Math.floor(value + ROUNDING))
  const left = n - counts.reduce((total, count) => total + count, 0)
  const byRest = exact.map((value, c) => ({ c, rest: value - counts[c]! })).sort((a, b) => b.rest - a.rest || a.c - b.c)
  for (const { c } of byRest.slice(0, left)) counts[c]!++
  return counts
}

/** 0.7 · 10 is 7, whatever the seventeenth digit says. */
const ROUNDING = 1e-9
