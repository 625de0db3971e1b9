import type { Lang } from '#queries/locale.ts'
import type { UnitName } from '#queries/result.ts'
import { nameOf } from './format.ts'

/**
 * The unit's name, with that of the unit above where several of `units` share it: 华东大区 · 销售一部. Every list, sentence and
 * heading that may hold two teams of one name uses it.
 */
export function unitLabels(units: readonly UnitName[], lang: Lang): (unit: UnitName) => string {
  const byId = new Map(units.map((unit) => [unit.unit_id, unit]))
  const times = new Map<string, number>()
  for (const unit of units) times.set(nameOf(unit, lang), (times.get(nameOf(unit, lang)) ?? 0) + 1)
  return (unit) => {
    const name = nameOf(unit, lang)
    const parent = unit.parent_id === null ? undefined : byId.get(unit.parent_id)
    return (times.get(name) ?? 0) > 1 && parent ? `${nameOf(parent, lang)} · ${name}` : name
  }
}
