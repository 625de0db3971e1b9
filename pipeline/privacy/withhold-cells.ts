import { SMALLEST_GROUP } from '#queries/domain.ts'

/**
 * One figure over people, in one column (KPI × period) of the lattice. `counts` are the distinct people behind each measure
 * that is published together (with a result, with a gap, with a verdict); `own` those whose result stands at the unit itself,
 * in none of its children: they are a child that nobody sees.
 */
export type PeopleCell = { unit_id: string; counts: readonly number[]; own: readonly number[] }

/**
 * Which units of one column must be withheld, so that no figure over fewer than five people is shown or can be worked out
 * as a parent less its visible children?
 *
 *   1. a cell with 1–4 people behind any of its measures
 *   2. what lies below a withheld cell
 *   3. where the people of a shown parent outside its visible children are 1–4, or are exactly one child: the next smallest
 *      visible child, until neither holds; without one left, the parent
 *
 * A measure with nobody behind it shows nothing and protects nothing. Depends on memberships only, never on scores, so a
 * withheld cell says nothing about them.
 *
 * @param parentOf  unit → unit above it, null for the root
 */
export function withholdCells(cells: readonly PeopleCell[], parentOf: ReadonlyMap<string, string | null>): Set<string> {
  const byUnit = new Map(cells.map((cell) => [cell.unit_id, cell]))
  const childrenOf = groupByParent(cells, parentOf)
  const withheld = new Set<string>()

  const withhold = (unit: string) => {
    if (withheld.has(unit)) return
    withheld.add(unit)
    for (const child of childrenOf.get(unit) ?? []) withhold(child.unit_id)
  }
  for (const cell of cells) if (cell.counts.some(isTooSmall)) withhold(cell.unit_id)

  const parents = [...childrenOf.keys()].filter((unit) => byUnit.has(unit)).sort()
  for (let isStable = false; !isStable;) {
    isStable = true
    for (const parent of parents) {
      if (withheld.has(parent) || isSafe(byUnit.get(parent)!, childrenOf.get(parent)!, withheld)) continue
      withhold(nextSmallest(childrenOf.get(parent)!, withheld) ?? parent)
      isStable = false
    }
  }
  return withheld
}

const isTooSmall = (n: number) => n > 0 && n < SMALLEST_GROUP

/** Is every difference "parent − visible children" either nobody, or at least five people of more than one hidden child? */
function isSafe(parent: PeopleCell, children: readonly PeopleCell[], withheld: ReadonlySet<string>): boolean {
  const hidden = children.filter(({ unit_id }) => withheld.has(unit_id))
  return parent.counts.every((_, measure) => {
    const own = parent.own[measure] ?? 0
    const sizes = hidden.map(({ counts }) => counts[measure] ?? 0).filter((n) => n > 0)
    const people = sizes.reduce((sum, n) => sum + n, own)
    const isOneChild = sizes.length === 1 && own === 0
    return !isTooSmall(people) && !isOneChild
  })
}

/** The visible child with the fewest people; of equals the first by id, so that the choice is the same every time. */
function nextSmallest(children: readonly PeopleCell[], withheld: ReadonlySet<string>): string | undefined {
  return children
    .filter(({ unit_id, counts }) => !withheld.has(unit_id) && (counts[0] ?? 0) > 0)
    .toSorted((a, b) => (a.counts[0] ?? 0) - (b.counts[0] ?? 0) || (a.unit_id < b.unit_id ? -1 : 1))[0]?.unit_id
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
