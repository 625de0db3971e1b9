import { requireFinite } from './finite.ts'

/**
 * The mean without the smallest and the largest ⌊share·n⌋ values: far values have no say in it.
 *
 * @param values  any order, in the unit of the measure
 * @param share   left out at each end, 0 ≤ share < ½
 * @returns null without values
 * @see Tukey & McLaughlin 1963; R `mean(trim = 0.2)`
 */
export function trimmedMean(values: ArrayLike<number>, share = 0.2): number | null {
  const cut = ends(values, share, 'trimmedMean')
  if (cut === null) return null
  return cut.middle / (values.length - 2 * cut.k)
}

/** The mean with those values moved to the nearest one that is kept: far values count, but not how far they are. */
export function winsorisedMean(values: ArrayLike<number>, share = 0.2): number | null {
  const cut = ends(values, share, 'winsorisedMean')
  if (cut === null) return null
  return (cut.middle + cut.k * (cut.lowest + cut.highest)) / values.length
}

function ends(values: ArrayLike<number>, share: number, where: string) {
  requireFinite(values, where)
  if (!(share >= 0 && share < 0.5)) throw new RangeError(`${where} needs 0 ≤ share < 0.5, got ${share}`)
  const n = values.length
  if (n === 0) return null
  const sorted = Float64Array.from(values).sort()
  const k = Math.floor(share * n)
  let middle = 0
  for (let i = k; i < n - k; i++) middle += sorted[i]!
  return { k, middle, lowest: sorted[k]!, highest: sorted[n - 1 - k]! }
}
