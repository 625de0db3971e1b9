import type { Log } from '#pipeline/effects.ts'
import type { Workspace } from '#pipeline/warehouse/open.ts'
import { readSql } from '#pipeline/warehouse/read-sql.ts'
import { SMALLEST_GROUP } from '#queries/domain.ts'
import { GOAL_SETTINGS } from '#queries/goals/settings.ts'
import { addChances } from './chances.ts'
import { createGoalTables, dropGoalSteps } from './goal-tables.ts'
import { protectParts } from './protect-parts.ts'
import { lintTexts, readText, textRows } from './lint-texts.ts'

/**
 * Adds the goal check to a snapshot that is being built: reads every different text once, works out chances, origin, lanes and
 * revisions. Needs the inputs of the trap checks after their gates. A failure leaves empty tables and a line in the log, and never
 * stops the build.
 */
export async function checkGoalsInto(workspace: Workspace, { log }: { log: Log }): Promise<void> {
  await createGoalTables(workspace)
  try {
    await fill(workspace)
  } catch (error) {
    // Errors of the database name the SQL file and the kind of fault, never a value.
    log.error(
      { code: 'goals-failed', why: error instanceof Error ? error.message : '' },
      'the goals could not be checked',
    )
    await createGoalTables(workspace)
    await workspace.run(
      `insert into diagnosis_limit by name select 'root' as unit_id, 998 as position, 'goal_check_not_run' as code`,
    )
  } finally {
    await dropGoalSteps(workspace)
  }
}

async function fill(workspace: Workspace): Promise<void> {
  const settings = GOAL_SETTINGS
  await workspace.append('goal_setting', Object.entries(settings))
  // Sums of weights must not depend on the threads of the machine, nor the order of rows that they are taken in.
  await workspace.inOrder(async () => {
    for (const name of ['goal_row', 'goal_text'] as const) {
      await workspace.run(`create or replace temp table ${name} as ${await sql(name)}`, {}, name)
    }
  })
  await lintTexts(workspace)
  await workspace.run(`create or replace temp table goal_read as ${await sql('goal_read')}`, {}, 'goal_read')
  await workspace.inOrder(async () => {
    await insert(workspace, 'goal_check', { is_ceiling: false, is_slack: false })
    await insert(workspace, 'goal_finding')
    await insert(workspace, 'goal_origin')
    await insert(workspace, 'goal_lane')
    await insert(workspace, 'goal_kpi')
    await workspace.run(
      `insert into goal_revision by name ${await sql('goal_revision')}`,
      { typo: settings.typo, last_part: settings.last_part },
      'goal_revision',
    )
  })
  await addChances(workspace, settings)
  await addReachFindings(workspace, settings.out_of_reach)
  await protectParts(workspace)
  await keepWording(workspace)
}

const sql = (name: string) => readSql(`goals/inputs/${name}.sql`)

async function insert(workspace: Workspace, table: string, fixed: Record<string, boolean> = {}): Promise<void> {
  const more = Object.entries(fixed).map(([column, value]) => `, ${value} as ${column}`)
  await workspace.run(`insert into ${table} by name select *${more.join('')} from (${await sql(table)})`, {}, table)
}

/** What the data say of targets stands beside what the rules say of texts. */
const addReachFindings = (workspace: Workspace, outOfReach: number) =>
  workspace.run(
    `insert into goal_finding by name
       select unit_id, kpi_id, lane, period_id, code, 'A' as letter, 'data' as firmness, cast(sum(n_goals) as integer) as n_goals,
         sum(weight) as weight
       from goal_check
       inner join (values ('A_OUT_OF_REACH'), ('A_SLACK')) as codes (code)
         on case when code = 'A_SLACK' then is_slack or coalesce(by_trap = 'trivial-target', false)
           else chance < $out_of_reach or is_ceiling or coalesce(by_trap = 'unattainable-target', false) end
       where lane = 'kpi'
       group by unit_id, kpi_id, lane, period_id, code
       order by unit_id, kpi_id, lane, period_id, code`,
    { out_of_reach: outOfReach },
    'findings of reach',
  )

/** A few texts for each finding, read again one by one: the build keeps no reading of the others. */
async function keepWording(workspace: Workspace): Promise<void> {
  const rows = await workspace.rows(await sql('goal_wording'), { smallest: SMALLEST_GROUP }, 'goal_wording')
  const wanted = new Set(rows.map(({ text_no }) => Number(text_no)))
  const checks = new Map<number, string>()
  const numbers = [...wanted].sort((a, b) => a - b)
  for (let i = 0; i < numbers.length; i += 1000) {
    const some = numbers.slice(i, i + 1000)
    for (const row of await textRows(workspace, `goal_text.text_no in (${some.join(', ')})`)) {
      checks.set(row.text_no, JSON.stringify({ ...readText(row), id: '' }))
    }
  }
  await workspace.append(
    'goal_wording',
    rows.map((row) => [
      ...[String(row['unit_id']), String(row['code']), Number(row['position']), String(row['text'])],
      ...[checks.get(Number(row['text_no'])) ?? null, Number(row['n_people']), String(row['last_period'])],
    ]),
  )
}
