/**
 * Which rows belong to which group, as index arrays: the rows themselves stay where they are.
 *
 * @param group   by row, 0 … groups − 1
 * @param groups  their number
 * @returns the rows of each group, ascending; empty for a group without rows
 */
export function rowsByGroup(group: Int32Array, groups: number): Int32Array[] {
  const counts = new Int32Array(groups)
  for (const g of group) {
    if (!(g >= 0 && g < groups)) throw new RangeError(`rowsByGroup needs groups from 0 to below ${groups}, got ${g}`)
    counts[g]!++
  }
  const rows = Array.from(counts, (count) => new Int32Array(count))
  counts.fill(0)
  for (let row = 0; row < group.length; row++) {
    const g = group[row]!
    rows[g]![counts[g]!++] = row
  }
  return rows
}
