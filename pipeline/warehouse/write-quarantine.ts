import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { csvText, firstLine, type Delivery } from './csv-view.ts'
import type { Workspace } from './open.ts'
import { literal } from './sql-text.ts'

const COLUMNS = ['src_sheet', 'src_row', 'src_col', 'raw_row', 'code', 'detail', 'state'] as const

/** One row that was set aside, as its owner is told: where it stands and what was found there. */
export type SetAside = { sheet: string | null; row: number; column: string | null; code: string; detail: string | null }

/** So many are named on the spot; quarantine.csv in the batch folder has all of them. */
const NAMED_AT_MOST = 50

/**
 * What the reader set aside and what contradicts itself inside the file, together, once typed for the snapshot and once as
 * CSV for the person who corrects the export. The raw row is only in the batch folder.
 * @returns the first of them, rows that are no data (totals, footnotes) last
 */
export async function writeQuarantine(
  workspace: Workspace,
  readerCsv: string,
  dir: string,
  { batch_id, file_name }: Delivery,
): Promise<SetAside[]> {
  await workspace.run(`create temp table quarantine (${COLUMNS.map((name) => `${name} varchar`).join(', ')})`)
  if (existsSync(readerCsv)) {
    const delivered = (await firstLine(readerCsv)).split(',')
    const columns = COLUMNS.map((name) => (delivered.includes(name) ? `nullif(${name}, '')` : 'null'))
    await workspace.run(
      `insert into quarantine select ${columns.join(', ')} from ${csvText(readerCsv, delivered)}`,
      {},
      'quarantine.csv',
    )
  }
  await workspace.run(
    `insert into quarantine
       select src_sheet, cast(src_row as varchar), null, null, 'DUP_CONFLICT', table_name || ': ' || detail, null
       from verdict where outcome = 'conflict' order by table_name, src_sheet, src_row`,
  )
  const rows = `select ${literal(batch_id)} as batch_id, ${literal(file_name)} as src_file, src_sheet,
    cast(src_row as integer) as src_row, src_col, raw_row, code, detail, coalesce(state, 'open') as state from quarantine`
  await workspace.run(`copy (${rows}) to ${literal(join(dir, 'quarantine.parquet'))} (format parquet)`)
  await workspace.run(`copy (${rows}) to ${literal(join(dir, 'quarantine.csv'))} (format csv, header)`)
  const named = await workspace.rows(
    `select src_sheet as sheet, cast(src_row as integer) as row, src_col as column, code, detail from quarantine
     order by code in ('TOTAL_ROW', 'FOOT_ROW', 'REPEATED_HEADER'), src_sheet nulls first, cast(src_row as integer), src_col
     limit ${NAMED_AT_MOST}`,
  )
  return named as SetAside[] // the columns above, of the types of the table
}
