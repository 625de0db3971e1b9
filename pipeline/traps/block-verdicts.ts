import { GOAL_CHECK, markTargetFloor } from '#pipeline/goals/target-floor.ts'
import type { Workspace } from '#pipeline/warehouse/open.ts'
import { readSql } from '#pipeline/warehouse/read-sql.ts'
import type { Trap } from '#queries/traps/define.ts'

/** From this part of the goal weight on, the gap is not read because of its targets (statistics 11, verdict 3). */
export const LEAST_TARGET_WEIGHT = 0.5

/**
 * Changes the verdict of each unit that a trap of level or split stands on to "measurement trap" (statistics 11, verdicts 2 and 3);
 * the verdict that the figures alone would give is kept beside it, as part of what the trap costs. A unit whose targets fall under the
 * floor of the goal check (goals 6) waits as well, whether or not a trap stands on it.
 */
export async function blockVerdicts(workspace: Workspace): Promise<void> {
  const source = 'traps/scopes/unit_verdict.sql'
  const rows = await workspace.rows(await readSql(source), {}, source)
  const units = Map.groupBy(rows, ({ unit_id }) => String(unit_id))
  const underFloor = await markTargetFloor(workspace)
  await workspace.run(
    'create or replace temp table trap_verdict (unit_id varchar, subtype varchar, blocked_by varchar)',
  )
  await workspace.append(
    'trap_verdict',
    [...new Set([...units.keys(), ...underFloor.keys()])].map((unit_id) => {
      const some = units.get(unit_id) ?? []
      const targetWeight = some.reduce((sum, { target_weight_share }) => sum + Number(target_weight_share), 0)
      const isUnderFloor = underFloor.has(unit_id)
      const slugs = [...some.map(({ slug }) => String(slug)), ...(isUnderFloor ? [GOAL_CHECK] : [])]
      const isTarget = isUnderFloor || targetWeight >= LEAST_TARGET_WEIGHT
      return [unit_id, isTarget ? 'target_not_interpretable' : slugs[0]!, slugs.join('+')]
    }),
  )
  await workspace.run(
    `update diagnosis_unit
       set unblocked_verdict = diagnosis_unit.verdict, verdict = 'measurement_trap', subtype = trap_verdict.subtype,
         blocked_by = trap_verdict.blocked_by
       from trap_verdict where diagnosis_unit.unit_id = trap_verdict.unit_id`,
    {},
    'verdicts that traps block',
  )
  await workspace.run('drop table trap_verdict')
}

/** Which checks speak of a verdict: a small table that the SQL joins, since only the registry knows. */
export async function flagVerdictChecks(workspace: Workspace, specs: readonly Trap[]): Promise<void> {
  await workspace.run(
    'create or replace temp table trap_of_verdict (slug varchar, position integer, is_target boolean, is_person_side boolean)',
  )
  await workspace.append(
    'trap_of_verdict',
    specs.flatMap(({ slug, blocks, isAboutTarget, isPersonSideOnly }, position) =>
      blocks.includes('level') || blocks.includes('split')
        ? [[slug, position, isAboutTarget === true, isPersonSideOnly === true]]
        : [],
    ),
  )
}
