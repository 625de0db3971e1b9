/**
 * Control limits of individual values (XmR chart): how far do points wander while nothing special happens?
 *
 *   mean  = average of the points                 mr_i = |y_i − y_(i−1)|,  amr = average of the mr
 *   lower, upper = mean ∓ 2.66·amr                near limits = mean ∓ ⅔·2.66·amr
 *
 * Moving ranges of 3.267·amr and more are screened out once and amr is taken again; the mean is not screened. Screening may
 * leave only ranges of 0, as in a flat series with one spike: amr is then 0 and the limits are the mean.
 *
 * @param values  in time order, in the unit of the measure; missing periods already dropped
 * @param fixAfter  take mean and amr from the first so many values only (≥ 12); default all
 * @returns null with fewer than two values; amr 0 (limits = mean) for a constant series, and where screening leaves no range
 * @see Wheeler 2000, "Understanding Variation"; NHS England "Making Data Count"; NHSRplotthedots 0.2.2
 */
export function xmrLimits(values: readonly number[], fixAfter?: number): XmrLimits | null {
  if (fixAfter !== undefined && fixAfter < FEWEST_FIXED) {
    throw new RangeError(`xmrLimits needs at least ${FEWEST_FIXED} points to fix limits on, got ${fixAfter}`)
  }
  const base = fixAfter === undefined ? values : values.slice(0, fixAfter)
  if (base.length < 2) return null
  const ranges = base.slice(1).map((value, i) => Math.abs(value - base[i]!))
  const rounding = ROUNDING * Math.max(...base.map(Math.abs))
  const all = average(ranges)
  if (all <= rounding) {
    // The value itself: an average of equal numbers may differ from them in the last digit, and miss a target it meets.
    const [level] = base as [number]
    return { mean: level, amr: 0, lower: level, upper: level, nearLower: level, nearUpper: level }
  }
  const mean = average(base)
  const screened = average(ranges.filter((range) => range < SCREEN * all))
  const amr = screened > rounding ? screened : 0
  return {
    mean,
    amr,
    lower: mean - LIMIT * amr,
    upper: mean + LIMIT * amr,
    nearLower: mean - ((2 * LIMIT) / 3) * amr,
    nearUpper: mean + ((2 * LIMIT) / 3) * amr,
  }
}

export type XmrLimits = {
  mean: number
  /** Average moving range after screening; 0 when all ranges kept are 0. */
  amr: number
  lower: number
  upper: number
  /** Two thirds of the way to the limits, for the two-in-three rule. */
  nearLower: number
  nearUpper: number
}

/** Three standard deviations in units of the average moving range of two: 3 / 1.128. */
const LIMIT = 2.66
/** Upper limit of a moving range, in units of their average (D4 of the control chart tables). */
const SCREEN = 3.267
/** Fewer fixed points give limits that move with every new value. */
const FEWEST_FIXED = 12
/** Equal numbers computed along two ways may differ by this fraction of their size. */
const ROUNDING = 1e-12

const average = (numbers: readonly number[]) =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length
