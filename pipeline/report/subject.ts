import type { Log } from '#pipeline/effects.ts'
import type { Lang } from '#queries/locale.ts'
import type { PeriodName, UnitName } from '#queries/result.ts'
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
