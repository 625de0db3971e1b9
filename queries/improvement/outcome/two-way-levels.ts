/**
 * The common level of each period, from the cells nobody treated: y_it = a_i + l_t + e_it by alternating least squares. In a panel
 * without holes it changes no difference in differences; with holes it keeps subjects that miss a bad period from looking better.
 *
 * @param values   by subject, NaN where missing or not to be used
 * @param periods  T
 * @returns l_t, mean 0 over the periods that have a value; 0 where a period has none
 */
export function twoWayLevels(values: readonly Float64Array[], periods: number): Float64Array {
  const levels = new Float64Array(periods)
  for (let round = 0; round < ROUNDS; round++) {
    const sums = new Float64Array(periods)
    const counts = new Float64Array(periods)
    for (const series of values) {
      let [sum, n] = [0, 0]
      for (let t = 0; t < periods; t++) {
        if (Number.isNaN(series[t]!)) continue
        sum += series[t]! - levels[t]!
        n++
      }
      if (n < 2) continue
      for (let t = 0; t < periods; t++) {
        if (Number.isNaN(series[t]!)) continue
        sums[t]! += series[t]! - sum / n
        counts[t]!++
      }
    }
    let [mean, used, moved] = [0, 0, 0]
    for (let t = 0; t < periods; t++) {
      if (counts[t]! === 0) continue
      mean += sums[t]! / counts[t]!
      used++
    }
    for (let t = 0; t < periods; t++) {
      if (counts[t]! === 0) continue
      const next = sums[t]! / counts[t]! - mean / used
      moved = Math.max(moved, Math.abs(next - levels[t]!))
      levels[t] = next
    }
    if (moved < SETTLED) break
  }
  return levels
}

const ROUNDS = 200
/** z units; far below anything shown. */
const SETTLED = 1e-10
