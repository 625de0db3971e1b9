import type { Workspace } from '#pipeline/warehouse/open.ts'
import { readSql } from '#pipeline/warehouse/read-sql.ts'
import { attainability, type GoalHistory } from '#queries/goals/attainability.ts'
import type { GoalSettings } from '#queries/goals/settings.ts'

type HistoryRow = GoalHistory & {
  unit_id: string
  kpi_id: string
  kpi_version: number
  period_id: string
  n_goals: number
}

/**
 * Works out the chance of every target from the history before it and adds it to goal_check; KPI by KPI, so that memory follows the
 * units of one KPI. Where a KPI has goals of people and of the unit itself, those of people speak.
 */
export async function addChances(workspace: Workspace, settings: GoalSettings): Promise<void> {
  const source = 'goals/inputs/goal_history.sql'
  const { window, cycles } = settings
  await workspace.run(
    `create or replace temp table goal_history as ${await readSql(source)}`,
    { window, cycles },
    source,
  )
  await workspace.run(
    `create or replace temp table goal_chance (unit_id varchar, kpi_id varchar, kpi_version integer, lane varchar, period_id varchar,
       is_of_people boolean, basis varchar, chance double, chance_low double, chance_high double, n_periods integer, n_now integer,
       n_ever integer, is_ceiling boolean, is_slack boolean)`,
  )
  const kpis = await workspace.rows('select distinct kpi_id from goal_history order by kpi_id')
  for (const { kpi_id } of kpis) {
    const rows = (await workspace.rows('select * from goal_history where kpi_id = $kpi', {
      kpi: kpi_id,
    })) as HistoryRow[]
    await workspace.append(
      'goal_chance',
      rows.map((row) => {
        const found = attainability(row, settings)
        return [
          ...[row.unit_id, row.kpi_id, row.kpi_version, row.lane, row.period_id, row.is_of_people],
          ...[found.basis, rounded(found.chance), rounded(found.low), rounded(found.high), found.n_periods],
          ...[found.ever?.of ?? null, found.ever?.n ?? null, found.is_ceiling, found.is_slack],
        ]
      }),
    )
  }
  await workspace.run(
    `update goal_check set basis = told.basis, chance = told.chance, chance_low = told.chance_low, chance_high = told.chance_high,
         n_periods = told.n_periods, n_now = told.n_now, n_ever = told.n_ever, is_ceiling = told.is_ceiling, is_slack = told.is_slack
       from (
         select * from goal_chance
         qualify row_number() over (partition by unit_id, kpi_id, kpi_version, lane, period_id order by is_of_people desc) = 1
       ) as told
       where goal_check.unit_id = told.unit_id and goal_check.kpi_id = told.kpi_id and goal_check.kpi_version = told.kpi_version
         and goal_check.lane = told.lane and goal_check.period_id = told.period_id`,
    {},
    'chances of goals',
  )
  await workspace.run(
    `update goal_check set by_trap = found.slug
       from (
         select kpi_id, min(slug) as slug from trap_result
         where slug in ('unattainable-target', 'trivial-target') and status = 'trap' and kpi_id is not null
         group by kpi_id
       ) as found
       where goal_check.kpi_id = found.kpi_id and goal_check.lane = 'kpi'`,
    {},
    'targets that a check calls out of reach or too low',
  )
}

/** Sums over several threads differ in the last digits; what is kept does not. */
const rounded = (value: number | null) => (value === null ? null : Math.round(value * 1e6) / 1e6)
