import type { Workspace } from '#pipeline/warehouse/open.ts'
import { readSql } from '#pipeline/warehouse/read-sql.ts'

/** What the data-defect gates read, and what the later checks read once the gates have set faulty rows aside. */
const BEFORE_GATES = ['trap_period', 'trap_person', 'trap_fact', 'trap_cell', 'trap_there'] as const
const AFTER_GATES = ['trap_person_period', 'trap_rating', 'trap_criterion', 'trap_rated_unit'] as const
/** These read what was delivered beside the facts, and must be made while the batches are attached. */
const OF_DELIVERIES = ['trap_comment', 'trap_repeat'] as const

/**
 * Makes the inputs of the checks as temporary tables. Needs the marts up to `goal_gap`, `model_scale` and the attached batches
 * (`stored`).
 */
export async function makeInputs(workspace: Workspace): Promise<void> {
  for (const name of BEFORE_GATES) await make(workspace, name)
  await workspace.run('create or replace temp table trap_faulty (row_no integer, slug varchar)')
  await workspace.run('create or replace temp view trap_row as select * from trap_fact')
  for (const name of OF_DELIVERIES) await make(workspace, name)
}

/** Makes the rest, from the rows that the gates left. */
export async function makeInputsAfterGates(workspace: Workspace): Promise<void> {
  for (const name of AFTER_GATES) await make(workspace, name)
}

/** Sets rows aside for every later check. */
export async function setAside(workspace: Workspace, slug: string, sql: string, params: Record<string, unknown>) {
  await workspace.run(`insert into trap_faulty select row_no, '${slug}' from (${sql})`, params, `${slug} faulty rows`)
  await workspace.run(`create or replace temp view trap_row as ${await readSql('traps/inputs/trap_row.sql')}`)
}

export async function dropInputs(workspace: Workspace): Promise<void> {
  await workspace.run('drop view if exists trap_row')
  for (const name of [...BEFORE_GATES, ...AFTER_GATES, ...OF_DELIVERIES, 'trap_faulty']) {
    await workspace.run(`drop table if exists ${name}`)
  }
}

async function make(workspace: Workspace, name: string): Promise<void> {
  const source = `traps/inputs/${name}.sql`
  await workspace.run(`create or replace temp table ${name} as ${await readSql(source)}`, {}, source)
}
