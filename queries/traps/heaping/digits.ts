import { SMALLEST_GROUP } from '#queries/domain.ts'
import { chiSquareFit } from '#queries/stats/chi-square-fit.ts'
import type { Evidence } from '../define.ts'

/** How many attainments of one unit, in whole percent, end in one digit. */
export type DigitCount = {
  unit_id: string
  digit: number
  n: number
  n_people: number
  n_people_of_unit: number
  first_period: string | null
  last_period: string | null
}

/**
 * The last digits of a unit beside those of all others, and how well they agree: χ² with nine degrees of freedom against the shares
 * of the others. Half a figure is added to each digit of the others, so that none is impossible. p is null where the others have no
 * figures or a digit is expected less than once.
 */
export function comparedDigits(digits: readonly DigitCount[]) {
  const total = sums(digits)
  const of = Map.groupBy(digits, ({ unit_id }) => unit_id)
  return (unit_id: string): { rows: Evidence['rows']; p: number | null } => {
    const some = of.get(unit_id) ?? []
    const own = sums(some)
    const n = own.reduce((sum, count) => sum + count, 0)
    const rest = total.map((count, digit) => count - own[digit]! + 0.5)
    const all = rest.reduce((sum, count) => sum + count, 0)
    const hasOthers = all > 10
    const shares = rest.map((count) => count / all)
    const fit = hasOthers && n > 0 ? chiSquareFit([own], shares) : null
    const rows = some
      .filter(({ n_people, n_people_of_unit }) => n_people_of_unit === 0 || n_people >= SMALLEST_GROUP)
      .map(({ digit, n: count, n_people }) => ({
        digit,
        share: count / n,
        others: hasOthers ? shares[digit]! : null,
        n_people: n_people || null,
      }))
      .sort((a, b) => a.digit - b.digit)
    return { rows, p: fit && fit.smallestExpected >= 1 ? fit.p : null }
  }
}

function sums(digits: readonly DigitCount[]): number[] {
  const counts = new Array<number>(10).fill(0)
  for (const { digit, n } of digits) counts[digit]! += n
  return counts
}
