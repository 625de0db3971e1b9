import type { Workspace } from '#pipeline/warehouse/open.ts'
import { GOAL_TABLES } from '#queries/goals/tables.ts'

/** What a build makes on the way and leaves out of the snapshot. */
const STEPS = ['goal_row', 'goal_text', 'goal_read', 'goal_lint', 'goal_lint_code', 'goal_history', 'goal_chance']

/** Makes every table of the goal check anew, typed and empty. */
export async function createGoalTables(workspace: Workspace): Promise<void> {
  for (const [name, types] of Object.entries(GOAL_TABLES)) {
    const columns = Object.entries(types).map(([column, type]) => `${column} ${type}`)
    await workspace.run(`create or replace table ${name} (${columns.join(', ')})`, {}, name)
  }
}

export async function dropGoalSteps(workspace: Workspace): Promise<void> {
  for (const name of STEPS) await workspace.run(`drop table if exists ${name}`)
}
