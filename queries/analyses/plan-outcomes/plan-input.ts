import { ALL_KPIS } from '#queries/domain.ts'
import {
  SMALLEST_ARM,
  type OutcomeNote,
  type OutcomeReason,
  type PanelSubject,
  type PlanInput,
} from '#queries/improvement/outcome/define.ts'
import type { Group } from './groups.ts'
import { otherPlans } from './other-plans.ts'
import type { Measured, Panel } from './panel.ts'
import type { PlanRow, Rows } from './rows.ts'

export type Surroundings = {
  panel: Panel
  units: Rows['units']
  plans: readonly PlanRow[]
  breaks: Rows['breaks']
  seed: number
}

/**
 * The subjects of a group of plans and those they may be compared with: units of the same depth (persons), measured by the same goals,
 * without a plan of their own, above or below them in the window.
 */
export function planInput(group: Group, around: Surroundings, measure = group.kpi_id ?? ALL_KPIS): PlanInput {
  const { panel, seed, units } = around
  const kind = panel[group.level]
  const base = { plan: group.name, level: group.level, periods: panel.periods, notes: [] as OutcomeNote[], seed }
  const refuse = (reason: OutcomeReason): PlanInput => ({ ...base, subjects: [], reason })
  const treated = new Map<string, string>()
  for (const row of group.rows) {
    const id = group.level === 'person' ? row.person_key : row.unit_id
    if (id === null || row.start_on === null) continue
    const known = treated.get(id)
    if (known === undefined || row.start_on < known) treated.set(id, row.start_on)
  }
  if (treated.size === 0)
    return refuse(group.rows.every(({ start_on }) => start_on === null) ? 'no_start' : 'unknown_unit')
  const known = new Set(units.map(({ unit_id }) => unit_id))
  if (group.level === 'unit' && [...treated.keys()].every((id) => !known.has(id))) return refuse('unknown_unit')
  const measured = (one: Measured | undefined) => one?.z.has(measure) ?? false
  const inPanel = [...treated].filter(([id]) => measured(kind.get(id)))
  if (inPanel.length === 0) return refuse('no_measure')
  if (isBroken(group, measure, inPanel, around)) return refuse('blocked')

  const others = otherPlans(group, around)
  const subjects: PanelSubject[] = []
  let leftOut = 0
  for (const [id, start] of inPanel) {
    const disturbed = others.disturbs(id, start)
    if (disturbed === 'whole') leftOut++
    else subjects.push(toSubject(kind.get(id)!, measure, start, disturbed))
  }
  if (subjects.length === 0) return refuse('overlapping')

  const families = new Set(inPanel.map(([id]) => kind.get(id)!.goal_family))
  const depths = new Set(inPanel.map(([id]) => depthOf(units).get(id)))
  const free = [...kind.values()].filter(
    (one) =>
      measured(one) &&
      !treated.has(one.id) &&
      !others.touches(one.id) &&
      (group.level === 'person' || depths.has(depthOf(units).get(one.id))),
  )
  const alike = free.filter(({ goal_family }) => families.has(goal_family))
  const controls = alike.length >= SMALLEST_ARM ? alike : free
  const notes: OutcomeNote[] = [
    ...(leftOut > 0 ? (['overlap_left_out'] as const) : []),
    ...(controls.length > alike.length ? (['other_goals'] as const) : []),
  ]
  subjects.push(...controls.map((one) => toSubject(one, measure, null, null)))
  subjects.sort((a, b) => (a.id < b.id ? -1 : 1))
  return { ...base, notes, subjects: clustered(subjects, kind), reason: null }
}

const depths = new WeakMap<Rows['units'], Map<string, number>>()
function depthOf(units: Rows['units']): Map<string, number> {
  let known = depths.get(units)
  if (!known) depths.set(units, (known = new Map(units.map(({ unit_id, depth }) => [unit_id, depth]))))
  return known
}

function toSubject(one: Measured, measure: string, start: string | null, ends_before: number | null): PanelSubject {
  return {
    ...{ id: one.id, cluster: one.id, start, ends_before, n_people: one.n_people, guardrails: one.guardrails },
    ...{ z: one.z.get(measure)!, gap: one.gap.get(measure)! },
  }
}

/**
 * Subjects of one manager share what happens to that manager. Where nobody, or only one person, is named as manager, the column says
 * nothing and each subject stands for itself; people then belong to their unit.
 */
function clustered(subjects: PanelSubject[], kind: ReadonlyMap<string, Measured>): PanelSubject[] {
  const named = (of: (one: Measured) => string | null) => {
    const found = subjects.map(({ id }) => of(kind.get(id)!))
    const distinct = new Set(found.filter((name) => name !== null))
    return distinct.size >= FEWEST_MANAGERS && found.filter((name) => name === null).length <= found.length / 2
      ? found.map((name, i) => name ?? subjects[i]!.id)
      : null
  }
  const isPeople = subjects.some(({ id }) => kind.get(id)!.unit_id !== id)
  const clusters = named(({ manager_key }) => manager_key) ?? (isPeople ? named(({ unit_id }) => unit_id) : null)
  return clusters ? subjects.map((one, i) => ({ ...one, cluster: clusters[i]! })) : subjects
}

/** With fewer than this the clusters cannot carry an interval at all. */
const FEWEST_MANAGERS = 6

/** A KPI whose definition changed without a mark is two measures; for one unit, also a break there. */
function isBroken(group: Group, measure: string, treated: [string, string][], { breaks }: Surroundings): boolean {
  return breaks.some(({ unit_id, kpi_id }) =>
    unit_id === null || unit_id === 'root'
      ? kpi_id !== null && kpi_id === measure
      : group.level === 'unit' &&
        treated.length === 1 &&
        treated[0]![0] === unit_id &&
        (measure === ALL_KPIS || kpi_id === measure),
  )
}
