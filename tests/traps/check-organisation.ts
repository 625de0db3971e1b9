import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkTraps, type CheckOptions, type CheckOutcome } from '#pipeline/traps/check-traps.ts'
import { makeInputs } from '#pipeline/traps/make-inputs.ts'
import { openWorkspace, type Workspace } from '#pipeline/warehouse/open.ts'
import { readSql } from '#pipeline/warehouse/read-sql.ts'
import { CANONICAL_TABLES, columnsOf, type CanonicalTable } from '#queries/canonical.ts'
import type { Tested } from '#queries/traps/define.ts'
import type { Organisation } from './organisation.ts'

const MARTS = ['period', 'unit_parent', 'unit_place', 'unit_tree', 'unit_closure', 'kpi_current', 'goal_gap'] as const

/** A database of its own with the records of an organisation, its marts and the inputs of the checks. Close it. */
export async function workspaceOf(organisation: Organisation, memoryMb = 512): Promise<Workspace> {
  const dir = mkdtempSync(join(tmpdir(), 'causeway-traps-'))
  const workspace = await openWorkspace(':memory:', { memoryMb, threads: 2, tempDir: join(dir, 'spill') })
  const remove = () => rmSync(dir, { recursive: true, force: true })
  try {
    await workspace.run(`attach ':memory:' as stored`)
    await fillMarts(workspace, organisation, dir)
    await makeInputs(workspace)
  } catch (error) {
    workspace.close()
    remove()
    throw error
  }
  // Large organisations spill into the folder until they are closed.
  return {
    ...workspace,
    close: () => {
      workspace.close()
      remove()
    },
  }
}

/** The records of an organisation and the marts that the inputs of the checks read; a database must be attached as `stored`. */
export async function fillMarts(workspace: Workspace, organisation: Organisation, dir: string): Promise<void> {
  const delivered: Partial<Record<CanonicalTable, readonly object[]>> = {
    goal_result: organisation.results,
    review: organisation.reviews,
    criterion_score: organisation.criteria,
    person_period: organisation.roster,
    target_revision: organisation.revisions,
    plan: organisation.plans,
    unit: organisation.units,
    kpi: organisation.kpi,
    comment: organisation.comments,
    rating_scale: organisation.scales,
  }
  for (const table of CANONICAL_TABLES) await load(workspace, dir, table, table, delivered[table] ?? [])
  await load(workspace, dir, 'stored.repeated_goal_result', 'goal_result', organisation.repeated)
  await load(workspace, dir, 'stored.comment', 'comment', organisation.comments)
  for (const name of MARTS)
    await workspace.run(`create table ${name} as ${await readSql(`marts/${name}.sql`)}`, {}, name)
  // Nothing is protected here; the variance model only asks which periods are.
  await workspace.run(
    `create table gap_cell (unit_id varchar, kpi_id varchar, level varchar, period_id varchar, is_withheld boolean)`,
  )
  for (const name of ['model_result', 'model_scale'])
    await workspace.run(`create table ${name} as ${await readSql(`marts/${name}.sql`)}`, {}, name)
}

async function load(
  workspace: Workspace,
  dir: string,
  name: string,
  table: CanonicalTable,
  records: readonly object[],
) {
  const types = columnsOf(table)
  const present = Object.keys(records[0] ?? {}).filter((column) => column in types)
  const all = Object.entries(types).map(([column, type]) =>
    present.includes(column) && records.length > 0
      ? column
      : `cast(${column === 'batch_id' ? "'b-1'" : 'null'} as ${type}) as ${column}`,
  )
  if (records.length === 0) {
    await workspace.run(`create table ${name} as select ${all.join(', ')} where false`, {}, name)
    return
  }
  const path = join(dir, `${table}.csv`)
  writeFileSync(path, csvOf(records as Record<string, unknown>[], present))
  const columns = present.map((column) => `'${column}': '${types[column]}'`).join(', ')
  await workspace.run(
    `create table ${name} as select ${all.join(', ')} from read_csv('${path}', auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', nullstr = '', columns = {${columns}})`,
    {},
    name,
  )
}

function csvOf(records: Record<string, unknown>[], columns: string[]): string {
  let text = ''
  for (const record of records) {
    for (let i = 0; i < columns.length; i++) {
      const value = record[columns[i]!]
      if (i > 0) text += ','
      // A number that is none would never have passed the import.
      if (value === null || value === undefined || (typeof value === 'number' && !Number.isFinite(value))) continue
      text += typeof value === 'string' ? `"${value.replaceAll('"', '""')}"` : String(value)
    }
    text += '\n'
  }
  return text
}

/** What the checks say of an organisation, in the order in which they run. */
export async function checkOrganisation(
  organisation: Organisation,
  options: Partial<CheckOptions> = {},
): Promise<CheckOutcome[]> {
  const workspace = await workspaceOf(organisation)
  try {
    return await checkTraps(workspace, { seed: organisation.seed, ...options })
  } finally {
    workspace.close()
  }
}

/** The outcomes of one check. */
export async function check(
  slug: string,
  organisation: Organisation,
  thresholds?: Record<string, unknown>,
): Promise<Tested[]> {
  const [outcome] = await checkOrganisation(organisation, {
    only: [slug],
    ...(thresholds ? { thresholds: { [slug]: thresholds } } : {}),
  })
  if (!outcome) throw new RangeError(`no check ${slug}`)
  return outcome.tested
}

/** Where a check found something: 'D03', 'D03/K01', 'K01' or 'root', each once, in order. */
export const found = (tested: readonly Tested[], statuses: readonly Tested['status'][] = ['trap']): string[] =>
  [
    ...new Set(
      tested
        .filter(({ status }) => statuses.includes(status))
        .map(({ unit }) => [unit.unit_id, unit.kpi_id].filter((part) => part !== null).join('/')),
    ),
  ].sort()
