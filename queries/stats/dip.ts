import { requireFinite } from './finite.ts'

/**
 * Hartigan's dip: how far is a sample from having a single peak? The largest distance between its distribution function and the
 * nearest one with a single peak (convex, then concave), at its smallest over all such functions; between 1/(2n) and ¼.
 *
 * The peak lies in an interval that only shrinks: inside it the greatest convex minorant from the left and the least concave
 * majorant from the right are drawn, the pair of their corners that are farthest apart becomes the next interval, and what lies
 * outside adds its distances from the minorant (left) and the majorant (right). Sorting costs n log n, the rest about n.
 *
 * @param values  any order, ties allowed
 * @returns null with fewer than `FEWEST_FOR_DIP` values, or where all are equal
 * @see Hartigan & Hartigan 1985, "The dip test of unimodality", Annals of Statistics 13:70; Hartigan 1985, algorithm AS 217,
 *      with the corrections in R package diptest 0.76-0
 */
export function dip(values: ArrayLike<number>): number | null {
  requireFinite(values, 'dip')
  const sorted = Float64Array.from(values).sort()
  if (sorted.length < FEWEST_FOR_DIP || sorted[0] === sorted[sorted.length - 1]) return null
  return dipOfSorted(sorted)
}

/** The same, of ascending values that are not all equal. All distances inside are in counts of values; the dip is theirs / 2n. */
export function dipOfSorted(x: Float64Array): number {
  const n = x.length
  const before = cornersBefore(x)
  const after = mirrored(cornersBefore(mirroredValues(x)))
  let [low, high] = [0, n - 1]
  let found = 1
  for (;;) {
    const minorant = chain(before, high, low) // from high down to low
    const majorant = chain(after, low, high) // from low up to high
    const gap = widestGap(x, minorant, majorant)
    if (gap.width < found) break
    found = Math.max(found, bulgeLeft(x, minorant, gap.left), bulgeRight(x, majorant, gap.right))
    const [nextLow, nextHigh] = [minorant[gap.left]!, majorant[gap.right]!]
    if (nextLow === low && nextHigh === high) break
    low = nextLow
    high = nextHigh
  }
  return found / (2 * n)
}

/** For each value, the corner before it on the greatest convex minorant of the distribution function up to it. */
function cornersBefore(x: Float64Array): Int32Array {
  const before = new Int32Array(x.length)
  for (let j = 1; j < x.length; j++) {
    let corner = j - 1
    for (;;) {
      const earlier = before[corner]!
      const isConvex = (x[j]! - x[corner]!) * (corner - earlier) < (x[corner]! - x[earlier]!) * (j - corner)
      if (corner === 0 || isConvex) break
      corner = earlier
    }
    before[j] = corner
  }
  return before
}

/** Seen from the other end, the concave majorant is a convex minorant. */
const mirroredValues = (x: Float64Array): Float64Array => x.map((_, i) => -x[x.length - 1 - i]!)
const mirrored = (corners: Int32Array): Int32Array =>
  corners.map((_, i) => corners.length - 1 - corners[corners.length - 1 - i]!)

/** The corners from one value to the other. */
function chain(next: Int32Array, from: number, to: number): number[] {
  const corners = [from]
  for (let at = from; at !== to;) {
    at = next[at]!
    // The curve of all values may pass the end without a corner there; the chain then stops at the next one, as AS 217 does.
    corners.push(at)
    if (from < to ? at >= to : at <= to) break
  }
  return corners
}

/** Where minorant and majorant are farthest apart, by walking the corners of both from low to high. */
function widestGap(x: Float64Array, minorant: readonly number[], majorant: readonly number[]) {
  let [left, right] = [minorant.length - 1, majorant.length - 1]
  if (minorant.length === 2 && majorant.length === 2) return { width: 1, left, right }
  let width = 0
  let g = minorant.length - 2
  let l = 1
  do {
    const [lower, upper] = [minorant[g]!, majorant[l]!]
    if (lower > upper) {
      // The next corner is one of the majorant: its height above the edge of the minorant beneath it.
      const from = minorant[g + 1]!
      const height = upper - from + 1 - ((x[upper]! - x[from]!) * (lower - from)) / (x[lower]! - x[from]!)
      l++
      if (height >= width) [width, left, right] = [height, g + 1, l - 1]
    } else {
      const from = majorant[l - 1]!
      const height = ((x[lower]! - x[from]!) * (upper - from)) / (x[upper]! - x[from]!) - (lower - from - 1)
      g--
      if (height >= width) [width, left, right] = [height, g + 1, l]
    }
    g = Math.max(g, 0)
    l = Math.min(l, majorant.length - 1)
  } while (minorant[g] !== majorant[l])
  return { width, left, right }
}

/** The largest height of the distribution function above the minorant, on the edges left of its corner `from`. */
function bulgeLeft(x: Float64Array, minorant: readonly number[], from: number): number {
  let most = 0
  for (let corner = from; corner < minorant.length - 1; corner++) {
    const [start, end] = [minorant[corner + 1]!, minorant[corner]!]
    let height = 1
    if (end - start > 1 && x[end] !== x[start]) {
      const slope = (end - start) / (x[end]! - x[start]!)
      for (let i = start; i <= end; i++) height = Math.max(height, i - start + 1 - (x[i]! - x[start]!) * slope)
    }
    most = Math.max(most, height)
  }
  return most
}

/** The largest depth of the distribution function below the majorant, on the edges right of its corner `from`. */
function bulgeRight(x: Float64Array, majorant: readonly number[], from: number): number {
  let most = 0
  for (let corner = from; corner < majorant.length - 1; corner++) {
    const [start, end] = [majorant[corner]!, majorant[corner + 1]!]
    let depth = 1
    if (end - start > 1 && x[end] !== x[start]) {
      const slope = (end - start) / (x[end]! - x[start]!)
      for (let i = start; i <= end; i++) depth = Math.max(depth, (x[i]! - x[start]!) * slope - (i - start - 1))
    }
    most = Math.max(most, depth)
  }
  return most
}

/** With fewer values every sample is as good as single-peaked. */
export const FEWEST_FOR_DIP = 10
