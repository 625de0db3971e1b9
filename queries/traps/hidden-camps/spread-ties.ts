/**
 * Equal values, spread evenly over the stretch that is nearer to them than to any other value. Rounded results stand for such a
 * stretch; left on one point they are steps, and a test for peaks takes every step for a peak.
 *
 * @param sorted  ascending
 * @returns ascending, of the same length; values that occur once are unchanged, and so is a sample of equal values
 */
export function spreadTies(sorted: Float64Array): Float64Array {
  const spread = Float64Array.from(sorted)
  for (let from = 0; from < sorted.length;) {
    const value = sorted[from]!
    let to = from + 1
    while (to < sorted.length && sorted[to]! === value) to++
    const count = to - from
    if (count > 1) {
      const [before, after] = [sorted[from - 1], sorted[to]]
      // At an end the stretch reaches as far outside as inside.
      const down = before === undefined ? (after === undefined ? 0 : after - value) : value - before
      const up = after === undefined ? down : after - value
      for (let k = 0; k < count; k++) spread[from + k] = value - down / 2 + ((k + 0.5) / count) * ((down + up) / 2)
    }
    from = to
  }
  return spread
}
