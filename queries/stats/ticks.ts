/**
 * Round axis ticks that cover [low, high]: multiples of 1, 2 or 5 times a power of ten, in the unit of the values.
 *
 * @param about  wished number of intervals; the result has between about half and twice as many
 * @returns at least two ticks, ascending; an empty range is widened by one step
 * @see Heckbert 1990, "Nice numbers for graph labels", Graphics Gems
 */
export function niceTicks(low: number, high: number, about = 5): number[] {
  const span = high > low ? high - low : Math.abs(high) || 1
  const rough = span / about
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10)
  const first = Math.floor(low / step + ROUNDING)
  const last = Math.max(first + 1, Math.ceil(high / step - ROUNDING))
  // Division by a whole number keeps 0.3 from becoming 0.30000000000000004.
  const scale = step < 1 ? Math.round(1 / power) : 1
  return Array.from({ length: last - first + 1 }, (_, i) =>
    step < 1 ? ((first + i) * Math.round(step * scale)) / scale : (first + i) * step,
  )
}

/** A limit that lies this fraction of a step beyond a tick still belongs to it. */
const ROUNDING = 1e-9
