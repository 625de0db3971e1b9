/** What one subject (a person, or a period of a unit) reached on one goal: n results that add up to `sum`, in scales of the KPI. */
export type Reached = { unit_id: string; subject: string; goal_key: string; n: number; sum: number }

/**
 * The mean of each subject as if all had the same goals, unit by unit: goals that are hard for everybody are no difference between
 * units.
 *
 *   z = unit + goal + rest, by least squares:   goal = mean (z − unit) over its results,   unit = mean (z − goal) over its results
 *
 * repeated until nothing moves. It begins with the units, so that a goal of one unit alone, whose difficulty nobody can tell from
 * the unit, stays with the unit: the comparison then shows what a reader sees.
 *
 * @returns by unit the means of its subjects, in the order of first appearance
 */
export function onEqualGoals(all: readonly Reached[]): Map<string, number[]> {
  const goals = goalEffects(all)
  const subjects = new Map<string, Map<string, { n: number; sum: number }>>()
  for (const { unit_id, subject, goal_key, n, sum } of all) {
    const unit = subjects.get(unit_id) ?? new Map<string, { n: number; sum: number }>()
    subjects.set(unit_id, unit)
    const own = unit.get(subject) ?? { n: 0, sum: 0 }
    unit.set(subject, own)
    own.n += n
    own.sum += sum - n * goals.get(goal_key)!
  }
  return new Map([...subjects].map(([unit_id, of]) => [unit_id, [...of.values()].map(({ n, sum }) => sum / n)]))
}

function goalEffects(all: readonly Reached[]): Map<string, number> {
  const cells = new Map<string, { unit: string; goal: string; n: number; sum: number }>()
  const units = new Map<string, { n: number; sum: number; effect: number }>()
  const goals = new Map<string, { n: number; sum: number; effect: number }>()
  for (const { unit_id, goal_key, n, sum } of all) {
    const cell = cells.get(`${unit_id}\u001f${goal_key}`) ?? { unit: unit_id, goal: goal_key, n: 0, sum: 0 }
    cells.set(`${unit_id}\u001f${goal_key}`, cell)
    cell.n += n
    cell.sum += sum
    if (!units.has(unit_id)) units.set(unit_id, { n: 0, sum: 0, effect: 0 })
    if (!goals.has(goal_key)) goals.set(goal_key, { n: 0, sum: 0, effect: 0 })
  }
  for (let round = 0; round < MOST_ROUNDS; round++) {
    settle(units, [...cells.values()].map(({ unit, goal, n, sum }) => ({ of: unit, n, rest: sum - n * goals.get(goal)!.effect }))) // prettier-ignore
    const moved = settle(goals, [...cells.values()].map(({ unit, goal, n, sum }) => ({ of: goal, n, rest: sum - n * units.get(unit)!.effect }))) // prettier-ignore
    if (moved < SETTLED) break
  }
  return new Map([...goals].map(([goal, { effect }]) => [goal, effect]))
}

/** Sets each effect to the mean of what is left for it; returns the largest step. */
function settle(
  levels: Map<string, { n: number; sum: number; effect: number }>,
  rests: readonly { of: string; n: number; rest: number }[],
): number {
  for (const level of levels.values()) Object.assign(level, { n: 0, sum: 0 })
  for (const { of, n, rest } of rests) {
    const level = levels.get(of)! // every level was entered from the same cells
    level.n += n
    level.sum += rest
  }
  let moved = 0
  for (const level of levels.values()) {
    const next = level.sum / level.n
    moved = Math.max(moved, Math.abs(next - level.effect))
    level.effect = next
  }
  return moved
}

/** Rounds until effects of loosely joined units settle; further ones move less than anybody sees. */
const MOST_ROUNDS = 200
/** In scales of the KPI. */
const SETTLED = 1e-6
