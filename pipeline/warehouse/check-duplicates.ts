import { rename } from 'node:fs/promises'
import { columnsOf, type CanonicalTable } from '#queries/canonical.ts'
import { NATURAL_KEY } from './natural-key.ts'
import type { Workspace } from './open.ts'
import { literal } from './sql-text.ts'

/**
 * Within one file, two records of one key are the same fact: equal ones count once (the later are superseded), different
 * ones contradict each other and are all set aside. Writes what leaves the table into `verdict` and takes it out of the Parquet file;
 * repeated goal results stay beside it, for the check that asks how often a result was delivered.
 */
export async function checkDuplicates(workspace: Workspace, table: CanonicalTable, path: string): Promise<void> {
  const key = NATURAL_KEY[table]
  const source = `checks of ${table}`
  // Almost always nothing repeats: one hash per record settles that without moving the records.
  const keyHash = `hash(${key.join(', ')})`
  await workspace.run(
    `create or replace temp table suspect as
       select key_hash from (select ${keyHash} as key_hash from read_parquet(${literal(path)}))
       group by key_hash having count(*) > 1`,
    {},
    source,
  )
  const [found] = await workspace.rows('select count(*) as n from suspect')
  if (found?.['n'] === 0) return

  const values = Object.keys(columnsOf(table)).filter((name) => !key.includes(name) && !PLACE.has(name))
  await workspace.run(
    `create or replace temp table leaving as
       select
         file_row_number,
         src_sheet,
         src_row,
         case when n_versions > 1 then 'conflict' else 'superseded' end as outcome,
         rows as detail
       from (
         select
           *,
           count(distinct value_hash) over same_key as n_versions,
           row_number() over (${window(key)} order by src_sheet, src_row, file_row_number) as nth,
           count(*) over same_key as n_records,
           string_agg(distinct cast(src_row as varchar), ', ') over same_key as rows
         from (
           select ${key.join(', ')}, src_sheet, src_row, file_row_number, md5(to_json(struct_pack(${values.map((name) => `${name} := ${name}`).join(', ')}))) as value_hash
           from read_parquet(${literal(path)}, file_row_number = true)
           where ${keyHash} in (select key_hash from suspect)
         )
         window same_key as (${window(key)})
       )
       where n_records > 1 and (n_versions > 1 or nth > 1)`,
    {},
    source,
  )
  await workspace.run(
    `insert into verdict select ${literal(table)}, src_sheet, src_row, outcome, detail from leaving order by file_row_number`,
  )
  if (table === 'goal_result') await keepRepeated(workspace, path)
  const kept = `${path}.kept`
  await workspace.run(
    `copy (
       select * exclude (file_row_number) from read_parquet(${literal(path)}, file_row_number = true)
       where file_row_number not in (select file_row_number from leaving)
     ) to ${literal(kept)} (format parquet)`,
    {},
    source,
  )
  await rename(kept, path)
}

/** Where the repetitions of a batch's goal results lie: beyond the first of each, with the columns of goal_result. */
export const repeatedPath = (goalResultPath: string): string =>
  goalResultPath.replace(/\.parquet$/, '_repeated.parquet')

async function keepRepeated(workspace: Workspace, path: string): Promise<void> {
  const [found] = await workspace.rows(`select count(*) as n from leaving where outcome = 'superseded'`)
  if (found?.['n'] === 0) return
  await workspace.run(
    `copy (
       select * exclude (file_row_number) from read_parquet(${literal(path)}, file_row_number = true)
       where file_row_number in (select file_row_number from leaving where outcome = 'superseded')
     ) to ${literal(repeatedPath(path))} (format parquet)`,
    {},
    'repeated goal results',
  )
}

const window = (key: readonly string[]) => `partition by ${key.join(', ')}`

/** Where a record stands, and when it was written down, says nothing about what it says. */
const PLACE = new Set(['src_sheet', 'src_row', 'src_group', 'src_file', 'batch_id', 'entered_at'])
