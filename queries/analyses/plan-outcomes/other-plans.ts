import type { Group } from './groups.ts'
import type { Surroundings } from './plan-input.ts'
import type { PlanRow } from './rows.ts'

export type OtherPlans = {
  /** Whether a subject has any plan in the window, or lies above or below a unit of this one: it is no comparison. */
  touches: (id: string) => boolean
  /** Index of the period in which a later plan begins; 'whole' where another was there from the start; null where none disturbs. */
  disturbs: (id: string, start: string) => number | 'whole' | null
}

/** Who else has a plan while this one is looked at, in the unit itself, above it or below it. */
export function otherPlans(group: Group, { plans, units, panel }: Surroundings): OtherPlans {
  const mine = new Set(group.plans)
  const [first, last] = [panel.periods[0]?.start ?? '', panel.periods.at(-1)?.end ?? '']
  const parent = new Map(units.map(({ unit_id, parent_id }) => [unit_id, parent_id]))
  const lineOf = (id: string): string[] => {
    const line: string[] = []
    for (let at: string | null | undefined = id; at && line.length < 64; at = parent.get(at)) line.push(at)
    return line
  }
  const there = plans.filter(
    ({ plan_id, person_key, unit_id, start_on, end_on }) =>
      !mine.has(plan_id) &&
      (group.level === 'person' ? person_key !== null : person_key === null && unit_id !== null) &&
      (start_on === null || start_on <= last) &&
      (end_on === null || end_on >= first),
  )
  const byPlace = Map.groupBy(there, ({ person_key, unit_id }) => (group.level === 'person' ? person_key! : unit_id!))
  // A plan of the group itself above or below is one plan there, not two.
  const own = new Set(group.rows.map(({ unit_id, person_key }) => (group.level === 'person' ? person_key : unit_id)))
  const above = new Map<string, PlanRow[]>()
  if (group.level === 'unit') {
    for (const [place, some] of byPlace) {
      for (const at of lineOf(place)) above.set(at, [...(above.get(at) ?? []), ...some])
    }
  }
  const ownAbove = new Set(group.level === 'unit' ? [...own].flatMap((id) => (id === null ? [] : lineOf(id))) : [])
  const found = (id: string): PlanRow[] =>
    group.level === 'person'
      ? (byPlace.get(id) ?? [])
      : [...lineOf(id).flatMap((at) => byPlace.get(at) ?? []), ...(above.get(id) ?? [])]
  return {
    touches: (id: string): boolean =>
      found(id).length > 0 || (group.level === 'unit' && (ownAbove.has(id) || lineOf(id).some((at) => own.has(at)))),
    disturbs: (id: string, start: string): number | 'whole' | null => {
      let at: number | null = null
      for (const { start_on } of found(id)) {
        if (start_on === null) continue
        if (start_on <= start) return 'whole'
        const period = panel.periods.findIndex(({ end }) => end >= start_on)
        const own = panel.periods.findIndex(({ end }) => end >= start)
        if (period <= own) return 'whole'
        at = at === null ? period : Math.min(at, period)
      }
      return at
    },
  }
}
