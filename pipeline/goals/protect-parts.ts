import { withholdCells } from '#pipeline/privacy/withhold-cells.ts'
import type { Workspace } from '#pipeline/warehouse/open.ts'

/** Tables that split the goals of each unit and period, and the column that names the part. */
const SPLITS = { goal_origin: 'origin', goal_lane: 'lane', goal_revision: 'class' } as const

type Row = { unit_id: string; period_id: string; part: string; n_people: number; n_own: number }

/**
 * Marks the units of each period whose split could give fewer than five people away: by a part of their own, by what its parent shows
 * less its siblings, or by the other parts of the same unit. One part withheld takes the others of its unit with it, and that may open
 * another unit; so all parts are looked at again until nothing more falls.
 */
export async function protectParts(workspace: Workspace): Promise<void> {
  const tree = await workspace.rows('select unit_id, parent_id from unit_tree')
  // unit_tree's columns are VARCHAR; parent_id is null for the root only.
  const parentOf = new Map(tree.map((row) => [row['unit_id'] as string, row['parent_id'] as string | null]))
  await workspace.run('create or replace temp table goal_withheld (unit_id varchar, period_id varchar)')
  for (const [table, part] of Object.entries(SPLITS)) {
    const rows = (await workspace.rows(
      `select unit_id, period_id, ${part} as part, n_people, n_own from ${table} where n_people is not null
       order by period_id, part, unit_id`,
    )) as Row[]
    const hidden = [...Map.groupBy(rows, ({ period_id }) => period_id)].flatMap(([period_id, some]) =>
      [...withheldUnits(some, parentOf)].map((unit_id) => [unit_id, period_id]),
    )
    await workspace.run('delete from goal_withheld')
    await workspace.append('goal_withheld', hidden)
    await workspace.run(
      `update ${table} set is_withheld = exists (
         select 1 from goal_withheld where goal_withheld.unit_id = ${table}.unit_id and goal_withheld.period_id = ${table}.period_id)`,
      {},
      `protected ${table}`,
    )
  }
  await workspace.run('drop table goal_withheld')
}

/** Of one period. */
export function withheldUnits(rows: readonly Row[], parentOf: ReadonlyMap<string, string | null>): Set<string> {
  const parts = [...Map.groupBy(rows, ({ part }) => part).values()]
  let hidden = new Set<string>()
  for (;;) {
    const next = new Set(hidden)
    for (const some of parts) {
      const cells = some.map(({ unit_id, n_people, n_own }) => ({
        unit_id,
        counts: [n_people],
        own: [n_own],
        crossing: [0],
      }))
      for (const unit of withholdCells(cells, parentOf, hidden)) next.add(unit)
    }
    if (next.size === hidden.size) return hidden
    hidden = next
  }
}
