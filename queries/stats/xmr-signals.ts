import { xmrLimits, type XmrLimits } from './xmr.ts'

export type XmrLabel = 'outside' | 'trend' | 'two_in_three' | 'shift' | 'common'
export type XmrMeaning = 'improvement' | 'concern' | 'neutral'
/** Which way is better; 'neutral' where neither is. */
export type XmrDirection = 'increase' | 'decrease' | 'neutral'
export type XmrPoint = {
  limits: XmrLimits | null
  label: XmrLabel
  /** +1 above or rising, −1 below or falling, 0 for common cause. */
  side: 1 | -1 | 0
  /** null for common cause. */
  meaning: XmrMeaning | null
}

/**
 * Signals of a control chart under the rules of "Making Data Count": one label per point, the first that applies of
 *
 *   outside        beyond a process limit, strictly
 *   trend          one of 7 or more points each strictly above (or each below) the one before; a tie breaks it
 *   two in three   3 points on one side of the mean, at least 2 of them between near and process limit: those are labelled
 *   shift          one of 7 or more points on one side of the mean; a point exactly on the mean breaks it
 *
 * Limits and runs stay inside a rebase group.
 *
 * @param values  in time order, in the unit of the measure; missing periods already dropped
 * @param groups  rebase group of each value, same length; equal numbers are consecutive
 * @see NHS England "Making Data Count"; NHSRplotthedots 0.2.2, `ptd_spc()`; a constant series has limits on the mean here
 *      where the package gives none
 */
export function xmrSignals(
  values: readonly number[],
  groups: readonly number[],
  direction: XmrDirection,
  fixAfter?: number,
): XmrPoint[] {
  if (values.length !== groups.length) {
    throw new RangeError(`xmrSignals needs one group per value, got ${groups.length} for ${values.length}`)
  }
  const points: XmrPoint[] = []
  for (let start = 0; start < values.length;) {
    let end = start
    while (end < values.length && groups[end] === groups[start]) end++
    points.push(...signalsOfGroup(values.slice(start, end), direction, fixAfter))
    start = end
  }
  return points
}

function signalsOfGroup(y: readonly number[], direction: XmrDirection, fixAfter?: number): XmrPoint[] {
  const limits = xmrLimits(y, fixAfter)
  if (limits === null) return y.map(() => ({ limits, label: 'common', side: 0, meaning: null }))
  const tolerance = ROUNDING * Math.max(...y.map(Math.abs))
  const signOf = (difference: number) => (Math.abs(difference) <= tolerance ? 0 : difference > 0 ? 1 : -1)

  const side = y.map((value) => signOf(value - limits.mean))
  const outside = y.map((value) => signOf(value - limits.upper) > 0 || signOf(value - limits.lower) < 0)
  const near = y.map(
    (value, i) => !outside[i] && (signOf(value - limits.nearUpper) > 0 || signOf(value - limits.nearLower) < 0),
  )
  const steps = y.slice(1).map((value, i) => signOf(value - y[i]!))
  const trend = inTrend(steps, y.length)
  const twoInThree = inTwoOfThree(near, side)
  const shift = inRun(side)

  return y.map((_, i) => {
    const label: XmrLabel = outside[i]
      ? 'outside'
      : trend[i]
        ? 'trend'
        : twoInThree[i]
          ? 'two_in_three'
          : shift[i]
            ? 'shift'
            : 'common'
    if (label === 'common') return { limits, label, side: 0, meaning: null }
    // A trend counts by where it goes, the other rules by where the point lies.
    const way = label === 'trend' ? (trend[i + 1] ? steps[i]! : steps[i - 1]!) : side[i]!
    return { limits, label, side: way > 0 ? 1 : -1, meaning: meaningOf(way, direction) }
  })
}

function meaningOf(way: number, direction: XmrDirection): XmrMeaning {
  if (direction === 'neutral') return 'neutral'
  return way > 0 === (direction === 'increase') ? 'improvement' : 'concern'
}

/** Points of every stretch of RUN − 1 or more steps of one strict sign. */
function inTrend(steps: readonly number[], n: number): boolean[] {
  const flagged = Array<boolean>(n).fill(false)
  for (let end = RUN - 1; end < n; end++) {
    const window = steps.slice(end - RUN + 1, end)
    if (window[0] !== 0 && window.every((step) => step === window[0])) flagged.fill(true, end - RUN + 1, end + 1)
  }
  return flagged
}

/** Points of every stretch of RUN or more on one side of the mean. */
function inRun(side: readonly number[]): boolean[] {
  const flagged = Array<boolean>(side.length).fill(false)
  for (let end = RUN; end <= side.length; end++) {
    const window = side.slice(end - RUN, end)
    if (window[0] !== 0 && window.every((sign) => sign === window[0])) flagged.fill(true, end - RUN, end)
  }
  return flagged
}

/** The near-limit points of every three on one side with two near the limit; a point outside the limits is not near. */
function inTwoOfThree(near: readonly boolean[], side: readonly number[]): boolean[] {
  const flagged = Array<boolean>(side.length).fill(false)
  for (let end = 3; end <= side.length; end++) {
    const places = [end - 3, end - 2, end - 1]
    const isOneSided = side[end - 1] !== 0 && places.every((i) => side[i] === side[end - 1])
    if (isOneSided && places.filter((i) => near[i]).length >= 2) {
      for (const i of places) flagged[i] ||= near[i]!
    }
  }
  return flagged
}

/** Points in a row that count as a trend or a shift. */
const RUN = 7
/** Equal numbers computed along two ways may differ by this fraction of their size. */
const ROUNDING = 1e-12
