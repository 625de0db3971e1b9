/**
 * Over how many of the last periods before the start were the treated chosen? Plans for "the lowest third of the year" are selected
 * on all of it, and then all of it comes back by itself. Such a rule leaves a trace: over its window the treated are apart from all
 * others without overlap.
 *
 * Of all pairs (treated, other), m(w) stand in the rarer order by their means over the last w periods. The window is the shortest with
 * m ≤ 0.5 %; else one with m ≤ 3 % of which both neighbours mix at least twice as much; else one period.
 *
 * @param treated, others  values by period, NaN where missing
 * @param selection        the last period before the start, ≥ 0
 * @returns number of periods, 1 … selection + 1
 */
export function selectionWindow(
  treated: readonly Float64Array[],
  others: readonly Float64Array[],
  selection: number,
): number {
  if (treated.length < FEWEST || others.length < FEWEST) return 1
  const mixed = Array.from({ length: selection + 1 }, (_, i) => {
    const mean = (series: Float64Array) => average(series.subarray(selection - i, selection + 1))
    return 1 - separation(treated.map(mean), others.map(mean))
  })
  const apart = mixed.findIndex((share) => share <= APART)
  if (apart >= 0) return apart + 1
  const peak = mixed.findIndex(
    (share, i) =>
      share <= NEARLY && i + 1 < mixed.length && mixed[i + 1]! >= 2 * share && (i === 0 || mixed[i - 1]! >= 2 * share),
  )
  return peak >= 0 ? peak + 1 : 1
}

const FEWEST = 10
const APART = 0.005
const NEARLY = 0.03

/** The share of pairs that stand in the more frequent order: ½ = mixed, 1 = no overlap. */
function separation(a: number[], b: number[]): number {
  const sorted = b.filter((value) => !Number.isNaN(value)).sort((x, y) => x - y)
  const known = a.filter((value) => !Number.isNaN(value))
  let above = 0
  for (const value of known) {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sorted[middle]! < value) low = middle + 1
      else high = middle
    }
    above += low
  }
  const share = above / (known.length * sorted.length)
  return Math.max(share, 1 - share)
}

function average(values: Float64Array): number {
  let [sum, n] = [0, 0]
  for (const value of values) {
    if (Number.isNaN(value)) continue
    sum += value
    n++
  }
  return n === 0 ? NaN : sum / n
}
