import type { Log } from '#pipeline/effects.ts'
import type { Lang } from '#queries/locale.ts'
import type { PeriodName, UnitName } from '#queries/result.ts'
import { nameOf } from '#queries/words/format.ts'
import type { Parts } from './parts.ts'
import type { ReportWords } from './words.ts'

/** What every section is written from. `period` and `company` are as printed, `periodId` is the id in the data. */
export type Subject = {
  lang: Lang
  words: ReportWords
  company: string
  period: string
  periodId: string
  snapshot: string
  /** The newest period of the snapshot, which may lie after the reported one. */
  newest: PeriodName
  parts: Parts
  log: Log
  /** The unit's name, with its parent's where several units share it: 华东大区 · 销售一部. */
  unitLabel: (unit: UnitName) => string
}

/** Names are told apart among the units that the report shows. */
export function labelUnits(units: readonly UnitName[], lang: Lang): Subject['unitLabel'] {
  const byId = new Map(units.map((unit) => [unit.unit_id, unit]))
  const times = new Map<string, number>()
  for (const unit of units) times.set(nameOf(unit, lang), (times.get(nameOf(unit, lang)) ?? 0) + 1)
  return (unit) => {
    const name = nameOf(unit, lang)
    const parent = unit.parent_id === null ? undefined : byId.get(unit.parent_id)
    return (times.get(name) ?? 0) > 1 && parent ? `${nameOf(parent, lang)} · ${name}` : name
  }
}
