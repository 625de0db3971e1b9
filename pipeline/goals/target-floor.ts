import type { Workspace } from '#pipeline/warehouse/open.ts'
import { readSql } from '#pipeline/warehouse/read-sql.ts'
import { GOAL_SETTINGS } from '#queries/goals/settings.ts'

/** Stands beside the names of the checks where a verdict or a cell waits because of the targets. */
export const GOAL_CHECK = 'goal-check'

/**
 * Units of which at least half of the goal weight is out of reach, too easy or without a criterion, and the same for each published cell,
 * which is marked here. Where a data-trap check says it of the KPI as a whole, that check is named and not this one as well.
 */
export async function markTargetFloor(workspace: Workspace): Promise<ReadonlyMap<string, number>> {
  const source = 'goals/inputs/target_floor.sql'
  const { floor } = GOAL_SETTINGS
  await workspace.run(`create or replace temp table goal_floor as ${await readSql(source)}`, {}, source)
  await workspace.run(
    `update gap_cell set is_target_blocked = true,
         blocked_by = case
           when goal_floor.trap_share >= $floor and gap_cell.blocked_by is not null then gap_cell.blocked_by
           when gap_cell.blocked_by is null then $slug
           else gap_cell.blocked_by || '+' || $slug
         end
       from goal_floor
       where gap_cell.unit_id = goal_floor.unit_id and gap_cell.kpi_id = goal_floor.kpi_id and gap_cell.period_id = goal_floor.period_id
         and goal_floor.bad_share >= $floor and not gap_cell.is_withheld`,
    { floor, slug: GOAL_CHECK },
    'cells whose targets cannot be interpreted',
  )
  const rows = await workspace.rows(
    `select goal_floor.unit_id, goal_floor.bad_share from goal_floor
       inner join diagnosis_unit on goal_floor.unit_id = diagnosis_unit.unit_id
       where goal_floor.kpi_id = '*' and goal_floor.period_id = '*' and goal_floor.bad_share >= $floor
         and diagnosis_unit.verdict is not null and diagnosis_unit.verdict <> 'withheld'
       order by goal_floor.unit_id`,
    { floor },
    'units whose targets cannot be interpreted',
  )
  await workspace.run('drop table goal_floor')
  return new Map(rows.map(({ unit_id, bad_share }) => [String(unit_id), Number(bad_share)]))
}
