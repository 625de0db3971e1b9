import type { HeatmapResult } from './result.ts'

/** More than three do not fit into one reading. */
const HOW_MANY = 3

/**
 * The gaps to look at first: lowest gaps under the target and below the limits, in the newest column (periods) or in any column (KPIs).
 * No unit twice and none inside another's branch, so that one weak team does not fill the list together with its parents;
 * the head of the branch is left out while it has units below it. Ties go by organisation-chart order.
 */
export function largestGaps(found: HeatmapResult): HeatmapResult['largest'] {
  const newest = found.by === 'period' ? found.columns.at(-1)?.id : undefined
  const parentOf = new Map(found.rows.map((unit) => [unit.unit_id, unit.parent_id]))
  const place = new Map(found.rows.map((unit, i) => [unit.unit_id, i]))
  const head = found.rows.length > 1 ? found.scope?.unit_id : undefined

  const lowestFirst = found.cells
    .filter((cell) => cell.state === 'shown' && cell.signal === 'below' && (cell.gap_ratio ?? 0) < 0)
    .filter((cell) => (newest === undefined || cell.column_id === newest) && cell.unit_id !== head)
    .toSorted((a, b) => a.gap_ratio! - b.gap_ratio! || (place.get(a.unit_id) ?? 0) - (place.get(b.unit_id) ?? 0))

  const chosen: HeatmapResult['largest'] = []
  for (const cell of lowestFirst) {
    if (chosen.length === HOW_MANY) break
    const overlaps = chosen.some(
      (other) => isWithin(cell.unit_id, other.unit_id, parentOf) || isWithin(other.unit_id, cell.unit_id, parentOf),
    )
    if (!overlaps) chosen.push(cell)
  }
  return chosen
}

function isWithin(unit: string, branch: string, parentOf: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>()
  for (let at: string | null | undefined = unit; at && !seen.has(at); at = parentOf.get(at)) {
    if (at === branch) return true
    seen.add(at)
  }
  return false
}
