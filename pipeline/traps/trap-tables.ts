import type { Workspace } from '#pipeline/warehouse/open.ts'
import { TRAP_TABLES, type TrapRow, type TrapTable } from '#queries/traps/tables.ts'
import type { CheckOutcome } from './check-traps.ts'
import { checkRow, resultRow, type Finding } from './findings.ts'
import { changedNames, type TrapSettings } from './trap-settings.ts'

/** Makes every table of the checks anew, typed and empty. */
export async function createTrapTables(workspace: Workspace): Promise<void> {
  for (const [name, types] of Object.entries(TRAP_TABLES)) {
    const columns = Object.entries(types).map(([column, type]) => `${column} ${type}`)
    await workspace.run(`create or replace table ${name} (${columns.join(', ')})`, {}, name)
  }
}

/** What was found and what it touches; scopes are counted afterwards. */
export async function fillTrapTables(
  workspace: Workspace,
  outcomes: readonly CheckOutcome[],
  findings: readonly Finding[],
  settings: TrapSettings,
): Promise<void> {
  await append(
    workspace,
    'trap_check',
    outcomes.map((outcome, position) =>
      checkRow(outcome, position, findings, {
        names: changedNames(outcome.spec, settings),
        by: settings.changedBy,
        on: settings.changedOn,
      }),
    ),
  )
  await append(workspace, 'trap_result', findings.map(resultRow))
  await append(
    workspace,
    'trap_touched',
    findings.flatMap(({ no, tested }) =>
      tested.touched.map((pattern, pattern_no) => ({ finding_no: no, pattern_no, ...pattern })),
    ),
  )
}

async function append<T extends TrapTable>(workspace: Workspace, table: T, rows: readonly TrapRow<T>[]): Promise<void> {
  if (rows.length === 0) return
  const columns = Object.keys(TRAP_TABLES[table]) as (keyof TrapRow<T>)[]
  await workspace.append(
    table,
    rows.map((row) => columns.map((column) => row[column])),
  )
}
