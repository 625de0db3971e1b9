import { SMALLEST_GROUP } from '#queries/domain.ts'
import { SMALLEST_ARM } from '#queries/improvement/outcome/define.ts'
import type { PlanRow } from './rows.ts'

/** Plans that are judged together, with all their rows. `name` is the plan's own where there is one. */
export type Group = {
  name: string
  level: 'unit' | 'person'
  programme: string | null
  kpi_id: string | null
  plans: string[]
  rows: PlanRow[]
}

/**
 * Which plans are judged together (improvement §1): those of one named programme; without a name, those of equal type, remedy and cause
 * where they reach the fewest units an estimate needs. Plans of persons are only ever judged together.
 */
export function groupPlans(rows: readonly PlanRow[]): Group[] {
  const byPlan = [...Map.groupBy(rows, ({ plan_id }) => plan_id)].sort(([a], [b]) => (a < b ? -1 : 1))
  const kinds = Map.groupBy(byPlan, ([, [first, ...others]]) => {
    const one = first!
    const level = [one, ...others].some(({ person_key }) => person_key !== null) ? 'person' : 'unit'
    const kind = one.programme ?? [one.type, one.remedy_code, one.cause_code].map((code) => code ?? '').join('/')
    return JSON.stringify([level, one.programme !== null, kind, one.kpi_id])
  })
  const groups = [...kinds].flatMap(([key, plans]): Group[] => {
    const [level, isNamed, kind, kpi_id] = JSON.parse(key) as ['unit' | 'person', boolean, string, string | null]
    const all = plans.flatMap(([, some]) => some)
    const units = new Set(all.map(({ unit_id }) => unit_id))
    const together = plans.length > 1 && (isNamed || level === 'person' || units.size >= SMALLEST_ARM)
    const programme = isNamed ? kind : null
    const codes = kind.split('/').filter(Boolean).join('/')
    const base = { level, programme, kpi_id }
    // The id of a plan of few persons may name one of them; it is called by what it does.
    const people = new Set(all.map(({ person_key }) => person_key)).size
    if (level === 'person' && people < SMALLEST_GROUP) {
      return [{ ...base, name: codes || 'individual', plans: plans.map(([plan]) => plan), rows: all }]
    }
    if (!together) return plans.map(([plan, some]) => ({ ...base, name: plan, plans: [plan], rows: some }))
    const name = isNamed ? kind : codes || (level === 'person' ? 'individual' : plans[0]![0])
    return [{ ...base, programme: name, name, plans: plans.map(([plan]) => plan), rows: all }]
  })
  return withOwnNames(groups)
}

/** A programme that is judged by several measures has a group for each, told apart by its measure. */
function withOwnNames(groups: Group[]): Group[] {
  const taken = new Map<string, number>()
  return groups.map((group) => {
    const seen = taken.get(group.name) ?? 0
    taken.set(group.name, seen + 1)
    return seen === 0 ? group : { ...group, name: `${group.name} · ${group.kpi_id ?? group.level} · ${seen + 1}` }
  })
}
