import { requireFinite } from './finite.ts'
import { oneWayF, type OneWayF } from './one-way-f.ts'
import { rowsByGroup } from './rows-by-group.ts'

/**
 * The Brown–Forsythe test of every unit against all others together, the unit left out of its own yardstick. The same numbers as
 * `brownForsythe([unit, others])` unit by unit, but the values are sorted once: N log N for all units, not N for each.
 *
 *   Σ|y − m| over the others = Σ|y − m| over all − over the unit,   by prefix sums of the sorted values;  likewise Σ(y − m)²
 *
 * @param values  of all units
 * @param unit    by value, 0 … units − 1
 * @returns by unit; null where the unit or the others have fewer than two values, or no spread to compare
 */
export function brownForsytheLeftOut(values: Float64Array, unit: Int32Array, units: number): (OneWayF | null)[] {
  requireFinite(values, 'brownForsytheLeftOut')
  if (unit.length !== values.length) {
    throw new RangeError(`brownForsytheLeftOut needs a unit by value, got ${unit.length} for ${values.length}`)
  }
  const n = values.length
  if (n === 0) return Array.from({ length: units }, () => null)
  const order = Int32Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]!)
  // Centred on the overall median, so that sums of squares do not cancel.
  const centre = values[order[n >> 1]!]!
  const sorted = Float64Array.from(order, (i) => values[i]! - centre)
  const prefix = new Float64Array(n + 1)
  let squares = 0
  for (let i = 0; i < n; i++) {
    prefix[i + 1] = prefix[i]! + sorted[i]!
    squares += sorted[i]! ** 2
  }
  const scale = Math.max(Math.abs(values[order[0]!]!), Math.abs(values[order[n - 1]!]!))
  const all = { sorted, prefix, squares }
  const placesByUnit = rowsByGroup(
    Int32Array.from(order, (i) => unit[i]!),
    units,
  )
  return placesByUnit.map((own) => {
    if (own.length < 2 || n - own.length < 2) return null
    return oneWayF([ofUnit(all, own), ofOthers(all, own)], scale)
  })
}

type Sorted = { sorted: Float64Array; prefix: Float64Array; squares: number }

function ofUnit({ sorted }: Sorted, own: Int32Array) {
  const n = own.length
  const centre = (sorted[own[(n - 1) >> 1]!]! + sorted[own[n >> 1]!]!) / 2
  let sum = 0
  for (const place of own) sum += Math.abs(sorted[place]! - centre)
  const mean = sum / n
  let squares = 0
  for (const place of own) squares += (Math.abs(sorted[place]! - centre) - mean) ** 2
  return { n, mean, squares }
}

function ofOthers({ sorted, prefix, squares }: Sorted, own: Int32Array) {
  const total = sorted.length
  const n = total - own.length
  const low = placeAmongOthers(own, (n - 1) >> 1)
  const centre = (sorted[low]! + sorted[placeAmongOthers(own, n >> 1)]!) / 2
  // Values up to `low` lie at or below the centre, those after it at or above; ties with the centre add 0 on either side.
  const below = prefix[low + 1]!
  const above = prefix[total]! - below
  let sum = centre * (low + 1) - below + above - centre * (total - low - 1)
  let square = squares - 2 * centre * prefix[total]! + total * centre * centre
  for (const place of own) {
    const distance = Math.abs(sorted[place]! - centre)
    // Taken off with the sign it was counted with, which is wrong for values between the two middle ones of the others.
    sum -= place <= low ? centre - sorted[place]! : sorted[place]! - centre
    square -= distance * distance
  }
  const mean = sum / n
  return { n, mean, squares: Math.max(0, square - n * mean * mean) }
}

/** The place of the k-th value (from 0) that is not the unit's own. */
function placeAmongOthers(own: Int32Array, k: number): number {
  let place = k
  for (const taken of own) {
    if (taken > place) break
    place++
  }
  return place
}
