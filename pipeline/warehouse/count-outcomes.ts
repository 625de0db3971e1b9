import { join } from 'node:path'
import type { ReadReport } from '#pipeline/ingest/manifest.ts'
import type { CanonicalTable } from '#queries/canonical.ts'
import { MENTIONED } from './natural-key.ts'
import type { Workspace } from './open.ts'
import { literal } from './sql-text.ts'

export type Outcomes = {
  loaded: number
  quarantined: number
  superseded: number
  records_loaded: number
  quarantine_by_code: Record<string, number>
}

/**
 * Gives each source row its one outcome: loaded if at least one of its records is, else superseded if one is a repetition,
 * else quarantined. @throws when the rows do not add up to what the reader counted: nothing may vanish between two programs.
 */
export async function countOutcomes(
  workspace: Workspace,
  tables: CanonicalTable[],
  dir: string,
  report: ReadReport,
): Promise<Outcomes> {
  const parts = tables.map((table) => {
    // A fact outranks what is mentioned in passing: the unit of a contradicting result does not make its row loaded.
    const isMentioned = MENTIONED.has(table) || (table === 'review' && tables.includes('goal_result'))
    const rank = isMentioned ? 0 : 10
    return `
      select src_sheet, src_row, ${rank + 3} as rank from read_parquet(${literal(join(dir, `${table}.parquet`))})
      where src_row is not null
      group by src_sheet, src_row
      union all
      select src_sheet, src_row, case outcome when 'superseded' then ${rank + 2} else ${rank + 1} end
      from verdict where table_name = ${literal(table)}`
  })
  const none = `select null::varchar as src_sheet, null::integer as src_row, 0 as rank where false`
  const [found] = await workspace.rows(
    `with row_outcome as (
       select src_sheet, src_row, max(rank) as rank
       from (${[none, ...parts].join(' union all ')}) as ranked
       where rank > 10 or not exists (
         select 1 from quarantine
         where quarantine.code <> 'DUP_CONFLICT' and quarantine.src_sheet is not distinct from ranked.src_sheet and cast(quarantine.src_row as integer) = ranked.src_row
       )
       group by src_sheet, src_row
     )
     select
       coalesce(sum(case when rank % 10 = 3 then 1 else 0 end), 0)::integer as loaded,
       coalesce(sum(case when rank % 10 = 2 then 1 else 0 end), 0)::integer as superseded,
       coalesce(sum(case when rank % 10 = 1 then 1 else 0 end), 0)::integer as conflicting
     from row_outcome`,
    {},
    'count of outcomes',
  )
  const { loaded, superseded, conflicting } = found as { loaded: number; superseded: number; conflicting: number }
  const quarantined = report.quarantined + conflicting
  if (report.rows_in !== loaded + quarantined + superseded) {
    throw new RangeError(
      `rows do not add up: ${report.rows_in} read, ${loaded} loaded, ${quarantined} quarantined, ${superseded} superseded`,
    )
  }
  const records_loaded = await countRecords(workspace, tables, dir)
  const quarantine_by_code = { ...report.quarantine_by_code, ...(conflicting > 0 && { DUP_CONFLICT: conflicting }) }
  return { loaded, quarantined, superseded, records_loaded, quarantine_by_code }
}

async function countRecords(workspace: Workspace, tables: CanonicalTable[], dir: string): Promise<number> {
  let records = 0
  for (const table of tables) {
    const [row] = await workspace.rows(
      `select count(*) as n from read_parquet(${literal(join(dir, `${table}.parquet`))})`,
    )
    records += Number(row?.['n'])
  }
  return records
}
