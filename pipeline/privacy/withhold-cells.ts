import { SMALLEST_GROUP } from '#queries/domain.ts'

/**
 * One figure over people, in one column (KPI × period) of the lattice. For each measure that is published together (with a
 * result, with a gap, with a verdict), in distinct people:
 *
 *   counts    behind the figure
 *   own       with a result at the unit itself: they are a child that nobody sees
 *   crossing  with a mean over several parts (children, the unit itself), which is therefore no sum of what the parts show;
 *             0 for a measure that only counts results
 */
export type PeopleCell = {
  unit_id: string
  counts: readonly number[]
  own: readonly number[]
  crossing: readonly number[]
}

/**
 * Which units of one column must be withheld, so that no figure over fewer than five people is shown or can be worked out
 * as a parent less its visible children?
 *
 *   1. a cell with 1–4 people behind any of its measures
 *   2. what lies below a withheld cell
 *   3. where a parent less its visible children may be a figure of 1–4 people, or where exactly one child is hidden: the next
 *      smallest visible child, until neither holds; without one left, the parent, unless people of its own hide the child
 *
 * A measure with nobody behind it shows nothing and protects nothing. Depends on memberships only, never on scores, so a
 * withheld cell says nothing about them.
 *
 * @param parentOf  unit → unit above it, null for the root
 * @param hiddenElsewhere  units to withhold in any case, because another figure protects them
 */
export function withholdCells(
  cells: readonly PeopleCell[],
  parentOf: ReadonlyMap<string, string | null>,
  hiddenElsewhere: Iterable<string> = [],
): Set<string> {
  const byUnit = new Map(cells.map((cell) => [cell.unit_id, cell]))
  const childrenOf = groupByParent(cells, parentOf)
  const withheld = new Set<string>()

  const withhold = (unit: string) => {
    if (withheld.has(unit)) return
    withheld.add(unit)
    for (const child of childrenOf.get(unit) ?? []) withhold(child.unit_id)
  }
  for (const cell of cells) if (cell.counts.some(isTooSmall)) withhold(cell.unit_id)
  for (const unit of hiddenElsewhere) if (byUnit.has(unit)) withhold(unit)

  // Each parent is settled before the one above it is looked at again: a parent that falls may open its own parent.
  const waiting = [...childrenOf.keys()].filter((unit) => byUnit.has(unit)).sort()
  while (waiting.length > 0) {
    const unit = waiting.pop()!
    const parent = byUnit.get(unit)!
    const children = childrenOf.get(unit)!
    while (!withheld.has(unit)) {
      const unsafe = parent.counts.findIndex((_, measure) => !isSafe(parent, children, measure, withheld))
      if (unsafe === -1) break
      withhold(nextSmallest(children, unsafe, withheld) ?? unit)
    }
    const above = parentOf.get(unit)
    if (withheld.has(unit) && above != null && !waiting.includes(above)) waiting.push(above)
  }
  return withheld
}

const isTooSmall = (n: number) => n > 0 && n < SMALLEST_GROUP

/** Does "parent less its visible children" leave nobody, or a group of at least five people that is no single child? */
function isSafe(
  parent: PeopleCell,
  children: readonly PeopleCell[],
  measure: number,
  withheld: ReadonlySet<string>,
): boolean {
  const own = parent.own[measure] ?? 0
  const sizes = { hidden: [] as number[], visible: [] as number[] }
  for (const { unit_id, counts } of children) {
    const n = counts[measure] ?? 0
    if (n > 0) sizes[withheld.has(unit_id) ? 'hidden' : 'visible'].push(n)
  }
  // All children are visible and the parent is not their sum: what is left over belongs to the people who cross.
  if (own === 0 && sizes.hidden.length === 0) return !isTooSmall(parent.crossing[measure] ?? 0)
  if (sizes.hidden.length === 1 && (own === 0 || sizes.visible.length > 0)) return false
  // Someone in several parts counts in each, so the sum may be too large; each of these three numbers is certain.
  const inNoVisible = (parent.counts[measure] ?? 0) - sizes.visible.reduce((sum, n) => sum + n, 0)
  return Math.max(inNoVisible, own, ...sizes.hidden) >= SMALLEST_GROUP
}

/** The visible child with the fewest people of this measure; of equals the first by id, so that the choice is the same every time. */
function nextSmallest(
  children: readonly PeopleCell[],
  measure: number,
  withheld: ReadonlySet<string>,
): string | undefined {
  const size = ({ counts }: PeopleCell) => counts[measure] ?? 0
  return children
    .filter((child) => !withheld.has(child.unit_id) && size(child) > 0)
    .toSorted((a, b) => size(a) - size(b) || (a.unit_id < b.unit_id ? -1 : 1))[0]?.unit_id
}

function groupByParent(cells: readonly PeopleCell[], parentOf: ReadonlyMap<string, string | null>) {
  const children = new Map<string, PeopleCell[]>()
  for (const cell of cells) {
    const parent = parentOf.get(cell.unit_id)
    if (parent == null) continue
    const siblings = children.get(parent)
    if (siblings) siblings.push(cell)
    else children.set(parent, [cell])
  }
  return children
}
