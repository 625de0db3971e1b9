import { contextSheet } from './sheets/context.ts'
import { eventSheet } from './sheets/events.ts'
import { goalSheets, unitGoalSheet } from './sheets/goals.ts'
import { kpiSheet, rosterSheet, unitSheet } from './sheets/masters.ts'
import { talkSheet, ticketSheet } from './sheets/follow-ups.ts'
import { planSheet, planStepSheet } from './sheets/plans.ts'
import { criterionSheet, reviewSheet } from './sheets/reviews.ts'
import { revisionSheet } from './sheets/revisions.ts'
import { scorecardBook } from './sheets/scorecard.ts'
import { spendingSheet } from './sheets/spending.ts'
import { csvBytes, type Cell } from './csv.ts'
import { cards, type Card } from './names.ts'
import type { Organisation } from './organisation.ts'
import { recorded, type Recorded } from './recorded.ts'
import type { Unit } from './structure.ts'

/** One CSV export before it becomes bytes. */
export type Sheet = { name: string; encoding: 'gb18030' | 'utf-8-bom'; rows: Cell[][] }
export type ExportFile = { name: string; bytes: Uint8Array }
/** What every sheet is written from: the company, who the people are, and how its units are called. */
export type Source = { company: Organisation; recorded: Recorded; cards: Card[]; unit: (unit_id: string) => Unit }

/** Corporate functions keep their scorecards in a workbook; everyone else's results come from one system, as long CSV. */
export const WORKBOOK_DIVISION = '06'

/**
 * The files a company would deliver, numbered in the order in which they are best read: the unit list and the KPI list first, so
 * that later files are recognised by their codes. The same company gives the same bytes.
 */
export async function exportsOf(company: Organisation): Promise<ExportFile[]> {
  const source = sourceOf(company)
  const sheets = [
    unitSheet(source),
    kpiSheet(source),
    rosterSheet(source),
    contextSheet(source),
    planSheet(source),
    ...goalSheets(source),
    unitGoalSheet(source),
    reviewSheet(source),
    criterionSheet(source),
    planStepSheet(source),
    talkSheet(source),
    ticketSheet(source),
    revisionSheet(source),
    spendingSheet(source),
    eventSheet(source),
  ]
  // A young company has no appraisals yet; nobody delivers a file that is only a header.
  const delivered = sheets.filter(({ rows }) => rows.length > 1)
  const files = delivered.map(({ name, encoding, rows }) => ({ name, bytes: csvBytes(rows, encoding) }))
  const numbered = [...files, await scorecardBook(source)]
  return numbered.sort((a, b) => (a.name < b.name ? -1 : 1))
}

export function sourceOf(company: Organisation): Source {
  const units = new Map(company.units.map((unit) => [unit.unit_id, unit]))
  return {
    company,
    recorded: recorded(company),
    cards: cards(company.people, company.seed),
    unit: (unit_id) => {
      const found = units.get(unit_id)
      if (!found) throw new RangeError(`the example company has no unit ${unit_id}`)
      return found
    },
  }
}
