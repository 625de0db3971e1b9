import { readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSnapshot, openWorkspace } from '#pipeline/warehouse/open.ts'
import { deliver, folder, result, unit } from './deliveries.ts'

const NEWER = {
  plan: 'kpi_id, programme, owner_function, acknowledged_on, started_on, co_authored, own_benefit, evidence_kinds, expected_effect, decision_level, hours, lesson',
  goal_result: 'lesson_id, indicator_type, acknowledged_on, updated_on',
}

test('a batch written before the newer columns still loads beside one that has them: what it does not say is null', async () => {
  const { dir, remove } = folder()
  try {
    const about = { subject_type: 'unit', unit_id: 'a', starts_on: '2025-01-01' }
    await deliver(dir, {
      tables: { unit: [unit('a')], goal_result: [result({ person_key: 'p1' })], plan: [{ ...about, plan_id: 'old', type: 'training' }] },
    }) // prettier-ignore
    const batches = join(dir, 'warehouse', 'batches')
    const [batch] = readdirSync(batches)
    const workspace = await openWorkspace(':memory:', { memoryMb: 256, threads: 1, tempDir: join(dir, 'spill') })
    for (const [table, columns] of Object.entries(NEWER)) {
      const path = join(batches, batch!, `${table}.parquet`)
      await workspace.run(
        `copy (select * exclude (${columns}) from read_parquet('${path}')) to '${path}.old' (format parquet)`,
      )
      renameSync(`${path}.old`, path)
    }
    workspace.close()
    const { snapshot: id } = await deliver(dir, {
      source_id: 'plans',
      tables: {
        plan: [
          { ...about, plan_id: 'new', co_authored: true, decision_level: 2, started_on: '2025-01-06' },
          { ...about, plan_id: 'new', unit_id: 'b', co_authored: false },
        ],
      },
    })
    const snapshot = await openSnapshot(join(dir, 'warehouse', 'snapshots', `${id}.duckdb`))
    const plans = await snapshot.query(
      'select plan_id, unit_id, type, co_authored, decision_level from plan order by 1, 2',
    )
    await snapshot.close()
    expect(plans).toEqual([
      { plan_id: 'new', unit_id: 'a', type: null, co_authored: true, decision_level: 2 },
      { plan_id: 'new', unit_id: 'b', type: null, co_authored: false, decision_level: null },
      { plan_id: 'old', unit_id: 'a', type: 'training', co_authored: null, decision_level: null },
    ])
  } finally {
    remove()
  }
})
