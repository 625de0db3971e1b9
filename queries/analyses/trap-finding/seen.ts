import type { Lang } from '#queries/locale.ts'
import type { Seen } from '#queries/traps/define.ts'
import { nameOf } from '#queries/words/format.ts'
import type { TrapFindingResult } from './result.ts'

const COMPANY = { zh: '全公司', en: 'the company' }

/** The finding as the words and the chart of its check take it; null where there is none. */
export function seenOf({ finding, unit, kpi }: TrapFindingResult, lang: Lang): Seen | null {
  if (finding === null) return null
  const { trap: _, facts, rows, unit_kind, ...rest } = finding
  const unitName = unit ? nameOf(unit, lang) : kpi ? nameOf(kpi, lang) : COMPANY[lang]
  return {
    ...rest,
    unit: { kind: unit_kind, unit_id: unit?.unit_id ?? null, kpi_id: kpi?.kpi_id ?? null, part: null },
    evidence: { facts, rows },
    unitName: unit_kind === 'company' ? COMPANY[lang] : unitName,
    kpiName: kpi ? nameOf(kpi, lang) : null,
  }
}
