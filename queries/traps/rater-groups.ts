import { z } from 'zod'
import { ROOT_UNIT, SMALLEST_GROUP } from '#queries/domain.ts'

/** A unit with the raters who rate mostly there, and the people they rate. Units without raters stand here for the tree. */
export const ratedUnit = z.object({
  unit_id: z.string(),
  parent_id: z.string().nullable(),
  n_people: z.number().int(),
  n_raters: z.number().int(),
})
export type RatedUnit = z.infer<typeof ratedUnit>
/** The same with the number of these ratings that have results of the same time beside them; the row of `trap_rated_unit`. */
export const comparedUnit = ratedUnit.extend({ n_with_result: z.number().int() })
export type ComparedUnit = z.infer<typeof comparedUnit>
/** Units whose raters are reported together, at the lowest unit that stands above them all. */
export type RaterGroup = {
  unit_id: string
  members: string[]
  n_people: number
  n_raters: number
  isLargeEnough: boolean
}

/** Fewest raters behind a statement about how a unit rates: from fewer, one could be told from the others (traps 1.4.6). */
export const FEWEST_RATERS_SHOWN = 3

/**
 * Where may a finding about raters be reported? A unit with too few raters or people hands them to the unit above, up to the
 * company; the groups do not overlap, so nothing follows by subtracting one from another.
 *
 * @returns one group per reporting unit, lowest first; the company's group last, where anything is left for it
 */
export function raterGroups(units: readonly RatedUnit[]): RaterGroup[] {
  const known = new Set(units.map(({ unit_id }) => unit_id))
  const parentOf = new Map(
    units.map(({ unit_id, parent_id }) => [
      unit_id,
      parent_id !== null && known.has(parent_id) ? parent_id : ROOT_UNIT,
    ]),
  )
  const held = new Map<string, RaterGroup>()
  const hold = (unit_id: string, members: string[], n_people: number, n_raters: number) => {
    const group = held.get(unit_id) ?? { unit_id, members: [], n_people: 0, n_raters: 0, isLargeEnough: false }
    group.members.push(...members)
    group.n_people += n_people
    group.n_raters += n_raters
    held.set(unit_id, group)
  }
  for (const { unit_id, n_people, n_raters } of units) if (n_raters > 0) hold(unit_id, [unit_id], n_people, n_raters)

  const reported: RaterGroup[] = []
  const lowestFirst = [...parentOf.keys()]
    .filter((unit_id) => unit_id !== ROOT_UNIT)
    .map((unit_id) => ({ unit_id, depth: depthOf(unit_id, parentOf) }))
    .sort((a, b) => b.depth - a.depth)
  for (const { unit_id } of lowestFirst) {
    const group = held.get(unit_id)
    if (!group) continue
    if (isLargeEnough(group)) reported.push({ ...group, isLargeEnough: true })
    else hold(parentOf.get(unit_id) ?? ROOT_UNIT, group.members, group.n_people, group.n_raters)
  }
  const rest = held.get(ROOT_UNIT)
  return rest ? [...reported, { ...rest, isLargeEnough: isLargeEnough(rest) }] : reported
}

const isLargeEnough = ({ n_people, n_raters }: RaterGroup) =>
  n_people >= SMALLEST_GROUP && n_raters >= FEWEST_RATERS_SHOWN

function depthOf(unit_id: string, parentOf: ReadonlyMap<string, string>): number {
  let depth = 0
  for (let at = unit_id; at !== ROOT_UNIT && depth <= parentOf.size; at = parentOf.get(at) ?? ROOT_UNIT) depth++
  return depth
}
